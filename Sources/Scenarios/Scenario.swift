import Geo

/// What if: a list of edits on a base. It never changes the base.
public struct Scenario: Sendable {
  public var name: String
  /// The day a query means that names none, and from which `open` opens; `nil` is the base's.
  public var date: CivilDate?
  /// Scenarios that are applied before this one, in their order.
  public var base: [Scenario]
  public var edits: [PlacedEdit]

  public init(
    name: String,
    date: CivilDate? = nil,
    base: [Scenario] = [],
    edits: [PlacedEdit]
  ) {
    self.name = name
    self.date = date
    self.base = base
    self.edits = edits
  }

  /// The network as it is.
  public static let today = Scenario(name: "today", edits: [])

  /// Scenarios one after another.
  public static func composed(_ scenarios: [Scenario]) -> Scenario {
    if scenarios.count == 1 { return scenarios[0] }
    return Scenario(
      name: scenarios.map(\.name).joined(separator: " + "),
      base: scenarios,
      edits: []
    )
  }

  /// Whether it does anything besides what its base does.
  var hasEffect: Bool { date != nil || !edits.isEmpty }

  /// The edits of the base, then this scenario's own.
  public var allEdits: [PlacedEdit] {
    base.flatMap(\.allEdits) + edits
  }
}

/// An edit, and where it was written.
public struct PlacedEdit: Sendable {
  public var edit: any ScenarioEdit
  public var place: SourcePlace?
  /// Where the edit's words stand, by word: `leg`, `facility_at`.
  public var places: [String: SourcePlace]

  public init(
    _ edit: any ScenarioEdit,
    at place: SourcePlace? = nil,
    places: [String: SourcePlace] = [:]
  ) {
    self.edit = edit
    self.place = place
    self.places = places
  }
}

/// A place in a text file, counted from 1.
public struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String { "\(file):\(line):\(column)" }
}

/// Something wrong in a scenario, or worth knowing.
public struct ScenarioProblem: Hashable, Sendable, CustomStringConvertible {
  public var place: SourcePlace?
  public var message: String

  public init(_ message: String, at place: SourcePlace? = nil) {
    self.place = place
    self.message = message
  }

  public var description: String {
    place.map { "\($0): \(message)" } ?? message
  }
}

/// All that is wrong with a scenario, in the order of its edits; at least one problem.
public struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
  public var problems: [ScenarioProblem]

  public init(_ problems: [ScenarioProblem]) {
    self.problems = problems
  }

  public var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
