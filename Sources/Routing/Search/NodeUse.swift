import Geo

extension SearchGraph {
  /// Whether an open leg leads away from a node, over nothing but what the node itself has.
  ///
  /// Complexity: O(arcs at the node).
  func canDepart(from node: Int, admission: Admission) -> Bool {
    var seen: Set<Int> = [startStates[node]]
    var stack = [startStates[node]]
    while let state = stack.popLast() {
      for position in arcs(from: state) {
        let arc = arcs[position]
        guard admission.allows(arc) else { continue }
        if arc.kind == .leg { return true }
        if seen.insert(arc.to).inserted { stack.append(arc.to) }
      }
    }
    return false
  }

  /// Whether freight that comes to a node over an open leg can end there.
  ///
  /// Complexity: O(legs + arcs at the node).
  func canArrive(at node: Int, admission: Admission) -> Bool {
    var seen = Set(arrivals(at: node, admission: admission))
    var stack = Array(seen)
    while let state = stack.popLast() {
      if state == endStates[node] { return true }
      for position in arcs(from: state) {
        let arc = arcs[position]
        guard arc.kind != .leg, admission.allows(arc) else { continue }
        if seen.insert(arc.to).inserted { stack.append(arc.to) }
      }
    }
    return false
  }

  /// The states in which an open leg leaves freight at a node.
  private func arrivals(at node: Int, admission: Admission) -> [Int] {
    var found: [Int] = []
    for (index, ends) in network.legEnds.enumerated() where ends.from == node || ends.to == node {
      let other = ends.to == node ? ends.from : ends.to
      for state in states(at: other) {
        for position in arcs(from: state) {
          let arc = arcs[position]
          guard arc.kind == .leg, arc.item == index, admission.allows(arc) else { continue }
          if states[arc.to].node == node { found.append(arc.to) }
        }
      }
    }
    return found
  }

  /// A node's states, which lie side by side from its start.
  private func states(at node: Int) -> Range<Int> {
    let end = node + 1 < startStates.count ? startStates[node + 1] : states.count
    return startStates[node]..<end
  }
}
