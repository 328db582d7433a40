import Geo

/// A network with its search graph for one date, service class and cargo: queries on it cost a
/// search and nothing else.
public struct PreparedNetwork: Sendable {
  public let network: Network
  public let terms: Terms
  let graph: SearchGraph
  /// What is open to a query that neither avoids nor requires anything.
  let admission: Admission
  private let workedOut = WorkedOut()

  init(network: Network, terms: Terms, graph: SearchGraph, admission: Admission? = nil) {
    self.network = network
    self.terms = terms
    self.graph = graph
    self.admission = admission ?? Admission(network: network, date: terms.date)
  }

  /// False for pipelines, whose hours, dollars and carbon are unknown rather than zero.
  public var hasTimeAndMoney: Bool { graph.model.hasTimeAndMoney }

  /// The best route of a query; the query's own date, service, cargo and variants are those the
  /// network was prepared with.
  ///
  /// - Throws: ``QueryError``.
  public func route(_ query: Query) throws(QueryError) -> Itinerary {
    let resolved = try ResolvedQuery(query, on: self)
    let tour = try resolved.tour(on: self)
    if let tour {
      return try answer(resolved, automaton: tour)
    }
    return try answer(resolved, automaton: FreeRoute())
  }

  private func answer(
    _ resolved: ResolvedQuery,
    automaton: some RouteAutomaton
  ) throws(QueryError) -> Itinerary {
    let path = graph.shortestPath(
      from: resolved.sources,
      to: resolved.targets,
      automaton: automaton,
      over: admittedArcs(of: resolved)
    )
    guard let path else {
      throw .noRoute(noRoute(resolved, automaton: automaton))
    }
    return try itinerary(of: path, resolved: resolved, corridor: nil) { _ in .line }
  }

  /// What a query may use, with the weights of its objective.
  private func admittedArcs(of resolved: ResolvedQuery) -> AdmittedArcs {
    func make() -> AdmittedArcs {
      AdmittedArcs(graph, admission: resolved.admission, objective: resolved.query.objective)
    }
    return resolved.admission.isRestricted
      ? make() : workedOut.arcs(by: resolved.query.objective, make: make)
  }

  func noRoute(_ resolved: ResolvedQuery, automaton: some RouteAutomaton) -> NoRoute {
    NoRoute(
      origin: resolved.originName,
      destination: resolved.destinationName,
      date: terms.date,
      verdict: graph.smallestCut(
        from: resolved.sources.map(\.state),
        to: Set(resolved.targets.map(\.state)),
        automaton: automaton,
        admission: resolved.admission
      )
    )
  }

  func itinerary(
    of path: Path,
    resolved: ResolvedQuery,
    corridor: FollowedCorridor?,
    stage: (Int) -> Step.Stage
  ) throws(QueryError) -> Itinerary {
    let startNode = graph.states[path.start].node
    let endNode = graph.states[path.end].node
    let access = resolved.originAccess[startNode]
    let egress = resolved.destinationAccess[endNode]
    let steps: [Step]
    do {
      steps = try ItineraryBuilder(graph: graph, asOf: network.asOf, workedOut: workedOut)
        .steps(of: path, access: access, egress: egress, stage: stage)
    } catch {
      throw .model(error)
    }
    return Itinerary(
      origin: ItineraryEnd(
        name: resolved.originName,
        nodeID: network.nodes[startNode].id,
        accessKm: access?.km ?? 0
      ),
      destination: ItineraryEnd(
        name: resolved.destinationName,
        nodeID: network.nodes[endNode].id,
        accessKm: egress?.km ?? 0
      ),
      date: terms.date,
      asOf: network.asOf,
      scenarioNames: network.scenarioNames,
      service: terms.service,
      cargo: terms.cargo,
      cargoSize: graph.model.size,
      objective: resolved.query.objective,
      steps: steps,
      corridor: corridor,
      total: steps.last?.cumulative ?? .zero,
      hasTimeAndMoney: graph.model.hasTimeAndMoney
    )
  }

  /// What is open to a query with conditions.
  func admission(
    under conditions: WorkedOut.Conditions,
    make: () throws(QueryError) -> Admission
  ) throws(QueryError) -> Admission {
    try workedOut.admission(under: conditions, make: make)
  }

  func trace(of corridor: CorridorDefinition) -> CorridorTrace? {
    workedOut.trace(of: corridor) { graph.trace(of: corridor) }
  }

  /// The legs a corridor runs over, as positions; empty if its line is not in the network.
  public func legs(of corridor: CorridorDefinition) -> [Int] {
    trace(of: corridor)?.legs ?? []
  }

  /// What the line of a corridor runs over, with everything open; `nil` if it cannot be joined.
  public func line(of corridor: CorridorDefinition) -> CorridorLine? {
    trace(of: corridor).map { CorridorLine(legs: $0.legs, facilities: $0.facilities) }
  }
}
