import Geo

extension OneToManySearch {
  /// Searches as far as a limit. Only for conditions that ask for nothing to be passed.
  ///
  /// - Returns: where freight can end, the nearest first; of equals by id.
  mutating func nodes(from origin: FoundEnd, within limit: Double) -> [ReachedNode] {
    tree.grow(from: origin.sources, over: arcs, automaton: FreeRoute(), limit: limit)
    accessFigures.formUnion(origin.accessFigures)
    let graph = prepared.graph
    var nodes: [ReachedNode] = []
    for (node, state) in graph.endStates.enumerated() {
      let arrival = tree.distance[state].primary
      guard arrival <= limit else { continue }
      nodes.append(
        ReachedNode(
          nodeID: prepared.network.nodes[node].id,
          cost: cost(at: state, from: origin.access, to: [:]),
          arrival: arrival
        )
      )
    }
    return nodes.sorted { ($0.arrival, $0.nodeID) < ($1.arrival, $1.nodeID) }
  }

  /// The parts of legs within the limit of the last search.
  mutating func stretches(within limit: Double) throws(QueryError) -> [ReachedStretch] {
    var runStarts: [LegDirection: Double] = [:]
    let graph = prepared.graph
    for state in graph.states.indices where tree.distance[state].primary <= limit {
      for slot in arcs.slots(from: state) where arcs.entries[slot].leg >= 0 {
        let arc = graph.arcs[Int(arcs.entries[slot].position)]
        let start = try runStart(by: arc, from: state)
        guard start <= limit else { continue }
        tree.markAsUsed(Int(arcs.entries[slot].position))
        let direction = LegDirection(leg: arc.item, isReversed: arc.isReversed)
        runStarts[direction] = min(start, runStarts[direction] ?? .infinity)
      }
    }
    var stretches: [ReachedStretch] = []
    for leg in prepared.network.legs.indices {
      let forward = try course(over: LegDirection(leg: leg, isReversed: false), runStarts)
      let backward = try course(over: LegDirection(leg: leg, isReversed: true), runStarts)
      var meetingShare: Double?
      if let forward, let backward { meetingShare = forward.meeting(backward) }
      for (course, isReversed) in [(forward, false), (backward, true)] {
        guard let course else { continue }
        let meeting = meetingShare.map { isReversed ? 1 - $0 : $0 } ?? 1
        stretches += stretch(
          course,
          of: LegDirection(leg: leg, isReversed: isReversed),
          meeting: meeting,
          limit: limit
        )
      }
    }
    return stretches
  }

  private struct LegDirection: Hashable {
    var leg: Int
    var isReversed: Bool
  }

  /// The weight of what comes before the run: the way to the node, the wait, formalities, and
  /// borders where they are met first.
  private func runStart(
    by arc: SearchGraph.Arc,
    from state: Int
  ) throws(QueryError) -> Double {
    let graph = prepared.graph
    let node = graph.states[state].node
    let leg = prepared.network.legs[arc.item]
    var components = graph.departureComponents(
      leg: leg,
      reversed: arc.isReversed,
      boards: arc.boards,
      at: prepared.network.nodes[node]
    )
    if graph.meetsBordersFirst(arc, from: node) {
      do {
        components += try graph.model.borders(leg: leg, reversed: arc.isReversed)
      } catch {
        throw .model(error)
      }
    }
    return components.reduce(tree.distance[state].primary) { $0 + primary(of: $1) }
  }

  private func primary(of component: Component) -> Double {
    conditions.objective.weight(of: component.cost).primary
  }

  /// The whole run over a leg in one direction, whatever the limit.
  private func course(
    over direction: LegDirection,
    _ runStarts: [LegDirection: Double]
  ) throws(QueryError) -> ReachedCourse? {
    guard let start = runStarts[direction] else { return nil }
    let leg = prepared.network.legs[direction.leg]
    let components: [Component]
    do {
      components = try prepared.graph.model.running(leg: leg)
    } catch {
      throw .model(error)
    }
    var knots = [ReachedCourse.Knot(share: 0, arrival: start)]
    var km = 0.0
    var arrival = start
    // A country's run and the driver's rest on it are one piece: the rest is spread over the run.
    var pieces: [(country: Country, km: Double, weight: Double)] = []
    for component in components {
      if pieces.last?.country != component.country { pieces.append((component.country, 0, 0)) }
      pieces[pieces.count - 1].km += component.km
      pieces[pieces.count - 1].weight += primary(of: component)
    }
    for piece in direction.isReversed ? pieces.reversed() : pieces {
      km += piece.km
      arrival += piece.weight
      knots.append(.init(share: min(1, km / leg.lengthKm), arrival: arrival))
    }
    knots[knots.count - 1].share = 1
    return ReachedCourse(knots)
  }

  private func stretch(
    _ course: ReachedCourse,
    of direction: LegDirection,
    meeting: Double,
    limit: Double
  ) -> [ReachedStretch] {
    guard let met = course.upTo(share: meeting), let cut = met.upTo(arrival: limit) else {
      return []
    }
    return [
      ReachedStretch(
        legID: prepared.network.legs[direction.leg].id,
        isReversed: direction.isReversed,
        course: cut,
        end: cut.last.share < met.last.share ? .limit : met.last.share < 1 ? .meeting : .node
      )
    ]
  }
}
