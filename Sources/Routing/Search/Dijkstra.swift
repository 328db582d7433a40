import Geo

/// Where a search may start: a state and what it costs to be there (access over land).
struct SearchSource: Hashable, Sendable {
  var state: Int
  var weight: Weight
}

extension SearchGraph {
  /// The least path from any source to any target that an automaton accepts (Dijkstra 1959).
  ///
  /// - Parameters:
  ///   - targets: end states with what it costs to leave the network there.
  /// - Returns: `nil` if there is none.
  /// - Complexity: O((arcs + states) · layers · log(states · layers)).
  func shortestPath(
    from sources: [SearchSource],
    to targets: [SearchSource],
    automaton: some RouteAutomaton,
    admission: Admission,
    objective: Objective
  ) -> Path? {
    let layers = automaton.layerCount
    var egress: [Int: Weight] = [:]
    for target in targets { egress[target.state] = target.weight }
    var distance = Array(repeating: Weight.infinite, count: states.count * layers)
    var arrivedBy = Array(repeating: -1, count: states.count * layers)
    var arrivedFrom = Array(repeating: -1, count: states.count * layers)
    var heap = IndexedHeap()
    for source in sources {
      let layer = automaton.afterArriving(
        at: states[source.state].node,
        in: automaton.startLayer
      )
      let index = source.state * layers + layer
      if source.weight < distance[index] {
        distance[index] = source.weight
        heap.push(.init(weight: source.weight, index: index))
      }
    }
    var best: (weight: Weight, index: Int)?
    while let (weight, index) = heap.pop().map({ ($0.weight, $0.index) }) {
      if distance[index] < weight { continue }
      if let best, !(weight < best.weight) { break }
      let state = index / layers
      let layer = index % layers
      if let leaving = egress[state], automaton.accepts(layer) {
        let total = weight + leaving
        if best.map({ total < $0.weight }) ?? true { best = (total, index) }
      }
      for position in arcs(from: state) {
        let arc = arcs[position]
        guard admission.allows(arc) else { continue }
        var nextLayer = layer
        if arc.kind == .leg {
          guard let after = automaton.afterLeg(arc.item, by: position, in: layer) else { continue }
          nextLayer = automaton.afterArriving(at: states[arc.to].node, in: after)
        }
        let next = arc.to * layers + nextLayer
        let reached = weight + objective.weight(of: arc.cost)
        if reached < distance[next] {
          distance[next] = reached
          arrivedBy[next] = position
          arrivedFrom[next] = index
          heap.push(.init(weight: reached, index: next))
        }
      }
    }
    guard let best else { return nil }
    var moves: [Path.Move] = []
    var index = best.index
    while arrivedBy[index] >= 0 {
      let before = arrivedFrom[index]
      moves.append(
        Path.Move(from: before / layers, arc: arrivedBy[index], layer: before % layers)
      )
      index = before
    }
    moves.reverse()
    return Path(
      start: index / layers,
      end: best.index / layers,
      moves: moves,
      weight: best.weight
    )
  }

  /// The least weight from the sources to every node (standing there on some way), or with
  /// `reversed` from every node to the targets given as sources.
  ///
  /// - Returns: by node; infinite where nothing leads. Complexity as ``shortestPath``.
  func nodeDistances(
    from sources: [SearchSource],
    reversed: Bool,
    admission: Admission,
    objective: Objective
  ) -> [Weight] {
    let incoming = reversed ? reversedArcs() : []
    var distance = Array(repeating: Weight.infinite, count: states.count)
    var heap = IndexedHeap()
    for source in sources where source.weight < distance[source.state] {
      distance[source.state] = source.weight
      heap.push(.init(weight: source.weight, index: source.state))
    }
    while let (weight, state) = heap.pop().map({ ($0.weight, $0.index) }) {
      if distance[state] < weight { continue }
      func relax(_ next: Int, by arc: Arc) {
        guard admission.allows(arc) else { return }
        let reached = weight + objective.weight(of: arc.cost)
        if reached < distance[next] {
          distance[next] = reached
          heap.push(.init(weight: reached, index: next))
        }
      }
      if reversed {
        for (from, position) in incoming[state] { relax(from, by: arcs[position]) }
      } else {
        for position in arcs(from: state) { relax(arcs[position].to, by: arcs[position]) }
      }
    }
    var byNode = Array(repeating: Weight.infinite, count: network.nodes.count)
    for (index, state) in states.enumerated() where distance[index] < byNode[state.node] {
      byNode[state.node] = distance[index]
    }
    return byNode
  }

  private func reversedArcs() -> [[(from: Int, arc: Int)]] {
    var incoming: [[(from: Int, arc: Int)]] = Array(repeating: [], count: states.count)
    for state in states.indices {
      for position in arcs(from: state) { incoming[arcs[position].to].append((state, position)) }
    }
    return incoming
  }
}
