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
    var sources: [ImportSource] = []
    for path in paths { sources += try ImportSource.open(path, mapping: mapping) }
    guard sources.allSatisfy(\.openingProblems.isEmpty) else { throw Self.malformed(sources) }
    var problems = ImportProblems()
    var draft = NetworkDraft()
    var pointCount = 0
    do throws(TableBytes.Failure) {
      for isNodeTable in [true, false] {
        for source in sources where source.isNodeTable == isNodeTable {
          pointCount += try source.read(into: &draft, mapping: mapping, problems: &problems)
        }
      }
    } catch {
      guard case .unreadable(let error) = error else { throw Self.malformed(sources) }
      throw .unreadable(path: error.path, reason: error.reason)
    }
    if draft.legCount == 0, problems.isEmpty {
      problems.note(
        ImportProblem(
          file: paths.joined(separator: ", "),
          place: .file,
          finding: "there are no legs",
          expected: "a table of edges, or lines"
        )
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
      &draft,
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

  /// What is wrong with the form of the sources. What was found in rows before that may follow from
  /// it, and is left out.
  private static func malformed(_ sources: [ImportSource]) -> ImportError {
    var problems = ImportProblems()
    for source in sources { problems.note(source.formProblems) }
    guard !problems.isEmpty else {
      return .unreadable(
        path: sources.map(\.name).joined(separator: ", "),
        reason: "it changed while it was read"
      )
    }
    return .invalid(problems.kept, count: problems.count)
  }
}
