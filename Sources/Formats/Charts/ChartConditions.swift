import Routing

/// What holds for everything in a chart beside the terms: what has to be passed, what may not be used,
/// and the scenarios.
public struct ChartConditions: Hashable, Sendable {
  /// Names of what was applied to the network, in order.
  public var scenarios: [String]
  private var vias: [String] = []
  private var avoided: [String] = []
  private var required: [String] = []

  public static let none = ChartConditions(scenarios: [])

  public init(scenarios: [String]) {
    self.scenarios = scenarios
  }

  public init(_ query: Query, scenarios: [String] = []) {
    self.scenarios = scenarios
    vias = query.vias
    avoided = query.avoid.map(\.description)
    required = query.require.map(\.description)
  }

  /// For a caption; none if nothing was asked for.
  var sentences: [String] {
    [("Via", vias), ("Without", avoided), ("With", required)]
      .filter { !$0.1.isEmpty }
      .map { "\($0.0) \($0.1.joined(separator: ", "))." }
      + (scenarios.isEmpty ? [] : ["Scenario: \(scenarios.joined(separator: " + "))."])
  }
}
