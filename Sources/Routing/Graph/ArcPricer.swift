import Geo

/// Prices arcs by the components they consist of. A leg's run costs the same on each of its ways and
/// in both directions, so it is worked out once.
struct ArcPricer {
  /// What components add up to, and whether one of them has no tariff.
  typealias Price = (cost: CostVector, lacksTariff: Bool)

  private let graph: SearchGraph
  private var running: [Price?]

  init(graph: SearchGraph) {
    self.graph = graph
    running = Array(repeating: nil, count: graph.network.legs.count)
  }

  mutating func price(
    of arc: SearchGraph.Arc,
    from state: SearchGraph.State
  ) throws(ModelError) -> Price {
    guard arc.kind == .leg else {
      return ArcPricer.sum(try graph.components(of: arc, from: state))
    }
    let leg = graph.network.legs[arc.item]
    let departure = ArcPricer.sum(
      graph.departureComponents(
        leg: leg,
        reversed: arc.isReversed,
        boards: arc.boards,
        at: graph.network.nodes[state.node]
      )
    )
    let borders = ArcPricer.sum(
      leg.countries.count > 1
        ? try graph.model.borders(leg: leg, reversed: arc.isReversed) : []
    )
    let run = try runningPrice(of: arc.item)
    return (
      departure.cost + run.cost + borders.cost,
      departure.lacksTariff || run.lacksTariff || borders.lacksTariff
    )
  }

  private mutating func runningPrice(of index: Int) throws(ModelError) -> Price {
    if let known = running[index] { return known }
    let price = ArcPricer.sum(try graph.model.running(leg: graph.network.legs[index]))
    running[index] = price
    return price
  }

  private static func sum(_ components: [Component]) -> Price {
    components.reduce((.zero, false)) { ($0.cost + $1.cost, $0.lacksTariff || $1.lacks != nil) }
  }
}
