/// Writes CSV by RFC 4180: quotes only where they are needed, lines end in LF.
///
/// Whatever is written, ``CSVTable`` reads back as it was. The same rows give the same bytes.
public struct CSVWriter: Sendable {
  /// What has been written so far and not been taken, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  private let columnCount: Int
  /// Whether the file's first bytes have been handed over.
  private var isBegun = false

  /// Begins a file.
  ///
  /// - Parameter header: the columns' names.
  /// - Precondition: there is a name, none is empty, and each stands once.
  public init(header: [String]) {
    precondition(!header.isEmpty, "a table has at least one column")
    precondition(!header.contains(""), "every column has a name")
    precondition(Set(header).count == header.count, "every column has a name of its own")
    columnCount = header.count
    append(header)
  }

  /// Writes a row.
  ///
  /// - Precondition: there are as many fields as header names.
  /// - Complexity: O(*n*) in the length of the fields.
  public mutating func append(_ fields: [String]) {
    precondition(fields.count == columnCount, "\(fields.count) fields in \(columnCount) columns")
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(.comma) }
      append(field)
    }
    bytes.append(.lineFeed)
  }

  /// Hands over what has been written since the last time, for a file that is written in parts.
  public mutating func takeBytes() -> [UInt8] {
    isBegun = isBegun || !bytes.isEmpty
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ field: String) {
    guard needsQuotes(field) else {
      bytes.append(contentsOf: field.utf8)
      return
    }
    bytes.append(.quote)
    for byte in field.utf8 {
      if byte == .quote { bytes.append(.quote) }
      bytes.append(byte)
    }
    bytes.append(.quote)
  }

  private func needsQuotes(_ field: String) -> Bool {
    // Many readers skip an empty line, and a byte order mark at the start of a file.
    if field.isEmpty { return columnCount == 1 }
    if bytes.isEmpty, !isBegun, field.unicodeScalars.first == "\u{FEFF}" { return true }
    return field.utf8.contains { byte in
      byte == .comma || byte == .quote || byte == .lineFeed || byte == .carriageReturn
    }
  }
}
