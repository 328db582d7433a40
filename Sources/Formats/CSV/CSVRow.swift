/// One row of a ``CSVTable``.
public struct CSVRow: Sendable {
  let contents: CSVTable.Contents
  let row: Int

  /// The line on which the row begins, counted from 1.
  public var line: Int { Int(contents.rowLines[row]) }

  /// The field in a column of the same table.
  public subscript(column: CSVColumn) -> CSVField {
    CSVField(contents: contents, row: row, column: column.index)
  }

  /// The field in a column of the same table, or `nil` if the table has no such column.
  public subscript(column: CSVColumn?) -> CSVField? {
    column.map { self[$0] }
  }

  /// The field under a header name; to read many rows look the column up once, with
  /// ``CSVTable/column(_:)``.
  ///
  /// - Throws: ``CSVError`` with ``CSVError/Problem/missingColumn(_:)``.
  public subscript(name: String) -> CSVField {
    get throws(CSVError) { self[try CSVTable(contents: contents).column(name)] }
  }

  /// Every field, in the file's order.
  public var fields: [CSVField] {
    contents.columnNames.indices.map {
      CSVField(contents: contents, row: row, column: $0)
    }
  }
}

extension CSVTable {
  init(contents: Contents) {
    self.contents = contents
  }
}
