import Geo

/// Turns networks of others into a network package: edge lists, GMNS packages, GeoJSON and
/// GeoPackage lines.
///
/// ```swift
/// let imported = try NetworkImport(mapping: try AttributeMapping(["mode=rail,gauge=1435"]))
///   .read(["nodes.csv", "edges.csv"])
/// try imported.write(to: "my-network")
/// ```
///
/// Nothing is left out silently: what cannot be read or placed is an error that names file and line
/// or feature, and all of them are reported together.
public struct NetworkImport: Sendable {
  public var mapping: AttributeMapping
  /// Metres within which ends become one node; zero joins equal positions only.
  public var snapM: Double
  /// Metres within which ends that are not joined are listed.
  public var gapM: Double

  public init(mapping: AttributeMapping = AttributeMapping(), snapM: Double = 0, gapM: Double = 100)
  {
    self.mapping = mapping
    self.snapM = snapM
    self.gapM = gapM
  }

  /// Reads sources in their order, tables of nodes before all others.
  ///
  /// - Parameter paths: files by their suffix, or directories of GMNS tables.
  /// - Throws: ``ImportError``.
  /// - Complexity: O(*n*) in the size of the files, on average.
  public func read(_ paths: [String]) throws(ImportError) -> ImportedNetwork {
    var problems = ImportProblems()
    var sources: [ImportSource] = []
    for path in paths {
      sources += try ImportSource.open(path, mapping: mapping, problems: &problems)
    }
    guard problems.isEmpty else { throw .invalid(problems.kept, count: problems.count) }
    var draft = NetworkDraft()
    var pointCount = 0
    for source in sources where source.isNodeTable {
      pointCount += source.read(into: &draft, mapping: mapping, problems: &problems)
    }
    for source in sources where !source.isNodeTable {
      pointCount += source.read(into: &draft, mapping: mapping, problems: &problems)
    }
    if draft.legCount == 0, problems.isEmpty {
      problems.note(
        ImportProblem(
          file: paths.joined(separator: ", "), place: .file, finding: "there are no legs",
          expected: "a table of edges, or lines")
      )
    }
    guard problems.isEmpty else { throw .invalid(problems.kept, count: problems.count) }
    draft.snap(toleranceM: snapM)
    let model = ShippedModel()
    ImportRules.check(draft, problems: &problems)
    guard problems.isEmpty else { throw .invalid(problems.kept, count: problems.count) }
    let lengths = ImportLengths(&draft, circuity: model.circuity)
    guard lengths.problems.isEmpty else {
      throw .invalid(lengths.problems.kept, count: lengths.problems.count)
    }
    let assumptions = ImportRules.assumptions(draft, mapping: mapping)
    let report = ImportReport(
      draft,
      gapToleranceM: gapM,
      assumptions: assumptions,
      pointCount: pointCount
    )
    return ImportedNetwork(
      draft: draft,
      report: report,
      sourceNames: sources.map(\.name),
      asOf: model.asOf
    )
  }
}

/// What every leg has to say whatever its source.
enum ImportRules {
  /// Modes, and what a mode needs; noted for the first row of each kind, because a column that is
  /// missing would be missing a million times.
  static func check(_ draft: NetworkDraft, problems: inout ImportProblems) {
    func column(_ field: ImportField) -> AttributeColumn? {
      draft.legAttributes.first { $0.field == field }
    }
    let modes = column(.mode)
    let needs: [(mode: Mode, field: ImportField, why: String)] = [
      (.rail, .gauge, "a railway without a gauge"),
      (.sea, .basin, "a sea leg without a basin"),
      (.inlandWaterway, .basin, "a waterway without a basin"),
      (.ferry, .basin, "a ferry without a basin"),
      (.pipeline, .commodity, "a pipeline that carries nothing"),
    ]
    let needed = needs.map { (Array($0.mode.rawValue.utf8), column($0.field), $0.field, $0.why) }
    var missing: [ImportField: (leg: Int, count: Int, why: String)] = [:]
    for leg in 0..<draft.legCount {
      let mode = modes?.value(at: leg) ?? []
      if mode.isEmpty {
        missing[.mode, default: (leg, 0, "a leg without a mode")].count += 1
      }
      for (word, column, field, why) in needed
      where word == mode && column?.value(at: leg).isEmpty ?? true {
        missing[field, default: (leg, 0, why)].count += 1
      }
    }
    for field in ImportField.allCases {
      guard let (leg, count, why) = missing[field] else { continue }
      let (file, place) = draft.place(ofLeg: leg)
      problems.note(
        ImportProblem(
          file: file,
          place: place,
          finding: count > 1 ? "\(why), and \(count - 1) more" : why,
          expected: "--map \(field.rawValue)=COLUMN, or for all of them a value: "
            + field.expectedValue
        )
      )
    }
  }

  /// What stands for every leg although no source says it.
  static func assumptions(_ draft: NetworkDraft, mapping: AttributeMapping) -> [String] {
    func isFilled(_ field: ImportField) -> Bool {
      draft.legAttributes.contains { $0.field == field }
    }
    var assumptions: [String] = []
    for field in ImportField.attributes(ofNodes: false) {
      guard let value = mapping.names[field], isFilled(field),
        let only = draft.legAttributes.first(where: { $0.field == field })?.onlyValue,
        field.packageValue(of: value).map({ Array($0.utf8) }) == only
      else { continue }
      assumptions.append("\(field.rawValue)=\(value)")
    }
    if !isFilled(.status) { assumptions.append("status=operational") }
    if !isFilled(.directed) { assumptions.append("directed=false") }
    return assumptions
  }
}
