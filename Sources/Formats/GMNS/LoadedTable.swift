import Geo

/// A table as read: the values of its sound rows, and where each of them stands.
struct LoadedTable<Value> {
  let table: DataTable
  /// Whether the package has the table and its syntax and header are right. Where it is not,
  /// nothing is said of references into it.
  var isReliable = true
  /// Whether the shipped package's table stands in for a missing one.
  var isShipped = false
  var values: [Value] = []
  /// The rows of ``values``, in parallel.
  var rows: [CSVRow] = []
  /// Keys of all rows, the unsound included, with the line of the first row that has each.
  var lineByKey: [String: Int] = [:]
  var csv: CSVTable?

  init(_ table: DataTable) {
    self.table = table
  }

  /// Values with their rows.
  var located: Zip2Sequence<[Value], [CSVRow]> { zip(values, rows) }

  /// A problem of a field of a row.
  func problem(
    _ code: DataProblem.Code,
    _ row: CSVRow,
    column: String,
    finding: String,
    expected: String = "",
    suggestions: [String] = []
  ) -> DataProblem {
    let position = csv?.optionalColumn(column)
    let field = position.map { row[$0] }
    let location = field?.location
    return DataProblem(
      code: code,
      file: table.fileName,
      line: location?.line ?? row.line,
      column: location?.column ?? 1,
      columnName: column,
      value: field?.string ?? "",
      finding: finding,
      expected: expected,
      suggestions: suggestions
    )
  }

  /// A problem of the table as a whole.
  func problem(_ code: DataProblem.Code, finding: String, expected: String = "") -> DataProblem {
    DataProblem(
      code: code,
      file: table.fileName,
      line: 1,
      column: 1,
      columnName: nil,
      value: "",
      finding: finding,
      expected: expected,
      suggestions: []
    )
  }
}

extension LoadedTable {
  /// Reads every row of a file.
  init<Schema: TableSchema>(
    _ source: CSVSource,
    as schema: Schema.Type,
    problems: inout [DataProblem]
  ) where Schema.Value == Value {
    self.init(Schema.table)
    let csv: CSVTable
    do {
      csv = try CSVTable(parsing: source)
    } catch {
      problems.append(DataProblem(error, table: table))
      isReliable = false
      return
    }
    self.csv = csv
    var header = TableHeader(csv, table: table)
    let schema = Schema(&header)
    guard header.problems.isEmpty else {
      problems += header.problems
      isReliable = false
      return
    }
    values.reserveCapacity(csv.count)
    rows.reserveCapacity(csv.count)
    lineByKey.reserveCapacity(csv.count)
    let key = schema.key
    for row in csv {
      var reader = TableRow(row, table: table)
      let isNew = note(key, of: row, in: &reader)
      let value = schema.value(of: &reader)
      problems += reader.problems
      if isNew, let value {
        values.append(value)
        rows.append(row)
      }
    }
  }

  private mutating func note(_ key: [Column], of row: CSVRow, in reader: inout TableRow) -> Bool {
    guard let first = key.first else { return true }
    let text =
      key.count == 1
      ? reader.text(first) : key.map { reader.text($0) }.joined(separator: " ")
    guard let firstLine = lineByKey.updateValue(row.line, forKey: text) else { return true }
    lineByKey[text] = firstLine
    reader.note(
      .duplicateID,
      first,
      finding: "'\(text)' is already on line \(firstLine)",
      expected: key.count == 1
        ? "a \(first.name) of its own"
        : "\(key.map(\.name).joined(separator: ", ")) that no other row has together"
    )
    return false
  }
}
