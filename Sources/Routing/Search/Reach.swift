import Geo

/// How far freight may go from its origin: so many hours or kilometres, or dollars or
/// kilograms of CO2 equivalent for the whole cargo.
public enum ReachLimit: Hashable, Sendable {
  case hours(Double)
  case km(Double)
  case usd(Double)
  case kgCO2e(Double)

  public var value: Double {
    switch self {
    case .hours(let value), .km(let value), .usd(let value), .kgCO2e(let value): value
    }
  }

  /// As much of the same unit as another value says.
  public func with(_ value: Double) -> ReachLimit {
    switch self {
    case .hours: .hours(value)
    case .km: .km(value)
    case .usd: .usd(value)
    case .kgCO2e: .kgCO2e(value)
    }
  }

  /// What is made small on the way.
  public var objective: Objective {
    switch self {
    case .hours: .time
    case .km: .distance
    case .usd: .cost
    case .kgCO2e: .co2
    }
  }
}

/// Everything that can be reached from an origin within a limit: nodes, and legs as far as they can
/// be travelled (an isochrone on a network).
public struct Reach: Sendable {
  public var origin: FoundEnd
  public var date: CivilDate
  public var asOf: CivilDate
  /// Names of the scenarios that the network stands under.
  public var scenarioNames: [String]
  public var service: ServiceClass
  public var cargo: Cargo
  public var limit: ReachLimit
  /// False for pipelines, whose hours, dollars and carbon are unknown rather than zero.
  public var hasTimeAndMoney: Bool
  /// Where freight can end within the limit, the nearest first. A strait is passed and no end.
  public var nodes: [ReachedNode]
  /// The legs travelled, in the order of the network; no point of a leg is in two of them.
  public var stretches: [ReachedStretch]
  /// What all arrivals were added up from.
  public var figures: UsedFigures
}

/// A node within the limit, with the best route to it.
public struct ReachedNode: Hashable, Sendable {
  public var nodeID: String
  public var cost: BestCost
  /// ``BestCost/total`` by what is limited, in its unit.
  public var arrival: Double
}

/// The part of a leg that is best reached from one of its ends.
public struct ReachedStretch: Hashable, Sendable {
  public enum End: String, CaseIterable, Hashable, Sendable {
    /// It ends at the leg's far end.
    case node
    /// Here the limit is used up.
    case limit
    /// Here freight that came from the other end arrives at the same time.
    case meeting
  }

  public var legID: String
  /// Whether the leg is travelled from its `to` node.
  public var isReversed: Bool
  /// Arrival at points of the leg, linear in between; two or more, in the order of travel.
  public var course: ReachedCourse
  public var end: End
}

extension PreparedNetwork {
  /// What can be reached from an origin within a limit.
  ///
  /// On a leg, waits and formalities before departure come first; its run goes on at the pace of each
  /// country; its borders come where an itinerary has them, before or after the run.
  ///
  /// - Parameter conditions: what holds on the way. Its ends and objective are not read, and it may
  ///   not ask for something to be passed.
  /// - Throws: ``QueryError``.
  /// - Complexity: O((arcs + states) · log states).
  public func reach(
    from origin: Query.End,
    within limit: ReachLimit,
    under conditions: Query
  ) throws(QueryError) -> Reach {
    for selector in conditions.require where !selector.isExclusive {
      throw .cannotRequire(selector.description)
    }
    var conditions = conditions
    conditions.vias = []
    conditions.objective = limit.objective
    var search = try OneToManySearch(conditions, on: self)
    let found = try search.origin(origin)
    let nodes = search.nodes(from: found, within: limit.value)
    let stretches = try search.stretches(within: limit.value)
    return Reach(
      origin: found,
      date: terms.date,
      asOf: network.asOf,
      scenarioNames: network.scenarioNames,
      service: terms.service,
      cargo: terms.cargo,
      limit: limit,
      hasTimeAndMoney: graph.model.hasTimeAndMoney,
      nodes: nodes,
      stretches: stretches,
      figures: try search.usedFigures()
    )
  }
}

extension Router {
  /// What can be reached from an origin within a limit; see
  /// ``PreparedNetwork/reach(from:within:under:)``.
  ///
  /// - Throws: ``QueryError``.
  public func reach(
    from origin: Query.End,
    within limit: ReachLimit,
    under conditions: Query
  ) throws(QueryError) -> Reach {
    if let reach = try reachByExcerpt(from: origin, within: limit, under: conditions) {
      return reach
    }
    return try prepared(for: conditions, variants: conditions.variants)
      .reach(from: origin, within: limit, under: conditions)
  }
}
