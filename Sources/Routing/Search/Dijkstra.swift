import Geo

/// Where a search may start: a state and what it costs to be there (access over land).
struct SearchSource: Hashable, Sendable {
  var state: Int
  var weight: Weight
}

/// How a search has come to a state in a layer: kept together, because they are read together.
private struct Label {
  var weight: Weight
  /// The arc, as a position in the graph; -1 at a start.
  var arrivedBy: Int
  /// State and layer before the arc.
  var arrivedFrom: Int

  static let unreached = Label(weight: .infinite, arrivedBy: -1, arrivedFrom: -1)
}

extension SearchGraph {
  /// The least path from any source to any target that an automaton accepts (Dijkstra 1959).
  ///
  /// - Parameters:
  ///   - targets: end states with what it costs to leave the network there.
  ///   - admitted: what may be used, and the weights.
  /// - Returns: `nil` if there is none.
  /// - Complexity: O((arcs + states) · layers · log(states · layers)).
  func shortestPath(
    from sources: [SearchSource],
    to targets: [SearchSource],
    automaton: some RouteAutomaton,
    over admitted: AdmittedArcs
  ) -> Path? {
    let layers = automaton.layerCount
    var isTarget = Array(repeating: false, count: states.count)
    for target in targets { isTarget[target.state] = true }
    var labels = Array(repeating: Label.unreached, count: states.count * layers)
    var heap = IndexedHeap()
    for source in sources {
      let layer = automaton.afterArriving(
        at: states[source.state].node,
        in: automaton.startLayer
      )
      let index = source.state * layers + layer
      if source.weight < labels[index].weight {
        labels[index].weight = source.weight
        heap.push(.init(weight: source.weight, index: index))
      }
    }
    var best: (weight: Weight, index: Int)?
    while let entry = heap.pop() {
      let (weight, index) = (entry.weight, entry.index)
      if labels[index].weight < weight { continue }
      if let best, !(weight < best.weight) { break }
      let state = layers == 1 ? index : index / layers
      let layer = layers == 1 ? 0 : index % layers
      if isTarget[state], automaton.accepts(layer) {
        for target in targets where target.state == state {
          let total = weight + target.weight
          if best.map({ total < $0.weight }) ?? true { best = (total, index) }
        }
      }
      for slot in admitted.slots(from: state) {
        let arc = admitted.entries[slot]
        var nextLayer = layer
        if arc.leg >= 0 {
          guard let after = automaton.afterLeg(Int(arc.leg), by: Int(arc.position), in: layer)
          else { continue }
          nextLayer = automaton.afterArriving(at: states[Int(arc.to)].node, in: after)
        }
        let next = Int(arc.to) * layers + nextLayer
        let reached = weight + arc.weight
        if reached < labels[next].weight {
          labels[next] = Label(
            weight: reached,
            arrivedBy: Int(arc.position),
            arrivedFrom: index
          )
          heap.push(.init(weight: reached, index: next))
        }
      }
    }
    guard let best else { return nil }
    var moves: [Path.Move] = []
    var index = best.index
    while labels[index].arrivedBy >= 0 {
      let before = labels[index].arrivedFrom
      moves.append(
        Path.Move(from: before / layers, arc: labels[index].arrivedBy, layer: before % layers)
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
