import Geo

/// What components add up to, and whether one of them has no tariff.
typealias Price = (cost: CostVector, lacksTariff: Bool)

/// What the runs over legs cost: the same on each of a leg's ways and in both directions, so that each is
/// worked out once.
struct RunningPrices {
  private let model: CostModel
  private var known: [Running?]

  /// A price, and whether the leg's arcs have nothing before or after the run unless freight boards.
  struct Running {
    var price: Price
    var isAll: Bool
  }

  init(model: CostModel) {
    self.model = model
    known = Array(repeating: nil, count: model.network.legs.count)
  }

  /// What was worked out of a leg already.
  subscript(index: Int) -> Running? { known[index] }

  mutating func price(of index: Int, _ leg: Leg) throws(ModelError) -> Price {
    if let known = known[index] { return known.price }
    let price = ArcPricer.sum(try model.running(leg: leg))
    known[index] = Running(
      price: price,
      isAll: leg.countries.count < 2 && leg.mode != .ferry && !leg.mode.isWater
    )
    return price
  }
}

/// Prices arcs by the components they consist of.
struct ArcPricer {
  private let graph: SearchGraph
  private var running: RunningPrices

  init(graph: SearchGraph, running: RunningPrices? = nil) {
    self.graph = graph
    self.running = running ?? RunningPrices(model: graph.model)
  }

  mutating func price(
    of arc: SearchGraph.Arc,
    from state: SearchGraph.State
  ) throws(ModelError) -> Price {
    guard arc.kind == .leg else { return try priceAtNode(of: arc, from: state) }
    if let known = running[arc.item], known.isAll, !arc.boards { return known.price }
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
    let run = try running.price(of: arc.item, leg)
    return (
      departure.cost + run.cost + borders.cost,
      departure.lacksTariff || run.lacksTariff || borders.lacksTariff
    )
  }

  private func priceAtNode(
    of arc: SearchGraph.Arc,
    from state: SearchGraph.State
  ) throws(ModelError) -> Price {
    if arc.kind == .start || arc.kind == .end {
      // All but ships are boarded and left for nothing.
      let way = arc.kind == .start ? graph.states[arc.to].phase.way : state.phase.way
      guard case .water? = way else { return (.zero, false) }
    }
    return ArcPricer.sum(try graph.components(of: arc, from: state))
  }

  static func sum(_ components: [Component]) -> Price {
    components.reduce((.zero, false)) { ($0.cost + $1.cost, $0.lacksTariff || $1.lacks != nil) }
  }
}
