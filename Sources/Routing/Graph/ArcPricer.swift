import Geo

/// Prices arcs by the components they consist of. A leg's run costs the same on each of its ways and
/// in both directions, so it is worked out once.
struct ArcPricer {
  private let graph: SearchGraph
  private var running: [CostVector?]

  init(graph: SearchGraph) {
    self.graph = graph
    running = Array(repeating: nil, count: graph.network.legs.count)
  }

  mutating func cost(
    of arc: SearchGraph.Arc,
    from state: SearchGraph.State
  ) throws(ModelError) -> CostVector {
    guard arc.kind == .leg else {
      return ArcPricer.sum(try graph.components(of: arc, from: state))
    }
    let leg = graph.network.legs[arc.item]
    let departure = graph.departureComponents(
      leg: leg,
      reversed: arc.isReversed,
      boards: arc.boards,
      at: graph.network.nodes[state.node]
    )
    let borders =
      leg.countries.count > 1
      ? try graph.model.borders(leg: leg, reversed: arc.isReversed) : []
    return ArcPricer.sum(departure) + (try runningCost(of: arc.item)) + ArcPricer.sum(borders)
  }

  private mutating func runningCost(of index: Int) throws(ModelError) -> CostVector {
    if let known = running[index] { return known }
    let cost = ArcPricer.sum(try graph.model.running(leg: graph.network.legs[index]))
    running[index] = cost
    return cost
  }

  private static func sum(_ components: [Component]) -> CostVector {
    components.reduce(.zero) { $0 + $1.cost }
  }
}
