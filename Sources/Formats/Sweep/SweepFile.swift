import Scenarios

/// A sweep: a scenario with parameters, asked about at many of their values for many pairs of ends.
/// Documentation/scripting.md describes the file.
public struct SweepFile: Sendable {
  public var name: String
  public var pairs: [PairTable.Pair]
  public var parameters: [Parameter]
  public var breakEvens: [BreakEven]
  let points: Points
  /// Scenarios that are applied before the edits, as a line of a batch names them.
  let scenarios: [String]
  /// Words of a line of a batch that every question has.
  let ask: [(word: String, value: MarkedValue)]
  /// Edits in which `$name` stands for a parameter's value.
  let edits: [MarkedValue]

  /// Something that is tried at several values.
  public struct Parameter: Sendable {
    public var name: String
    /// At least one; the first is the base, against which each other one is judged.
    public var values: [Value]
    let place: SourcePlace
  }

  /// One value of a parameter.
  public struct Value: Hashable, Sendable {
    /// What stands for `$name`, and in the parameter's column.
    public var label: String
    /// Edits that come with it; `nil` for a plain value.
    let edits: [MarkedEdit]?
  }

  /// Where, while a parameter grows and all others are at their base, the best corridor switches.
  public struct BreakEven: Hashable, Sendable {
    public var parameter: String
    public var range: ClosedRange<Double>
    public var tolerance: Double
  }

  enum Points: Sendable {
    /// Every combination of the parameters' values.
    case grid(SweepGrid)
    /// The combinations that are listed, each a value by parameter.
    case list([[Value]])
  }

  /// How many combinations of values there are.
  public var pointCount: Int {
    switch points {
    case .grid(let grid): grid.count
    case .list(let list): list.count
    }
  }

  /// How many rows: combinations times pairs.
  public var rowCount: Int { pointCount * pairs.count }

  /// The values of a combination, by parameter.
  func point(_ index: Int) -> [Value] {
    switch points {
    case .grid(let grid): zip(parameters, grid[index]).map { $0.values[$1] }
    case .list(let list): list[index]
    }
  }

  /// Every parameter at its base.
  var basePoint: [Value] { parameters.map { $0.values[0] } }

  /// Whether corridors are compared, rather than the best free route asked for.
  var comparesCorridors: Bool { ask.contains { ["corridors", "free"].contains($0.word) } }
}

/// An edit of a sweep as it is written, which compares by its words.
struct MarkedEdit: Hashable, Sendable {
  var value: MarkedValue

  static func == (a: MarkedEdit, b: MarkedEdit) -> Bool { a.value.json == b.value.json }

  func hash(into hasher: inout Hasher) { hasher.combine(value.json) }
}
