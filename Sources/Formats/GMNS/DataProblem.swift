/// Something wrong, or worth knowing, in a data package, and exactly where.
///
/// ``description`` is one line as compilers print it:
/// `link.csv:17:34: error: no node 'uz-taskent'; expected a node_id of node.csv; did you mean …`
public struct DataProblem: Error, Hashable, Sendable {
  public enum Severity: String, CaseIterable, Hashable, Sendable {
    /// Stops the loading.
    case error
    /// Is counted and printed by `corridor check`.
    case warning
  }

  public let code: Code
  /// The file's name within the package.
  public let file: String
  /// Counted from 1.
  public let line: Int
  /// In characters, counted from 1.
  public let column: Int
  /// The header name over the field; `nil` for problems of a whole row or file.
  public let columnName: String?
  /// The offending text as the file has it; empty where something is missing.
  public let value: String
  /// What is wrong, as a clause.
  public let finding: String
  /// What would be right, to stand after "expected"; empty for warnings that ask for nothing.
  public let expected: String
  /// What may have been meant, nearest first.
  public let suggestions: [String]

  public var severity: Severity { code.severity }
}

extension DataProblem: CustomStringConvertible {
  public var description: String {
    let place = "\(file):\(line):\(column)"
    let subject = columnName.map { "\($0): " } ?? ""
    return "\(place): \(severity.rawValue): \(subject)\(message) [\(code.rawValue)]"
  }

  /// The sentence without place and severity.
  public var message: String {
    var text = finding
    if !expected.isEmpty { text += "; expected \(expected)" }
    if !suggestions.isEmpty {
      let quoted = suggestions.map { "'\($0)'" }
      text += "; did you mean \(quoted.joined(separator: " or "))?"
    }
    return text
  }
}

extension DataProblem {
  /// What kind of problem it is: a short word that does not change.
  public enum Code: String, CaseIterable, Hashable, Sendable {
    // The file.
    case csvSyntax = "csv-syntax"
    case missingColumn = "missing-column"
    case missingRow = "missing-row"
    // The field.
    case missingValue = "missing-value"
    case unreadableNumber = "unreadable-number"
    case numberOutOfRange = "number-out-of-range"
    case unreadableDate = "unreadable-date"
    case unreadableSeason = "unreadable-season"
    case unreadableGeometry = "unreadable-geometry"
    case coordinateOutOfRange = "coordinate-out-of-range"
    case unknownValue = "unknown-value"
    case unsupportedUnit = "unsupported-unit"
    // References.
    case duplicateID = "duplicate-id"
    case unknownNode = "unknown-node"
    case unknownLeg = "unknown-leg"
    case unknownVariant = "unknown-variant"
    case foreignKey = "foreign-key"
    // Figures that contradict each other.
    case p90BelowP50 = "p90-below-p50"
    case lowAboveHigh = "low-above-high"
    case closesBeforeOpens = "closes-before-opens"
    case lengthBelowGeodesic = "length-below-geodesic"
    case countriesDoNotFit = "countries-do-not-fit"
    case constraintNotMet = "constraint-not-met"
    case sectionCount = "section-count"
    case scopeMixed = "scope-mixed"
    // Legs, nodes, facilities and borders that do not fit together.
    case noGauge = "no-gauge"
    case gaugeAbsentAtNode = "gauge-absent-at-node"
    case noCommodity = "no-commodity"
    case noBasin = "no-basin"
    case carriesDoesNotFit = "carries-does-not-fit"
    case modeDoesNotFit = "mode-does-not-fit"
    case noCrossing = "no-crossing"
    case facilityWaysDoNotMeet = "facility-ways-do-not-meet"
    // Worth knowing.
    case lengthException = "length-exception"
    case constraintException = "constraint-exception"
    case lengthFromGeodesic = "length-from-geodesic"
    case noSource = "no-source"
    case noCountries = "no-countries"
    case schematicGeometry = "schematic-geometry"
    case geometryFarFromNodes = "geometry-far-from-nodes"
    case unusedGauge = "unused-gauge"
    case tableFromShippedData = "table-from-shipped-data"

    public var severity: Severity {
      switch self {
      case .lengthException, .constraintException, .lengthFromGeodesic, .noSource, .noCountries,
        .schematicGeometry, .geometryFarFromNodes, .unusedGauge, .tableFromShippedData:
        .warning
      default:
        .error
      }
    }
  }
}

extension DataProblem {
  init(_ error: CSVError, table: DataTable) {
    let prefix = "\(error.file):\(error.line):\(error.column): error: "
    let parts = String(error.description.dropFirst(prefix.count)).split(
      separator: "; expected ",
      maxSplits: 1
    )
    self.init(
      code: .csvSyntax,
      file: table.fileName,
      line: error.line,
      column: error.column,
      columnName: nil,
      value: error.value,
      finding: parts.first.map { String($0) } ?? error.description,
      expected: parts.count > 1 ? String(parts[1]) : "",
      suggestions: []
    )
  }
}

extension Sequence<DataProblem> {
  /// In the order of the files, then of lines and columns.
  func inFileOrder() -> [DataProblem] {
    let order = Dictionary(
      uniqueKeysWithValues: DataTable.allCases.enumerated().map { ($1.fileName, $0) }
    )
    func key(_ problem: DataProblem) -> (Int, Int, Int, String, String) {
      (
        order[problem.file] ?? order.count, problem.line, problem.column, problem.code.rawValue,
        problem.finding
      )
    }
    return sorted { key($0) < key($1) }
  }
}
