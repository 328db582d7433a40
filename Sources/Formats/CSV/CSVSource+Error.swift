extension CSVSource {
  /// An error at a byte of the file.
  ///
  /// - Complexity: O(*n*) in the offset.
  func error(
    _ problem: CSVError.Problem,
    atByte offset: Int,
    field: String? = nil,
    value: String = ""
  ) -> CSVError {
    let location = location(ofByte: offset)
    return withBytes { bytes in
      let line = CSVLine(of: bytes, holding: offset)
      return CSVError(
        file: name,
        line: location.line,
        column: location.column,
        field: field,
        value: value,
        problem: problem,
        sourceLine: String(decodingBytes: bytes, in: line.start..<line.end)
      )
    }
  }

  /// The place of a byte of the file.
  ///
  /// - Parameter known: a byte before it, and the line which that is on.
  /// - Complexity: O(*n*) in the bytes from there.
  func location(
    ofByte offset: Int,
    after known: (byte: Int, line: Int) = (byte: 0, line: 1)
  ) -> CSVLocation {
    withBytes { bytes in
      let line = CSVLine(of: bytes, holding: offset)
      var number = known.line
      if known.byte < line.start {
        for index in known.byte..<line.start where bytes[index] == .lineFeed { number += 1 }
      }
      return CSVLocation(line: number, column: line.column(ofByte: offset, in: bytes))
    }
  }
}
