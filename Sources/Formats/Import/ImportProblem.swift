/// Something in a foreign network that cannot be read or placed, and exactly where.
///
/// `roads.csv:17:4: error: target: no node 'x9'; expected a node of the node table`
public struct ImportProblem: Error, Hashable, Sendable {
  public enum Place: Hashable, Sendable {
    case file
    /// Line and column in characters, both counted from 1.
    case line(Int, column: Int)
    /// A feature by its number, counted from 1, and its own id where it has one.
    case feature(Int, id: String?)
  }

  public let file: String
  public let place: Place
  /// The column or property; `nil` for problems of a whole row, feature or file.
  public let field: String?
  /// What is wrong, as a clause.
  public let finding: String
  /// What would be right, to stand after "expected"; empty if that is clear.
  public let expected: String
  public let suggestions: [String]

  init(
    file: String,
    place: Place,
    field: String? = nil,
    finding: String,
    expected: String = "",
    suggestions: [String] = []
  ) {
    self.file = file
    self.place = place
    self.field = field
    self.finding = finding
    self.expected = expected
    self.suggestions = suggestions
  }

  init(_ error: CSVError) {
    let prefix = "\(error.file):\(error.line):\(error.column): error: "
    self.init(
      file: error.file,
      place: .line(error.line, column: error.column),
      finding: String(error.description.dropFirst(prefix.count))
    )
  }
}

extension ImportProblem: CustomStringConvertible {
  public var description: String {
    var text = "\(file)\(placeText): error: "
    if let field { text += "\(field): " }
    text += finding
    if !expected.isEmpty { text += "; expected \(expected)" }
    if !suggestions.isEmpty {
      text += "; did you mean \(suggestions.map { "'\($0)'" }.joined(separator: " or "))?"
    }
    return text
  }

  private var placeText: String {
    switch place {
    case .file: ""
    case .line(let line, let column): ":\(line):\(column)"
    case .feature(let number, nil): ": feature \(number)"
    case .feature(let number, let id?): ": feature \(number) ('\(id)')"
    }
  }
}

/// Collects problems: all are counted, the first ``limit`` are kept.
struct ImportProblems {
  static let limit = 100

  private(set) var kept: [ImportProblem] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func note(_ problem: @autoclosure () -> ImportProblem) {
    count += 1
    if kept.count < ImportProblems.limit { kept.append(problem()) }
  }

  mutating func note(_ others: ImportProblems) {
    kept += others.kept.prefix(max(0, ImportProblems.limit - kept.count))
    count += others.count
  }
}

/// Why a foreign network was not imported.
public enum ImportError: Error, Hashable, Sendable {
  case unreadable(path: String, reason: String)
  /// Neither a directory nor a file of a suffix that is known.
  case unknownFormat(path: String)
  /// Something wrong in what was asked for: a mapping, a pair of sources.
  case request(String)
  /// What the sources hold is wrong: the first problems, and how many there are in all.
  case invalid([ImportProblem], count: Int)
  case destinationExists(String)
  case output(OutputError)

  /// The exit code of a command that stops for this (sysexits.h).
  public var exitCode: Int32 {
    switch self {
    case .unreadable: 66
    case .unknownFormat, .request: 64
    case .invalid: 65
    case .destinationExists, .output: 73
    }
  }
}

extension ImportError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .unknownFormat(let path):
      "'\(path)' is no network that can be imported; expected .csv, .geojson, .json, .geojsonl, "
        + ".gpkg or a directory with node.csv and link.csv"
    case .request(let text): text
    case .invalid(let problems, let count):
      (problems.map(\.description)
        + (count > problems.count ? ["and \(count - problems.count) more"] : []))
        .joined(separator: "\n")
    case .destinationExists(let path):
      "'\(path)' is there already and not empty; name another directory, or remove it"
    case .output(let error): error.description
    }
  }
}
