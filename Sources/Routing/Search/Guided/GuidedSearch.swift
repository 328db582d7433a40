import Geo

/// A state in a layer by what it has cost and what is at least left.
private struct GuidedEntry: HeapEntry {
  var estimate: Weight
  var weight: Weight
  var index: Int

  @inline(__always)
  func precedes(_ other: GuidedEntry) -> Bool {
    if estimate != other.estimate { return estimate < other.estimate }
    return index < other.index
  }
}

extension SearchGraph {
  /// What ``shortestPath(from:to:automaton:over:)`` finds, by A* (Hart, Nilsson and Raphael 1968) with the
  /// distances of a hierarchy as what is left.
  ///
  /// Only states are looked at whose estimate is not above the least weight: those on the path and
  /// on others that are as good to within the rounding of the metric. Among them Dijkstra's search then
  /// finds the path that it finds among all, the same of several that weigh the same.
  ///
  /// - Parameters:
  ///   - base: what the guide's metrics were made with; `admission` closes the same and more.
  /// - Returns: `nil` if there is none that the guide can vouch for: the search without a guide says
  ///   whether there is one.
  func guidedPath(
    from sources: [SearchSource],
    to targets: [SearchSource],
    automaton: some RouteAutomaton,
    admission: Admission,
    objective: Objective,
    guide: SearchGuide,
    base: Admission
  ) -> Path? {
    let layers = automaton.layerCount
    let scale = WeightScale(objective)
    let metric = guide.metric(by: objective, of: self, admission: base)
    var potential = TargetPotential(
      metric,
      guide.states,
      scale: scale,
      targets: lastStates(before: targets, objective: objective, admission: base, scale: scale)
    )
    let leaving = Dictionary(
      targets.map { ($0.state, $0.weight) },
      uniquingKeysWith: { min($0, $1) }
    )
    var weights: [Int: Weight] = [:]
    var heap = QuaternaryHeap<GuidedEntry>()
    func estimate(_ weight: Weight, _ state: Int) -> Weight {
      let left: Double
      switch states[state].phase {
      case .start: left = 0
      case .end: left = leaving[state]?.primary ?? .infinity
      case .waiting, .moving, .lifted: left = potential.weight(from: state)
      }
      return Weight(primary: weight.primary + left, secondary: weight.secondary)
    }
    func offer(_ index: Int, _ weight: Weight) {
      if let known = weights[index], !(weight < known) { return }
      let estimate = estimate(weight, index / layers)
      guard estimate.primary < .infinity else { return }
      weights[index] = weight
      heap.push(GuidedEntry(estimate: estimate, weight: weight, index: index))
    }
    for source in sources {
      let layer = automaton.afterArriving(at: states[source.state].node, in: automaton.startLayer)
      offer(source.state * layers + layer, source.weight)
    }
    var best: Weight?
    while let entry = heap.pop() {
      guard weights[entry.index] == entry.weight else { continue }
      if let best, !(entry.estimate.primary <= best.primary) { break }
      let state = entry.index / layers
      let layer = entry.index % layers
      if automaton.accepts(layer), let leaving = leaving[state] {
        let total = entry.weight + leaving
        if best.map({ total < $0 }) ?? true { best = total }
      }
      for position in arcs(from: state) {
        let arc = arcs[position]
        guard admission.allows(arc) else { continue }
        var nextLayer = layer
        if arc.kind == .leg {
          guard let after = automaton.afterLeg(arc.item, by: position, in: layer) else { continue }
          nextLayer = automaton.afterArriving(at: states[arc.to].node, in: after)
        }
        offer(arc.to * layers + nextLayer, entry.weight + objective.weight(of: arc.cost))
      }
    }
    guard let best, scale.holds(best.primary) else { return nil }
    // Several paths may weigh the same, and A* meets them in another order than Dijkstra's search.
    var region: [Int] = []
    for (index, weight) in weights
    where estimate(weight, index / layers).primary <= best.primary { region.append(index) }
    return shortestPath(
      from: sources,
      to: targets,
      automaton: automaton,
      admission: admission,
      objective: objective,
      within: region.sorted()
    )
  }

  /// The states from which a target's end state is reached, with what is then left.
  private func lastStates(
    before targets: [SearchSource],
    objective: Objective,
    admission: Admission,
    scale: WeightScale
  ) -> [(state: Int, steps: UInt32)] {
    var last: [(state: Int, steps: UInt32)] = []
    for target in targets {
      let node = states[target.state].node
      // The states of a node follow each other, its start first.
      var state = startStates[node]
      while state < states.count, states[state].node == node {
        for position in arcs(from: state) where arcs[position].to == target.state {
          let arc = arcs[position]
          guard admission.allows(arc) else { continue }
          let weight = objective.weight(of: arc.cost).primary + target.weight.primary
          last.append((state, scale.steps(weight)))
        }
        state += 1
      }
    }
    return last
  }
}
