import Geo

/// One table or layer to import.
struct ImportSource {
  enum Content {
    case table(ImportTable, kmPerLength: Double)
    case geoJSON([UInt8])
    case geoPackage(path: String)
  }

  /// What errors call it.
  let name: String
  let content: Content
  /// What is wrong with files that say how to read it.
  private(set) var problemsBefore = ImportProblems()

  var isNodeTable: Bool {
    if case .table(let table, _) = content { table.role == .nodes } else { false }
  }

  /// Opens a path by its suffix; a directory gives the tables of GMNS.
  ///
  /// - Throws: ``ImportError/unreadable(path:reason:)``, ``ImportError/unknownFormat(path:)``.
  static func open(
    _ path: String,
    mapping: AttributeMapping
  ) throws(ImportError) -> [ImportSource] {
    if FileBytes.isDirectory(path) { return try openPackage(path, mapping: mapping) }
    let name = String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    switch name.split(separator: ".").last.map({ $0.lowercased() }) {
    case "csv":
      let table = try table(path, name: name, mapping: mapping)
      return [ImportSource(name: name, content: .table(table, kmPerLength: 1))]
    case "geojson", "json", "geojsonl", "geojsons", "ndjson":
      return [ImportSource(name: name, content: .geoJSON(try bytes(of: path)))]
    case "gpkg":
      guard FileBytes.exists(path) else {
        throw .unreadable(path: path, reason: "No such file or directory")
      }
      return [ImportSource(name: name, content: .geoPackage(path: path))]
    default: throw .unknownFormat(path: path)
    }
  }

  /// `node.csv` and `link.csv`; lengths in the unit of `config.csv`.
  private static func openPackage(
    _ path: String,
    mapping: AttributeMapping
  ) throws(ImportError) -> [ImportSource] {
    var kmPerLength = 1.0
    var problems = ImportProblems()
    if let config = try optionalBytes(of: "\(path)/config.csv") {
      var found: [DataProblem] = []
      let table = LoadedTable(
        CSVSource(name: "config.csv", bytes: config),
        as: ConfigTable.self,
        problems: &found
      )
      kmPerLength = table.values.first?.kmPerLength ?? 1
      for problem in found where problem.severity == .error {
        problems.note(
          ImportProblem(
            file: problem.file,
            place: .line(problem.line, column: problem.column),
            field: problem.columnName,
            finding: problem.finding,
            expected: problem.expected
          )
        )
      }
    }
    var sources: [ImportSource] = []
    for file in ["node.csv", "link.csv"] {
      let table = try table("\(path)/\(file)", name: file, mapping: mapping)
      sources.append(ImportSource(name: file, content: .table(table, kmPerLength: kmPerLength)))
    }
    sources[0].problemsBefore = problems
    return sources
  }

  private static func table(
    _ path: String,
    name: String,
    mapping: AttributeMapping
  ) throws(ImportError) -> ImportTable {
    let file = TableBytes(file: path, name: name)
    let kept = file == nil ? try bytes(of: path) : []
    do {
      return try ImportTable(
        file ?? TableBytes(CSVSource(name: name, bytes: kept)),
        mapping: mapping
      )
    } catch {
      throw .unreadable(path: error.path, reason: error.reason)
    }
  }

  private static func bytes(of path: String) throws(ImportError) -> [UInt8] {
    guard let bytes = try optionalBytes(of: path) else {
      throw .unreadable(path: path, reason: "No such file or directory")
    }
    return bytes
  }

  private static func optionalBytes(of path: String) throws(ImportError) -> [UInt8]? {
    do {
      return try FileBytes.read(path)
    } catch {
      guard case .unreadable(let path, let reason) = error else {
        throw .unreadable(path: path, reason: "\(error)")
      }
      throw .unreadable(path: path, reason: reason)
    }
  }

  /// What is wrong with the source's columns.
  var openingProblems: ImportProblems {
    var problems = problemsBefore
    if case .table(let table, _) = content { problems.note(table.problems) }
    return problems
  }

  /// The same, or, where the form of the file is broken, the first breach of it.
  ///
  /// - Complexity: O(*n*), unlike ``openingProblems``.
  var formProblems: ImportProblems {
    guard case .table(let table, _) = content, let breach = table.formProblem else {
      return openingProblems
    }
    var problems = problemsBefore
    problems.note(breach)
    return problems
  }

  /// Adds what the source holds.
  ///
  /// - Returns: how many features were points.
  /// - Throws: where the form of a table is broken; ``formProblems`` says how.
  func read(
    into draft: inout NetworkDraft,
    mapping: AttributeMapping,
    problems: inout ImportProblems
  ) throws(TableBytes.Failure) -> Int {
    switch content {
    case .table(let table, _) where table.role == .nodes:
      try table.readNodes(into: &draft, problems: &problems)
      return 0
    case .table(let table, let kmPerLength):
      try table.readEdges(into: &draft, kmPerLength: kmPerLength, problems: &problems)
      return 0
    case .geoJSON(let bytes):
      var features = GeoJSONFeatures(name: name, bytes: bytes)
      var filler = FeatureFiller(file: name, mapping: mapping, draft: &draft)
      features.read(problems: &problems) { feature, problems in
        filler.add(feature, to: &draft, problems: &problems)
      }
      filler.finish(&draft, problems: &problems)
      return filler.pointCount
    case .geoPackage(let path):
      return GeoPackageFeatures(path: path, name: name)
        .read(into: &draft, mapping: mapping, problems: &problems)
    }
  }
}
