import Geo
import Routing

/// One hub's part in the traffic between the pairs of a ``HubStudy``.
public struct HubUse: Sendable {
  public var hub: Hub
  /// In the order of the pairs.
  public var rows: [Row]

  /// One pair with the hub open and closed.
  public struct Row: Sendable {
    public var outcome: Outcome
    /// How many routes there are of each kind, and how many of them pass through.
    public var best: Share
    public var front: Share
    public var alternatives: Share
  }

  public enum Outcome: Sendable {
    /// An end lies inside the hub, so that nobody can go around it.
    case cannotBeAsked
    /// There is no route to begin with.
    case noRoute(QueryError)
    /// Closing the hub leaves no route.
    case cutOff(Itinerary, QueryError)
    /// The best route with the hub open, and with it closed.
    case rerouted(open: Itinerary, closed: Itinerary)
  }

  /// So many of so many.
  public struct Share: Hashable, Sendable {
    public var passing: Int
    public var of: Int

    public init(passing: Int = 0, of: Int = 0) {
      self.passing = passing
      self.of = of
    }

    /// 0…1; `nil` of nothing.
    public var value: Double? { of > 0 ? Double(passing) / Double(of) : nil }

    static func + (lhs: Share, rhs: Share) -> Share {
      Share(passing: lhs.passing + rhs.passing, of: lhs.of + rhs.of)
    }
  }
}

extension HubUse {
  /// Over all pairs that can be asked and have a route.
  public var best: Share { rows.map(\.best).reduce(Share(), +) }
  public var front: Share { rows.map(\.front).reduce(Share(), +) }
  public var alternatives: Share { rows.map(\.alternatives).reduce(Share(), +) }

  public var pairsWithEndInside: Int {
    rows.count { if case .cannotBeAsked = $0.outcome { true } else { false } }
  }

  public var pairsCutOff: Int {
    rows.count { if case .cutOff = $0.outcome { true } else { false } }
  }

  /// The mean, over the pairs that still have a route, of what closing adds to the objective, in its
  /// own unit; `nil` without such a pair.
  public func meanAdded(_ objective: Objective) -> Double? {
    let added = rows.compactMap { $0.added(objective) }
    return added.isEmpty ? nil : added.reduce(0, +) / Double(added.count)
  }
}

extension HubUse.Row {
  /// What closing the hub adds to the pair's objective, in its own unit; `nil` unless there is a
  /// route both ways.
  public func added(_ objective: Objective) -> Double? {
    guard case .rerouted(let open, let closed) = outcome else { return nil }
    return objective.value(of: closed) - objective.value(of: open)
  }

  /// The best routes that are told of, with the hub open and closed.
  public var itineraries: [Itinerary] {
    switch outcome {
    case .cannotBeAsked, .noRoute: []
    case .cutOff(let open, _): [open]
    case .rerouted(let open, let closed): [open, closed]
    }
  }

  init(
    _ pair: HubStudy.Pair,
    selection: Selection,
    closed: Query,
    on network: PreparedNetwork
  ) throws(QueryError) {
    best = HubUse.Share()
    front = HubUse.Share()
    alternatives = HubUse.Share()
    func share(_ itineraries: [Itinerary]) -> HubUse.Share {
      HubUse.Share(
        passing: itineraries.count { selection.isPassed(by: $0, on: network.network) },
        of: itineraries.count
      )
    }
    func isInside(_ end: ItineraryEnd, _ asked: Query.End) -> Bool {
      guard case .point = asked else { return false }
      return network.network.nodeIndex(id: end.nodeID).map(selection.nodes.contains) ?? false
    }
    let open: Itinerary
    switch pair.best {
    case .success(let itinerary): open = itinerary
    case .failure(let error):
      outcome = .noRoute(error)
      return
    }
    // A named end inside is refused by the search; a point would only be joined to another node.
    if isInside(open.origin, closed.origin) || isInside(open.destination, closed.destination) {
      outcome = .cannotBeAsked
      return
    }
    do {
      outcome = .rerouted(open: open, closed: try network.route(closed))
    } catch {
      switch error {
      case .endIsClosed:
        outcome = .cannotBeAsked
        return
      case .noRoute, .nothingNear: outcome = .cutOff(open, error)
      default: throw error
      }
    }
    best = share([open])
    front = share(pair.front)
    alternatives = share(pair.alternatives)
  }
}
