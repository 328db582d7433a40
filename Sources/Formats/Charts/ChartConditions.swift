import Routing

/// What holds for everything in a chart beside the terms: what has to be passed, and what may not be
/// used.
public struct ChartConditions: Hashable, Sendable {
  private var vias: [String] = []
  private var avoided: [String] = []
  private var required: [String] = []

  /// Nothing was asked for.
  public static let none = ChartConditions()

  private init() {}

  public init(_ query: Query) {
    vias = query.vias
    avoided = query.avoid.map(\.description)
    required = query.require.map(\.description)
  }

  /// For a caption; none if nothing was asked for.
  var sentences: [String] {
    [("Via", vias), ("Without", avoided), ("With", required)]
      .filter { !$0.1.isEmpty }
      .map { "\($0.0) \($0.1.joined(separator: ", "))." }
  }
}
