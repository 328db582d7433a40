/// A CSV file of a foreign network with its columns mapped: a table of nodes or of edges.
struct ImportTable {
  enum Role {
    case nodes
    case edges
  }

  let csv: CSVTable
  let role: Role
  let columns: MappedColumns
  private let fields: [CSVScanner.FieldSpan]
  private let columnCount: Int

  /// Reads a file and tells what it is by its columns.
  ///
  /// - Returns: `nil` if it is neither, or broken; a problem says why.
  init?(_ source: CSVSource, mapping: AttributeMapping, problems: inout ImportProblems) {
    let csv: CSVTable
    do {
      csv = try CSVTable(parsing: source)
    } catch {
      problems.note(ImportProblem(error))
      return nil
    }
    self.csv = csv
    fields = csv.contents.fields
    columnCount = csv.columnNames.count
    var none = ImportProblems()
    func mapped(_ fields: [ImportField], _ problems: inout ImportProblems) -> MappedColumns {
      MappedColumns(
        mapping,
        columns: csv.columnNames,
        fields: fields,
        file: csv.name,
        problems: &problems
      )
    }
    let places: [ImportField] = [.from, .to, .fromX, .fromY, .toX, .toY, .geometry]
    let edges = mapped(places, &none)
    if edges.has([.from, .to]) || edges.has([.fromX, .fromY, .toX, .toY]) || edges.has(.geometry) {
      role = .edges
      columns = mapped(ImportField.allCases.filter { !$0.isOfNodes }, &problems)
      return
    }
    if mapped([.nodeID, .x, .y], &none).has([.nodeID, .x, .y]) {
      role = .nodes
      columns = mapped(ImportField.allCases.filter(\.isOfNodes), &problems)
      return
    }
    problems.note(
      ImportProblem(
        file: csv.name,
        place: .line(1, column: 1),
        finding: "neither a table of nodes nor one of edges: its columns are "
          + csv.columnNames.joined(separator: ", "),
        expected: "columns that say node_id, x and y, or from and to; "
          + "--map from=COLUMN,to=COLUMN names them"
      )
    )
    return nil
  }

  /// The position of a field by its number in the file, rows and columns without the header.
  @inline(__always)
  func span(_ row: Int, _ column: Int) -> CSVScanner.FieldSpan {
    fields[(row + 1) * columnCount + column]
  }

  /// Lends the text of a field; `bytes` are those of the file.
  @inline(__always)
  func withText<Result>(
    _ bytes: Span<UInt8>,
    _ row: Int,
    _ column: Int,
    _ body: (Span<UInt8>) -> Result
  ) -> Result {
    let span = span(row, column)
    if span.hasDoubledQuotes {
      let text = Array(csv.contents.source.string(of: span).utf8)
      return body(text.span)
    }
    return body(bytes.extracting(span.range))
  }

  func field(_ row: Int, _ column: Int) -> CSVField {
    CSVField(contents: csv.contents, row: row + 1, column: column)
  }

  func problem(
    _ row: Int,
    _ column: Int,
    finding: String,
    expected: String = "",
    suggestions: [String] = []
  ) -> ImportProblem {
    let field = field(row, column)
    return ImportProblem(
      file: csv.name,
      place: ImportTable.place(field),
      field: field.name,
      finding: finding,
      expected: expected,
      suggestions: suggestions
    )
  }

  static func place(_ field: CSVField) -> ImportProblem.Place {
    let location = field.location
    return .line(location.line, column: location.column)
  }

  /// Says where a row of this file is, without keeping more than the file.
  var placeOfRow: @Sendable (Int) -> ImportProblem.Place {
    { [contents = csv.contents] row in
      ImportTable.place(CSVField(contents: contents, row: row + 1, column: 0))
    }
  }
}
