/// Routes that a forwarder would call different, the best one first.
public struct Alternatives: Sendable {
  public struct Route: Sendable {
    public var itinerary: Itinerary
    /// From what sets it apart from the others, see ``RouteNames``.
    public var name: String
    /// Its objective as a multiple of the best route's; 1 for the best.
    public var stretch: Double
    /// The largest overlap with a route before it, 0…1; 0 for the first.
    public var overlap: Double
  }

  public enum Outcome: String, Hashable, Sendable {
    /// As many as were asked for.
    case complete
    /// There are no more within the limits: every one was looked at.
    case exhausted
    /// The search gave up; there may be more.
    case searchLimitReached = "search_limit_reached"
  }

  public static let maximumCount = AlternativeSearch.maximumCount

  /// In order of the objective. Never empty.
  public var routes: [Route]
  /// How many were asked for, the best one included.
  public var wanted: Int
  public var outcome: Outcome
  public var limits: AlternativeLimits
}

extension PreparedNetwork {
  /// The best route and the next best ones that differ from it and from each other.
  ///
  /// Each further route is the best of all that overlap with none of those before by more than
  /// ``AlternativeLimits/maximumOverlap`` (k shortest paths with limited overlap: Chondrogiannis,
  /// Bouros, Gamper, Leser and Blumenthal 2020, doi:10.1007/s00778-020-00604-x), that are locally
  /// optimal and within the stretch limit (Abraham, Delling, Goldberg and Werneck 2013,
  /// doi:10.1145/2444016.2444019), and that come to no state twice.
  ///
  /// The search is exhaustive unless it says otherwise (``Alternatives/outcome-swift.property``).
  ///
  /// - Parameter count: 1…``Alternatives/maximumCount``, the best route included.
  /// - Throws: ``QueryError``; ``QueryError/noStretch(objective:)`` for gauge changes, a number of
  ///   which nothing can be a meaningful multiple.
  public func alternatives(
    _ query: Query,
    count: Int,
    limits: AlternativeLimits = .standard
  ) throws(QueryError) -> Alternatives {
    if query.objective == .gaugeChanges { throw .noStretch(objective: query.objective.name) }
    let resolved = try ResolvedQuery(query, on: self)
    let space = try space(of: resolved)
    guard
      var search = AlternativeSearch(
        space: space,
        network: network,
        objective: query.objective,
        limits: limits
      )
    else { throw .noRoute(try noRoute(resolved)) }
    let outcome = search.run(count: count)
    var itineraries: [Itinerary] = []
    for found in search.found {
      guard let path = space.path(along: found.chain, objective: query.objective) else { continue }
      itineraries.append(
        try itinerary(of: path, resolved: resolved, corridor: nil) { _ in .line }
      )
    }
    let names = RouteNames(itineraries, network: network).names
    return Alternatives(
      routes: itineraries.indices.map { index in
        Alternatives.Route(
          itinerary: itineraries[index],
          name: names[index],
          stretch: search.found[index].stretch,
          overlap: search.found[index].overlap
        )
      },
      wanted: count,
      outcome: outcome,
      limits: limits
    )
  }
}
