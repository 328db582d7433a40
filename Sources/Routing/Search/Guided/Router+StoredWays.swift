import Geo

extension Router {
  /// The best route by what the network's file knows, read from the rows that it uses: the file tells the
  /// legs, and the query is answered on those alone.
  ///
  /// - Returns: `nil` where the file knows nothing of such a query.
  /// - Throws: ``QueryError``.
  func routeByStoredWays(_ query: Query) throws(QueryError) -> Itinerary? {
    guard let ways = network.storedWays, query.isAsStored(on: network),
      case .named(let from) = query.origin, case .named(let to) = query.destination
    else { return nil }
    let origin: NamedEnd
    let destination: NamedEnd
    do {
      origin = try network.resolveEnd(from)
      destination = try network.resolveEnd(to)
    } catch {
      throw .lookup(error)
    }
    let legs = ways.legs(
      from: origin.nodeIndices,
      to: destination.nodeIndices,
      by: query.objective.name
    )
    var itinerary: Itinerary?
    if let legs {
      let excerpt = try? network.excerpt(
        nodes: origin.nodeIndices + destination.nodeIndices,
        legs: legs
      )
      var query = query
      query.origin = .named(origin.id)
      query.destination = .named(destination.id)
      // Where the excerpt does not answer, the whole network says why.
      itinerary = try? excerpt.map { try Router($0).route(query) }
    }
    // Nothing that was read of a damaged file counts, a route that is not there included.
    if let fault = network.storageFaults?.first { throw .model(.storage(fault)) }
    return itinerary
  }
}

extension Query {
  /// Whether the ways of a file hold for it: see ``Geo/StoredWays``.
  fileprivate func isAsStored(on network: Network) -> Bool {
    guard vias.isEmpty, avoid.isEmpty, require.isEmpty else { return false }
    return WaysTable.objectives.contains(objective)
      && terms(on: network, variants: variants) == WaysTable.terms(of: network)
  }
}
