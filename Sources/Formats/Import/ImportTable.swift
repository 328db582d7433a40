/// A CSV file of a foreign network with its columns mapped: a table of nodes or of edges.
///
/// Its rows are scanned and read in one pass, a block at a time, because there may be millions of
/// them. What is wrong with the form of a row is therefore found late; see ``formProblem``.
struct ImportTable: Sendable {
  typealias Row = Span<CSVScanner.FieldSpan>

  enum Role {
    case nodes
    case edges
  }

  let bytes: TableBytes
  let columnNames: [String]
  /// What its columns say it is; `nil` for neither, or if they cannot be read.
  let role: Role?
  let columns: MappedColumns
  /// What is wrong with its header or its mapping.
  let problems: ImportProblems
  /// Has scanned the header.
  private let header: CSVScanner
  /// About how many rows there are, judged by the length of the first ones; mostly a few too many.
  let expectedRowCount: Int

  /// Reads the header of a file and tells what it is by its columns.
  ///
  /// - Throws: if the file cannot be read.
  init(_ bytes: TableBytes, mapping: AttributeMapping) throws(InputError) {
    self.bytes = bytes
    var problems = ImportProblems()
    var scanner = CSVScanner()
    var names: [String] = []
    let head = try bytes.head()
    expectedRowCount = head.withBytes { block in
      var lineCount = 1
      for index in block.indices where block[index] == .lineFeed { lineCount += 1 }
      return lineCount * (bytes.count / max(1, block.count) + 1)
    }
    do throws(CSVError) {
      names = try ImportTable.scanHeader(of: bytes, head, with: &scanner).columnNames
    } catch {
      problems.note(ImportProblem(error))
    }
    header = scanner
    columnNames = names
    if problems.isEmpty {
      (role, columns) = ImportTable.map(columnNames, of: bytes.name, mapping, &problems)
    } else {
      (role, columns) = (nil, MappedColumns())
    }
    self.problems = problems
  }

  private static func scanHeader(
    of bytes: TableBytes,
    _ head: CSVSource,
    with scanner: inout CSVScanner
  ) throws(CSVError) -> CSVHeader {
    if let header = try? scanHeader(of: head, with: &scanner) { return header }
    // What is wrong with the first block may be that it ends there.
    return try scanHeader(of: bytes.source, with: &scanner)
  }

  private static func scanHeader(
    of source: CSVSource,
    with scanner: inout CSVScanner
  ) throws(CSVError) -> CSVHeader {
    scanner = CSVScanner()
    do {
      try source.withBytes { bytes throws(CSVScanner.Failure) in try scanner.begin(bytes) }
    } catch {
      throw source.error(error, header: [])
    }
    return try CSVHeader(scanner.fields[...], of: source)
  }

  private static func map(
    _ names: [String],
    of file: String,
    _ mapping: AttributeMapping,
    _ problems: inout ImportProblems
  ) -> (Role?, MappedColumns) {
    func mapped(_ fields: [ImportField], _ problems: inout ImportProblems) -> MappedColumns {
      MappedColumns(mapping, columns: names, fields: fields, file: file, problems: &problems)
    }
    var none = ImportProblems()
    let places: [ImportField] = [.from, .to, .fromX, .fromY, .toX, .toY, .geometry]
    let edges = mapped(places, &none)
    if edges.has([.from, .to]) || edges.has([.fromX, .fromY, .toX, .toY]) || edges.has(.geometry) {
      return (.edges, mapped(ImportField.allCases.filter { !$0.isOfNodes }, &problems))
    }
    if mapped([.nodeID, .x, .y], &none).has([.nodeID, .x, .y]) {
      return (.nodes, mapped(ImportField.allCases.filter(\.isOfNodes), &problems))
    }
    problems.note(
      ImportProblem(
        file: file,
        place: .line(1, column: 1),
        finding: "neither a table of nodes nor one of edges: its columns are "
          + names.joined(separator: ", "),
        expected: "columns that say node_id, x and y, or from and to; "
          + "--map from=COLUMN,to=COLUMN names them"
      )
    )
    return (nil, MappedColumns())
  }

  /// The first breach of RFC 4180 in the whole file; `nil` if there is none.
  ///
  /// - Complexity: O(*n*); to be asked once something was found to be wrong.
  var formProblem: ImportProblem? {
    do {
      _ = try CSVTable(parsing: bytes.source)
      return nil
    } catch {
      return ImportProblem(error)
    }
  }

  /// Scans the rows and lends them one by one, with the bytes that their fields are places of.
  ///
  /// - Parameter problems: where what is wrong with a row is to be noted.
  /// - Throws: where the form of the file is broken; rows before that have been lent.
  @inline(__always)
  func forEachRow(
    _ problems: inout RowProblems,
    _ body: (_ bytes: Span<UInt8>, _ row: Row, _ problems: inout RowProblems) -> Void
  ) throws(TableBytes.Failure) {
    var scanner = header
    let columnCount = columnNames.count
    try bytes.forEachBlock { block, isLast throws(TableBytes.Failure) in
      do throws(CSVScanner.Failure) {
        try CSVScanner.checkUTF8(block)
        while try scanner.scanBatch(block, isLast: isLast) {
          let fields = scanner.fields.span
          var first = 0
          while first < fields.count {
            body(block, fields.extracting(first..<(first + columnCount)), &problems)
            first += columnCount
          }
        }
      } catch {
        throw .malformed
      }
      let taken = scanner.leaveBlock(of: block.count)
      problems.blockStart += taken
      return taken
    }
  }

  /// Lends the text of a field.
  @inline(__always)
  func withText<Result>(
    _ bytes: Span<UInt8>,
    _ field: CSVScanner.FieldSpan,
    _ body: (Span<UInt8>) -> Result
  ) -> Result {
    if field.hasDoubledQuotes {
      let text = Array(bytes.string(of: field).utf8)
      return body(text.span)
    }
    return body(bytes.extracting(field.range))
  }

  /// Says where a row is that begins at a byte of the file.
  var placeOfRow: @Sendable (_ firstByte: Int) -> ImportProblem.Place {
    { [bytes] in bytes.place(ofByte: $0) }
  }
}
