/// A CSV file, checked against RFC 4180, whose fields are read where they lie.
///
/// ```swift
/// let table = try CSVTable(parsing: CSVSource(name: "node.csv", bytes: bytes))
/// let id = try table.column("node_id")
/// let longitude = try table.column("x_coord")
/// for row in table {
///   print(row[id].string, try row[longitude].double)
/// }
/// ```
///
/// The first line is the header. Lines end in LF or CR LF, the last one or not. A byte order mark
/// is skipped. What the reader refuses: bytes that are no UTF-8, an empty file, a header with an
/// empty or repeated name, a row of another length than the header's (an empty line in a table of
/// several columns is one), a quote that is never closed, text after a closing quote, a quote within
/// an unquoted field, a carriage return alone.
///
/// No text is copied until a field is asked for it. A table may be shared between threads.
public struct CSVTable: Sendable {
  let contents: Contents

  /// What a table, its rows and its fields share.
  final class Contents: Sendable {
    let source: CSVSource
    let fields: [CSVScanner.FieldSpan]
    let rowLines: [UInt32]
    let columnNames: [String]
    let columnIndices: [String: Int]

    init(
      source: CSVSource,
      scanner: consuming CSVScanner,
      header: CSVHeader
    ) {
      self.source = source
      fields = scanner.fields
      rowLines = scanner.rowLines
      columnNames = header.columnNames
      columnIndices = header.columnIndices
    }
  }

  /// Reads a file.
  ///
  /// - Throws: ``CSVError``, the first thing that is wrong.
  /// - Complexity: O(*n*).
  public init(parsing source: CSVSource) throws(CSVError) {
    var scanner = CSVScanner()
    do {
      try source.withBytes { bytes throws(CSVScanner.Failure) in try scanner.scan(bytes) }
    } catch {
      throw source.error(error, header: scanner.fields.prefix(scanner.columnCount))
    }
    let header = try CSVHeader(scanner.fields.prefix(scanner.columnCount), of: source)
    contents = Contents(source: source, scanner: scanner, header: header)
  }

  /// The name of the source, for messages.
  public var name: String { contents.source.name }

  /// The header's names, in the file's order.
  public var columnNames: [String] { contents.columnNames }

  /// The column of a name.
  ///
  /// - Throws: ``CSVError`` with ``CSVError/Problem/missingColumn(_:)``, at the header.
  public func column(_ name: String) throws(CSVError) -> CSVColumn {
    guard let column = optionalColumn(name) else {
      throw contents.source.error(.missingColumn(name), atByte: contents.fields[0].start)
    }
    return column
  }

  /// The column of a name, or `nil` if the file has none.
  public func optionalColumn(_ name: String) -> CSVColumn? {
    contents.columnIndices[name].map { CSVColumn(index: $0, name: name) }
  }
}

/// A column of a ``CSVTable``: look it up once, then use it for every row of that table.
public struct CSVColumn: Hashable, Sendable {
  let index: Int
  /// The name in the header.
  public let name: String
}

extension CSVTable: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { contents.rowLines.count - 1 }

  /// The row at a position, the header not counted.
  public subscript(position: Int) -> CSVRow {
    precondition(indices.contains(position), "row \(position) of \(count)")
    return CSVRow(contents: contents, row: position + 1)
  }
}

extension CSVSource {
  /// Puts a scanner's failure into words and places.
  func error(
    _ failure: CSVScanner.Failure,
    header: ArraySlice<CSVScanner.FieldSpan>
  ) -> CSVError {
    let isBelowHeader = !header.isEmpty
    let field = failure.columnIndex.flatMap { index in
      isBelowHeader && index < header.count ? string(of: header[index]) : nil
    }
    let value = withBytes { String(decodingBytes: $0, in: failure.culprit) }
    return error(failure.problem, atByte: failure.offset, field: field, value: value)
  }

  /// The text of a field, doubled quotes undoubled.
  func string(of field: CSVScanner.FieldSpan) -> String {
    withBytes { $0.string(of: field) }
  }
}

extension Span<UInt8> {
  /// The text of a field of a file, doubled quotes undoubled.
  func string(of field: CSVScanner.FieldSpan) -> String {
    guard field.hasDoubledQuotes else { return String(decodingBytes: self, in: field.range) }
    var undoubled: [UInt8] = []
    undoubled.reserveCapacity(field.length)
    var offset = field.start
    while offset < field.range.upperBound {
      let byte = self[offset]
      undoubled.append(byte)
      offset += byte == .quote ? 2 : 1
    }
    return String(decoding: undoubled, as: UTF8.self)
  }
}
