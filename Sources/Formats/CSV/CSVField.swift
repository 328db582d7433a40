/// One field of a ``CSVTable``. It makes no text until asked.
public struct CSVField: Sendable {
  let contents: CSVTable.Contents
  let row: Int
  let column: Int

  private var span: CSVScanner.FieldSpan {
    contents.fields[row * contents.columnNames.count + column]
  }

  /// The header name over the field.
  public var name: String { contents.columnNames[column] }

  /// Whether the field has no content; `""` is as empty as nothing.
  public var isEmpty: Bool { span.length == 0 }

  /// Whether the field stands in quotes.
  public var isQuoted: Bool { span.isQuoted }

  /// The text, without the quotes around it, those within it undoubled.
  public var string: String { contents.source.string(of: span) }

  /// The text, or `nil` for an empty field.
  public var optionalString: String? { isEmpty ? nil : string }

  /// The field as a decimal number: digits, a point, a sign, an exponent; correctly rounded.
  ///
  /// - Throws: ``CSVError`` for anything else, an empty field and numbers too large included.
  public var double: Double {
    get throws(CSVError) {
      let span = span
      let number = contents.source.withBytes { Double(decimal: $0.extracting(span.range)) }
      guard let number else { throw error(.notANumber) }
      return number
    }
  }

  /// The field as a decimal number, or `nil` for an empty field.
  ///
  /// - Throws: ``CSVError`` for a field that is neither empty nor a number.
  public var optionalDouble: Double? {
    get throws(CSVError) { isEmpty ? nil : try double }
  }

  /// The field as a whole number, in decimal digits with or without a sign.
  ///
  /// - Throws: ``CSVError`` for anything else, an empty field included.
  public var int: Int {
    get throws(CSVError) {
      let span = span
      let number = contents.source.withBytes { Int(decimal: $0.extracting(span.range)) }
      guard let number else { throw error(.notAnInteger) }
      return number
    }
  }

  /// The field as a whole number, or `nil` for an empty field.
  ///
  /// - Throws: ``CSVError`` for a field that is neither empty nor a whole number.
  public var optionalInt: Int? {
    get throws(CSVError) { isEmpty ? nil : try int }
  }

  /// Lends the field's bytes as they stand between its quotes, doubled quotes doubled.
  public func withBytes<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let span = span
    return try contents.source.withBytes { bytes throws(Failure) in
      try body(bytes.extracting(span.range))
    }
  }

  /// Where the field begins, at its quote if it has one.
  ///
  /// - Complexity: O(*n*) in the length of the row.
  public var location: CSVLocation {
    let span = span
    let start = span.firstByte
    let rowStart = contents.fields[row * contents.columnNames.count].start
    return contents.source.withBytes { bytes in
      var line = Int(contents.rowLines[row])
      if rowStart < start {
        for offset in rowStart..<start where bytes[offset] == .lineFeed { line += 1 }
      }
      return CSVLocation(
        line: line,
        column: CSVLine(of: bytes, holding: start).column(ofByte: start, in: bytes)
      )
    }
  }

  /// The error to throw when a reader cannot accept the field.
  ///
  /// - Parameter expected: what would be accepted, to stand after "expected", such as
  ///   `a mode: rail, road or sea`.
  public func unacceptable(expected: String) -> CSVError {
    error(.unacceptable(expected: expected))
  }

  private func error(_ problem: CSVError.Problem) -> CSVError {
    contents.source.error(
      problem,
      atByte: span.firstByte,
      field: name,
      value: string
    )
  }
}
