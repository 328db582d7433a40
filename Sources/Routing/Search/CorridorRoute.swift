import Geo

extension PreparedNetwork {
  /// The best route of a query along a corridor; see ``CorridorQuery/route(along:)``.
  ///
  /// - Throws: ``QueryError``.
  public func route(
    _ query: Query,
    along corridor: CorridorDefinition
  ) throws(QueryError) -> Itinerary {
    try CorridorQuery(query, on: self).route(along: corridor)
  }
}

/// A query to be answered along corridors: what they share is found once.
public struct CorridorQuery: Sendable {
  private let prepared: PreparedNetwork
  private let resolved: ResolvedQuery
  /// By node: the least of the objective from the origin, and to the destination.
  private let fromOrigin: [Weight]
  private let toDestination: [Weight]

  private var graph: SearchGraph { prepared.graph }
  private var network: Network { prepared.network }

  /// - Throws: ``QueryError`` if the query itself is wrong.
  public init(_ query: Query, on prepared: PreparedNetwork) throws(QueryError) {
    self.prepared = prepared
    resolved = try ResolvedQuery(query, on: prepared)
    fromOrigin = prepared.graph.nodeDistances(
      from: resolved.sources,
      reversed: false,
      admission: resolved.admission,
      objective: query.objective
    )
    toDestination = prepared.graph.nodeDistances(
      from: resolved.targets,
      reversed: true,
      admission: resolved.admission,
      objective: query.objective
    )
  }

  /// The best route along a corridor.
  ///
  /// The corridor is turned so that its nearer ends face the query's. An end off the corridor is
  /// joined to the node of its line that the free optimum reaches with the least of the objective;
  /// what lies beyond is not travelled.
  ///
  /// - Throws: ``QueryError``; ``QueryError/corridorDoesNotServe(_:)`` if more than 20 % has to be
  ///   added to what is used of it; ``QueryError/noRoute(_:)`` if a part of it is closed.
  public func route(along corridor: CorridorDefinition) throws(QueryError) -> Itinerary {
    let isReversed = facesAway(corridor)
    let oriented = isReversed ? corridor.reversed : corridor
    func mismatch(_ reason: CorridorMismatch.Reason) -> QueryError {
      .corridorDoesNotServe(
        CorridorMismatch(
          corridorID: corridor.id,
          origin: resolved.originName,
          destination: resolved.destinationName,
          reason: reason
        )
      )
    }
    guard let trace = prepared.trace(of: oriented) else { throw mismatch(.notRoutable) }
    let stretch = try joiningStretch(of: trace, mismatch: mismatch)
    let chain = oriented.chain(of: trace, from: stretch.from, to: stretch.to)
    let path = graph.corridorPath(
      vias: chain.nodes,
      modes: chain.modes,
      sources: resolved.sources,
      targets: resolved.targets,
      required: requiredLegs(of: oriented, on: trace, within: stretch),
      admission: resolved.admission,
      objective: resolved.query.objective
    )
    guard let path else {
      let automaton = graph.corridorAutomaton(
        vias: chain.nodes,
        modes: chain.modes,
        required: requiredLegs(of: oriented, on: trace, within: stretch)
      )
      throw .noRoute(prepared.noRoute(resolved, automaton: automaton))
    }
    let phaseCount = chain.modes.count + 2
    func stage(_ layer: Int) -> Step.Stage {
      switch layer % phaseCount {
      case 0: .access
      case phaseCount - 1: .egress
      default: .line
      }
    }
    var itinerary = try prepared.itinerary(
      of: path,
      resolved: resolved,
      corridor: nil,
      stage: stage
    )
    let usedKm = km(of: itinerary) { $0 == .line }
    let addedKm = km(of: itinerary) { $0 != .line }
    guard usedKm > 0 else { throw mismatch(.noStretchBetween) }
    guard addedKm <= SearchGraph.maximumDetour * usedKm else {
      throw mismatch(.detour(addedKm: addedKm, usedKm: usedKm))
    }
    itinerary.corridor = FollowedCorridor(
      id: corridor.id,
      name: corridor.name,
      addedKm: addedKm,
      leftOutKm: trace.totalKm - (trace.kmBefore[stretch.to] - trace.kmBefore[stretch.from]),
      isReversed: isReversed
    )
    return itinerary
  }

  private func km(of itinerary: Itinerary, in stage: (Step.Stage) -> Bool) -> Double {
    itinerary.steps.filter { stage($0.stage) }.map(\.cost.km).reduce(0, +)
  }

  /// Whether the ends are nearer to the corridor's ends when it is turned round.
  private func facesAway(_ corridor: CorridorDefinition) -> Bool {
    guard
      let first = corridor.nodeIDs.first.flatMap({ network.node(id: $0)?.coordinate }),
      let last = corridor.nodeIDs.last.flatMap({ network.node(id: $0)?.coordinate })
    else { return false }
    func distance(_ nodes: [Int], _ point: Coordinate) -> Double {
      nodes.map { Geodesic.wgs84.distance(from: network.nodes[$0].coordinate, to: point) }.min()
        ?? 0
    }
    let forward =
      distance(resolved.originNodes, first) + distance(resolved.destinationNodes, last)
    let backward =
      distance(resolved.originNodes, last) + distance(resolved.destinationNodes, first)
    return backward < forward
  }

  /// Positions in a trace's nodes between which a corridor is travelled.
  struct Stretch: Hashable {
    var from: Int
    var to: Int
  }

  private func joiningStretch(
    of trace: CorridorTrace,
    mismatch: (CorridorMismatch.Reason) -> QueryError
  ) throws(QueryError) -> Stretch {
    // Of equally near nodes the one further along is joined, so that nothing beyond is travelled.
    var from: Int?
    for (position, node) in trace.nodes.enumerated() where fromOrigin[node] != .infinite {
      if from.map({ !(fromOrigin[trace.nodes[$0]] < fromOrigin[node]) }) ?? true { from = position }
    }
    guard let from else { throw mismatch(.cannotBeJoined(end: resolved.originName)) }
    var to: Int?
    for (position, node) in trace.nodes.enumerated().reversed()
    where toDestination[node] != .infinite {
      if to.map({ !(toDestination[trace.nodes[$0]] < toDestination[node]) }) ?? true {
        to = position
      }
    }
    guard let to else { throw mismatch(.cannotBeJoined(end: resolved.destinationName)) }
    guard from < to else { throw mismatch(.noStretchBetween) }
    return Stretch(from: from, to: to)
  }

  /// Legs that the corridor requires and that lie within the stretch.
  private func requiredLegs(
    of corridor: CorridorDefinition,
    on trace: CorridorTrace,
    within stretch: Stretch
  ) -> [Int] {
    let within = Set(trace.legs[stretch.from..<stretch.to])
    return corridor.requiredLegIDs.compactMap { network.legIndex(id: $0) }
      .filter(within.contains)
  }
}

/// Via nodes and section modes of the part of a corridor that is travelled.
struct CorridorChain: Hashable, Sendable {
  var nodes: [Int]
  var modes: [CorridorDefinition.SectionMode]
}

extension CorridorDefinition {
  /// The joining nodes and the vias between them.
  func chain(of trace: CorridorTrace, from: Int, to: Int) -> CorridorChain {
    var chain = CorridorChain(nodes: [trace.nodes[from]], modes: [])
    for (via, position) in trace.viaPositions.enumerated() where position > from && position < to {
      chain.modes.append(sectionModes[via - 1])
      chain.nodes.append(trace.nodes[position])
    }
    chain.modes.append(sectionModes[trace.sectionAfter[to - 1]])
    chain.nodes.append(trace.nodes[to])
    return chain
  }
}
