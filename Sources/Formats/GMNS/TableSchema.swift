import Geo

/// How one table is read: its columns, its key and what a row becomes.
protocol TableSchema {
  associatedtype Value

  static var table: DataTable { get }

  /// Looks the columns up once; required ones that are missing are noted.
  init(_ header: inout TableHeader)

  /// The columns that together name a row and must differ between rows; none if nothing does.
  var key: [Column] { get }

  /// Reads a row. `nil` where nothing usable came of it, which needs a noted error.
  func value(of row: inout TableRow) -> Value?
}

/// A column that a schema names, wherever a file has it.
struct Column {
  let name: String
  /// `nil` if the file lacks the column.
  let position: CSVColumn?

  var isPresent: Bool { position != nil }
}

/// The header of a table while a schema looks for its columns.
struct TableHeader {
  private let csv: CSVTable
  private let table: DataTable
  private(set) var problems: [DataProblem] = []

  init(_ csv: CSVTable, table: DataTable) {
    self.csv = csv
    self.table = table
  }

  mutating func required(_ name: String) -> Column {
    let column = optional(name)
    if !column.isPresent {
      problems.append(
        DataProblem(
          code: .missingColumn,
          file: table.fileName,
          line: 1,
          column: 1,
          columnName: name,
          value: "",
          finding: "there is no column '\(name)'",
          expected: "it in the header",
          suggestions: NameFolding.suggestions(for: name, among: csv.columnNames)
        )
      )
    }
    return column
  }

  func optional(_ name: String) -> Column {
    Column(name: name, position: csv.optionalColumn(name))
  }
}
