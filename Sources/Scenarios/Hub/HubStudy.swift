import Geo
import Routing

/// How much of the traffic between pairs of places passes through hubs, and what closing each of them
/// costs every pair.
public struct HubStudy: Sendable {
  public var hubs: [HubUse]
  /// The date, service and cargo that hold for all routes.
  public var terms: Terms
  public var asOf: CivilDate
  /// Names of the scenarios that the network stands under.
  public var scenarioNames: [String]
  public var objective: Objective
  /// The criteria of the Pareto fronts; `nil` in pipelines, which have only one.
  public var criteria: FrontCriteria?
  /// Names of the pairs and their best route, or why there is none; in the order asked for.
  public var pairs: [Pair]

  public struct Pair: Sendable {
    public var originName: String
    public var destinationName: String
    public var best: Result<Itinerary, QueryError>
    public var front: [Itinerary]
    /// Without an objective that alternatives can be a multiple of, only the best.
    public var alternatives: [Itinerary]
  }

  /// - Parameters:
  ///   - query: everything but the ends.
  ///   - alternativeCount: 1…``Alternatives/maximumCount``, the best route included.
  /// - Throws: ``QueryError`` for what no pair can be asked with, such as an unknown name.
  /// - Complexity: pairs × (a front + alternatives + hubs × a route).
  public init(
    of hubs: [Hub],
    between ends: [ODPair],
    query: Query,
    criteria: FrontCriteria? = FrontCriteria([.time, .cost, .co2]),
    alternativeCount: Int = 4,
    router: Router
  ) throws(QueryError) {
    let network: PreparedNetwork
    do {
      network = try router.prepare(
        Terms(
          date: query.date ?? router.network.defaultDate,
          service: query.service,
          cargo: query.cargo,
          variants: query.variants
        )
      )
    } catch {
      throw .model(error)
    }
    terms = network.terms
    asOf = router.network.asOf
    scenarioNames = router.network.scenarioNames
    objective = query.objective
    let isPipeline = query.cargo.form == .gas || query.cargo.form == .oil
    self.criteria = isPipeline ? nil : criteria
    pairs = []
    for pair in ends {
      var asked = query
      (asked.origin, asked.destination) = (pair.origin, pair.destination)
      pairs.append(
        try Pair(asked, criteria: self.criteria, count: alternativeCount, on: network)
      )
    }
    self.hubs = []
    for hub in hubs {
      let selection: Selection
      do {
        selection = try router.network.select(hub.selector) { network.legs(of: $0) }
      } catch {
        throw .selector(error)
      }
      var rows: [HubUse.Row] = []
      for (pair, ends) in zip(pairs, ends) {
        var closed = query
        (closed.origin, closed.destination) = (ends.origin, ends.destination)
        closed.avoid.append(hub.selector)
        rows.append(try HubUse.Row(pair, selection: selection, closed: closed, on: network))
      }
      self.hubs.append(HubUse(hub: hub, rows: rows))
    }
  }
}

extension HubStudy.Pair {
  init(
    _ query: Query,
    criteria: FrontCriteria?,
    count: Int,
    on network: PreparedNetwork
  ) throws(QueryError) {
    do {
      let best = try network.route(query)
      self.best = .success(best)
      originName = best.origin.name
      destinationName = best.destination.name
      front = []
      if let criteria {
        front = try network.paretoFront(query, by: criteria).members.map(\.itinerary)
      }
      alternatives =
        query.objective == .gaugeChanges
        ? [best] : try network.alternatives(query, count: count).routes.map(\.itinerary)
    } catch {
      guard case .noRoute(let reason) = error else { throw error }
      best = .failure(error)
      originName = reason.origin
      destinationName = reason.destination
      front = []
      alternatives = []
    }
  }
}
