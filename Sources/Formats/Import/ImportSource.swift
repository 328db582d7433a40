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

  var isNodeTable: Bool {
    if case .table(let table, _) = content { table.role == .nodes } else { false }
  }

  /// Opens a path by its suffix; a directory gives the tables of GMNS.
  ///
  /// - Throws: ``ImportError/unreadable(path:reason:)``, ``ImportError/unknownFormat(path:)``.
  static func open(
    _ path: String,
    mapping: AttributeMapping,
    problems: inout ImportProblems
  ) throws(ImportError) -> [ImportSource] {
    if FileBytes.isDirectory(path) {
      return try openPackage(path, mapping: mapping, problems: &problems)
    }
    let name = String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
    switch name.split(separator: ".").last.map({ $0.lowercased() }) {
    case "csv":
      let table = ImportTable(
        CSVSource(name: name, bytes: try bytes(of: path)),
        mapping: mapping,
        problems: &problems
      )
      return table.map { [ImportSource(name: name, content: .table($0, kmPerLength: 1))] } ?? []
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
    mapping: AttributeMapping,
    problems: inout ImportProblems
  ) throws(ImportError) -> [ImportSource] {
    var kmPerLength = 1.0
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
      let table = ImportTable(
        CSVSource(name: file, bytes: try bytes(of: "\(path)/\(file)")),
        mapping: mapping,
        problems: &problems
      )
      guard let table else { continue }
      sources.append(ImportSource(name: file, content: .table(table, kmPerLength: kmPerLength)))
    }
    return sources
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

  /// Adds what the source holds.
  ///
  /// - Returns: how many features were points.
  func read(
    into draft: inout NetworkDraft,
    mapping: AttributeMapping,
    problems: inout ImportProblems
  ) -> Int {
    switch content {
    case .table(let table, _) where table.role == .nodes:
      table.readNodes(into: &draft, problems: &problems)
      return 0
    case .table(let table, let kmPerLength):
      table.readEdges(into: &draft, kmPerLength: kmPerLength, problems: &problems)
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
