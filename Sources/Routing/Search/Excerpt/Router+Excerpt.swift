import Geo

extension Router {
  /// The best route of a query by what the network's file knows: the file tells in which part of the
  /// network it lies, and the query is answered on that.
  ///
  /// - Returns: `nil` where the file's bounds do not hold for such a query, or where there is no route; the
  ///   whole network says why.
  /// - Throws: ``QueryError``.
  package func routeByExcerpt(_ query: Query) throws(QueryError) -> Itinerary? {
    guard let search = ExcerptSearch(query, on: network),
      let origin = try? network.resolveEnd(of: query.origin),
      let destination = try? network.resolveEnd(of: query.destination)
    else { return nil }
    return try search.answer(from: [origin], to: [destination]) {
      excerpt,
      query throws(QueryError) in
      var query = query
      query.origin = .named(origin.id)
      query.destination = .named(destination.id)
      let prepared = try Router(excerpt).prepared(for: query, variants: [])
      guard let itinerary = try? prepared.route(query) else { return (nil, [[.noRoute]]) }
      return (itinerary, [[.found(query.objective.primary(of: itinerary.total))]])
    } ?? nil
  }

  /// What can be reached from an origin within a limit by what the network's file knows.
  ///
  /// - Returns: `nil` as above.
  /// - Throws: ``QueryError``.
  func reachByExcerpt(
    from origin: Query.End,
    within limit: ReachLimit,
    under conditions: Query
  ) throws(QueryError) -> Reach? {
    var conditions = conditions
    conditions.vias = []
    conditions.objective = limit.objective
    guard conditions.require.allSatisfy(\.isExclusive),
      let search = ExcerptSearch(conditions, on: network),
      let end = try? network.resolveEnd(of: origin)
    else { return nil }
    return try search.reach(from: end, within: limit)
  }
}

extension Network {
  /// The nodes that an end means; throws for a point, which only the search graph can join.
  package func resolveEnd(of end: Query.End) throws(LookupError) -> NamedEnd {
    guard case .named(let text) = end else {
      throw .unknown(kind: "node or place", text: "a point", suggestions: [])
    }
    return try resolveEnd(text)
  }
}
