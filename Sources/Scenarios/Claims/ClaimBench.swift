import Geo
import Routing

/// Finds the routes behind claims and measures them; graphs and corridors' access are made once.
///
/// Copies share the graphs, so that each may work on a thread of its own.
struct ClaimBench: Sendable {
  let network: Network
  private let openNetwork: Network
  private let presentModes: Set<Mode>
  private let simulation: TimeSimulation
  private let graphs: NetworkCache<OpenLines>
  private var corridorQueries: [CorridorKey: CorridorQuery] = [:]
  private var simulated: [[Component]: SampledHours] = [:]

  private enum OpenLines: Hashable, Sendable {
    case every
  }

  private struct CorridorKey: Hashable {
    var query: Query
    var terms: Terms
    var isEveryLineOpen: Bool
  }

  /// - Throws: ``/Routing/ModelError`` if the data lack the correlation of times.
  init(network: Network, settings: SimulationSettings) throws(ModelError) {
    self.network = network
    simulation = try TimeSimulation(settings: settings, network: network)
    openNetwork = network.withEveryLineOpen
    presentModes = Set(network.legs.map(\.mode))
    graphs = NetworkCache(base: network)
  }

  /// - Throws: ``/Routing/QueryError``.
  mutating func itinerary(
    _ route: ClaimRoute,
    objective: Objective
  ) throws(QueryError) -> Itinerary {
    let query: Query
    do {
      query = try route.query(objective: objective, presentModes: presentModes)
    } catch {
      throw .selector(error)
    }
    var variants: Set<String> = []
    var corridor: CorridorDefinition?
    if let id = route.corridorID {
      do {
        let found = try network.corridor(id)
        corridor = found
        variants = found.variants
      } catch {
        throw .lookup(error)
      }
    }
    let terms = Terms(
      date: query.date ?? network.asOf,
      service: query.service,
      cargo: query.cargo,
      variants: variants
    )
    let isEveryLineOpen = route.date == .everyLineOpen
    let network = try preparedNetwork(terms, isEveryLineOpen: isEveryLineOpen)
    guard let corridor else { return try network.route(query) }
    let key = CorridorKey(query: query, terms: terms, isEveryLineOpen: isEveryLineOpen)
    if let known = corridorQueries[key] { return try known.route(along: corridor) }
    let made = try CorridorQuery(query, on: network)
    corridorQueries[key] = made
    return try made.route(along: corridor)
  }

  private func preparedNetwork(
    _ terms: Terms,
    isEveryLineOpen: Bool
  ) throws(QueryError) -> PreparedNetwork {
    do {
      return isEveryLineOpen
        ? try graphs.prepared(openNetwork, of: .every, terms: terms)
        : try graphs.prepared(network, of: nil, terms: terms)
    } catch {
      throw .model(error)
    }
  }

  /// An itinerary's figure; `nil` where the model has none.
  mutating func figure(_ metric: ClaimMetric, of itinerary: Itinerary) -> ModelledFigure? {
    switch metric.dimension {
    case .length:
      let bounds = itinerary.lengthBounds(in: network)
      return ModelledFigure(
        value: itinerary.total.km / metric.unitSize,
        low: bounds.lowKm / metric.unitSize,
        high: bounds.highKm / metric.unitSize
      )
    case .time:
      guard itinerary.hasTimeAndMoney else { return nil }
      return hours(metric, of: itinerary).figure(unitHours: metric.unitSize)
    case .money:
      // A lower bound neither confirms nor refutes a price.
      guard itinerary.missingTariffs.isEmpty else { return nil }
      return metric.value(of: itinerary).map { ModelledFigure(value: $0) }
    case .other:
      if metric == .bcmPerYear {
        return itinerary.smallestCapacity(in: network, unit: "bcm/year")
          .map { ModelledFigure(value: $0) }
      }
      return metric.value(of: itinerary).map { ModelledFigure(value: $0) }
    }
  }

  /// How much less than a baseline an itinerary needs; times are drawn together, so that what both
  /// have in common adds no noise.
  mutating func saving(
    _ metric: ClaimMetric,
    of itinerary: Itinerary,
    against baseline: Itinerary
  ) -> ModelledFigure? {
    if metric.dimension == .time {
      guard itinerary.hasTimeAndMoney, baseline.hasTimeAndMoney else { return nil }
      let own = hours(metric, of: itinerary)
      let other = hours(metric, of: baseline)
      let saved = zip(other.bySample, own.bySample).map { $0 - $1 }
      return SampledHours(saved).figure(unitHours: metric.unitSize)
    }
    guard let own = figure(metric, of: itinerary), let other = figure(metric, of: baseline) else {
      return nil
    }
    return ModelledFigure(value: other.value - own.value)
  }

  private mutating func hours(_ metric: ClaimMetric, of itinerary: Itinerary) -> SampledHours {
    let components =
      metric.isMovingOnly
      ? itinerary.components.filter { ClaimMetric.movingCauses.contains($0.cause) }
      : itinerary.components
    if let known = simulated[components] { return known }
    let drawn = simulation.hours(ofAll: [components])[0]
    simulated[components] = drawn
    return drawn
  }
}

extension SampledHours {
  fileprivate func figure(unitHours: Double) -> ModelledFigure {
    ModelledFigure(
      value: hours(.p50) / unitHours,
      low: hours(.p10) / unitHours,
      high: hours(.p90) / unitHours
    )
  }
}

extension Itinerary {
  /// The sums of the lowest and highest lengths in print of its legs.
  func lengthBounds(in network: Network) -> (lowKm: Double, highKm: Double) {
    var low = total.km
    var high = total.km
    for step in legSteps {
      guard let leg = step.legID.flatMap({ network.leg(id: $0) }) else { continue }
      low += min(0, (leg.lengthLowKm ?? leg.lengthKm) - leg.lengthKm)
      high += max(0, (leg.lengthHighKm ?? leg.lengthKm) - leg.lengthKm)
    }
    return (low, high)
  }

  /// The smallest of the stored capacities in a unit; `nil` if no leg has one.
  func smallestCapacity(in network: Network, unit: String) -> Double? {
    legSteps.compactMap { step in
      let leg = step.legID.flatMap { network.leg(id: $0) }
      return leg?.capacityUnit == unit ? leg?.capacityPerYear : nil
    }.min()
  }
}

extension Network {
  /// The same network with every leg and facility open.
  fileprivate var withEveryLineOpen: Network {
    var content = content
    for index in content.legs.indices {
      content.legs[index].availability = Availability(status: .operational)
    }
    for index in content.facilities.indices {
      content.facilities[index].availability = Availability(status: .operational)
    }
    // Ids and ends are those of a network that exists, so this cannot fail.
    return (try? Network(content)) ?? self
  }
}
