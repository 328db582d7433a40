extension [UInt8] {
  /// Appends a text in quotes, escaped as RFC 8259 section 7 demands and no further.
  mutating func append(quoted text: String) {
    append(.quote)
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices where utf8[index].needsEscape {
        append(contentsOf: utf8[start..<index])
        append(escaped: utf8[index])
        start = index + 1
      }
      append(contentsOf: utf8[start...])
    }
    append(.quote)
  }

  private mutating func append(escaped byte: UInt8) {
    let hexadecimal = Array("0123456789abcdef".utf8)
    append(UInt8(ascii: "\\"))
    switch byte {
    case .quote, UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case .lineFeed: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case .carriageReturn: append(UInt8(ascii: "r"))
    default:
      append(contentsOf: "u00".utf8)
      append(hexadecimal[Int(byte >> 4)])
      append(hexadecimal[Int(byte & 0xF)])
    }
  }
}

extension UInt8 {
  fileprivate var needsEscape: Bool {
    self < 0x20 || self == .quote || self == UInt8(ascii: "\\")
  }
}
