import Geo

extension SearchGraph {
  /// What ``shortestPath(from:to:automaton:over:)`` finds, if nothing outside a region lies on a path as
  /// good: then the same path, since states keep their order.
  ///
  /// - Parameter region: states times layers plus layer, ascending.
  /// - Complexity: O(arcs of the region · log(region)).
  func shortestPath(
    from sources: [SearchSource],
    to targets: [SearchSource],
    automaton: some RouteAutomaton,
    admission: Admission,
    objective: Objective,
    within region: [Int]
  ) -> Path? {
    let layers = automaton.layerCount
    let slots = Dictionary(uniqueKeysWithValues: zip(region, region.indices))
    let leaving = Dictionary(grouping: targets, by: \.state)
    var weights = Array(repeating: Weight.infinite, count: region.count)
    var arrivals = Array(repeating: (arc: -1, from: -1), count: region.count)
    var heap = IndexedHeap()
    for source in sources {
      let layer = automaton.afterArriving(
        at: states[source.state].node,
        in: automaton.startLayer
      )
      guard let slot = slots[source.state * layers + layer], source.weight < weights[slot] else {
        continue
      }
      weights[slot] = source.weight
      heap.push(.init(weight: source.weight, index: slot))
    }
    var best: (weight: Weight, slot: Int)?
    while let entry = heap.pop() {
      let (weight, slot) = (entry.weight, entry.index)
      if weights[slot] < weight { continue }
      if let best, !(weight < best.weight) { break }
      let (state, layer) = region[slot].quotientAndRemainder(dividingBy: layers)
      if automaton.accepts(layer) {
        for target in leaving[state] ?? [] {
          let total = weight + target.weight
          if best.map({ total < $0.weight }) ?? true { best = (total, slot) }
        }
      }
      for position in arcs(from: state) {
        let arc = arcs[position]
        guard admission.allows(arc) else { continue }
        var nextLayer = layer
        if arc.kind == .leg {
          guard let after = automaton.afterLeg(arc.item, by: position, in: layer) else { continue }
          nextLayer = automaton.afterArriving(at: states[arc.to].node, in: after)
        }
        guard let next = slots[arc.to * layers + nextLayer] else { continue }
        let reached = weight + objective.weight(of: arc.cost)
        if reached < weights[next] {
          weights[next] = reached
          arrivals[next] = (position, slot)
          heap.push(.init(weight: reached, index: next))
        }
      }
    }
    guard let best else { return nil }
    var moves: [Path.Move] = []
    var slot = best.slot
    while arrivals[slot].arc >= 0 {
      let from = arrivals[slot].from
      moves.append(
        Path.Move(
          from: region[from] / layers,
          arc: arrivals[slot].arc,
          layer: region[from] % layers
        )
      )
      slot = from
    }
    moves.reverse()
    return Path(
      start: region[slot] / layers,
      end: region[best.slot] / layers,
      moves: moves,
      weight: best.weight
    )
  }
}
