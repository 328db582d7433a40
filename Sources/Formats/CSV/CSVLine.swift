/// The bytes between two line feeds of a file.
struct CSVLine {
  /// Offset of the first byte, a byte order mark left out.
  let start: Int
  /// Offset after the last byte, the line end left out.
  let end: Int

  init(of bytes: Span<UInt8>, holding offset: Int) {
    var start = offset
    while start > 0, bytes[start - 1] != .lineFeed { start -= 1 }
    if start == 0, bytes.startsWithByteOrderMark { start = min(3, offset) }
    var end = offset
    while end < bytes.count, bytes[end] != .lineFeed { end += 1 }
    if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
    self.start = start
    self.end = max(start, end)
  }

  /// The column of a byte of the line, in characters, counted from 1.
  func column(ofByte offset: Int, in bytes: Span<UInt8>) -> Int {
    String(decodingBytes: bytes, in: start..<max(start, offset)).count + 1
  }
}
