extension UInt8 {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}

extension Span<UInt8> {
  /// Whether the bytes begin with U+FEFF in UTF-8.
  var startsWithByteOrderMark: Bool {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF
  }
}

extension String {
  /// The text of some of the bytes; what is no UTF-8 shows as U+FFFD.
  init(decodingBytes bytes: Span<UInt8>, in range: Range<Int>) {
    self = bytes.extracting(range).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
