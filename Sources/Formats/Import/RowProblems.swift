/// What is wrong with rows of a table, while blocks of it are read.
struct RowProblems {
  let table: ImportTable
  var all: ImportProblems
  /// Where the block that is read begins in the file.
  var blockStart = 0

  init(_ table: ImportTable, _ all: ImportProblems) {
    self.table = table
    self.all = all
  }

  /// Notes what is wrong with a field.
  ///
  /// - Parameter finding: says what, given the field's text.
  mutating func note(
    _ bytes: Span<UInt8>,
    _ row: ImportTable.Row,
    _ column: Int,
    expected: String,
    finding: (String) -> String
  ) {
    let field = row[column]
    let offset = blockStart + field.firstByte
    let text = bytes.string(of: field)
    let table = table
    all.note(
      ImportProblem(
        file: table.bytes.name,
        place: table.bytes.place(ofByte: offset),
        field: table.columnNames[column],
        finding: finding(text),
        expected: expected
      )
    )
  }
}
