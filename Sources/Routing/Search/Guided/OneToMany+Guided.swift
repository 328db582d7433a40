import Geo

extension OneToManySearch {
  /// What ``costs(from:to:)`` gives, by a guided search for each destination.
  ///
  /// - Returns: `nil` where one search for all is quicker, or where a destination cannot be reached by
  ///   what the guide knows.
  mutating func guidedCosts(
    from origin: FoundEnd,
    to destinations: [FoundEnd]
  ) -> [BestCost?]? {
    guard destinations.count <= GuideThreshold.destinations,
      let guide = prepared.workedOut.guide(askedBy: 1, of: prepared.graph)
    else { return nil }
    var costs: [BestCost?] = []
    for destination in destinations {
      let path =
        tour.map { guidedPath(from: origin, to: destination, automaton: $0, guide: guide) }
        ?? guidedPath(from: origin, to: destination, automaton: FreeRoute(), guide: guide)
      guard let path else { return nil }
      costs.append(cost(of: path, from: origin, to: destination))
    }
    accessFigures.formUnion(origin.accessFigures)
    for destination in destinations { accessFigures.formUnion(destination.accessFigures) }
    return costs
  }

  private func guidedPath(
    from origin: FoundEnd,
    to destination: FoundEnd,
    automaton: some RouteAutomaton,
    guide: SearchGuide
  ) -> Path? {
    prepared.graph.guidedPath(
      from: origin.sources,
      to: destination.sources,
      automaton: automaton,
      admission: admission,
      objective: conditions.objective,
      guide: guide,
      base: prepared.admission
    )
  }

  private mutating func cost(
    of path: Path,
    from origin: FoundEnd,
    to destination: FoundEnd
  ) -> BestCost {
    let graph = prepared.graph
    var sum = PathSum(startState: path.start)
    for move in path.moves {
      sum.cost += graph.arcs[move.arc].cost
      sum.lacksTariff = sum.lacksTariff || graph.arcs[move.arc].lacksTariff
      tree.markAsUsed(move.arc)
    }
    let access = origin.access[graph.states[path.start].node]
    let egress = destination.access[graph.states[path.end].node]
    return BestCost(
      total: (access?.total ?? .zero) + sum.cost + (egress?.total ?? .zero),
      usdIsLowerBound: sum.lacksTariff || access?.usdIsLowerBound == true
        || egress?.usdIsLowerBound == true
    )
  }
}
