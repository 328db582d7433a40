import Geo

/// Why there is no route, and the least that would have to change for one to exist.
public struct NoRoute: Error, Hashable, Sendable {
  /// Names of the ends, as asked.
  public var origin: String
  public var destination: String
  public var date: CivilDate
  public var verdict: Verdict

  public enum Verdict: Hashable, Sendable {
    /// Lifting these together makes a route; no smaller set does. `alternatives` counts the
    /// smallest sets, this one included.
    case liftable([Closure], alternatives: Int)
    /// Every set that would make a route has five members or more.
    case atLeastFive
    /// Nothing in the data could ever join the two.
    case disconnected
  }
}

extension NoRoute: CustomStringConvertible {
  public var description: String {
    let head = "no route from \(origin) to \(destination) on \(date)"
    switch verdict {
    case .liftable(let closures, let alternatives):
      let list = closures.map(\.description).sorted().joined(separator: "; ")
      let one = closures.count == 1 ? "lifting this would join them" : "lifting all of these would"
      let others =
        alternatives == 1
        ? "the only smallest set" : "one of \(alternatives) smallest sets"
      return "\(head): \(one): \(list) (\(others))"
    case .atLeastFive:
      return "\(head): at least five closures or missing facilities stand between them"
    case .disconnected:
      return "\(head): nothing in the data joins them, whatever is lifted"
    }
  }
}

extension SearchGraph {
  /// The smallest sets of closures whose lifting lets a route exist.
  ///
  /// Labels are propagated state by state; a state keeps the sets of labels with which it can be
  /// reached, none of which contains another (minimum-label paths are NP-hard in general; up to
  /// ``ClosureSet/capacity`` labels the search is exact). Sets are met in order of size, so the first
  /// that reaches a target is smallest.
  func smallestCut(
    from sources: [Int],
    to targets: Set<Int>,
    automaton: some RouteAutomaton,
    admission: Admission
  ) -> NoRoute.Verdict {
    let virtual = missingFacilities()
    guard canReach(targets, from: sources, automaton: automaton, virtual: virtual) else {
      return .disconnected
    }
    var labels = ClosureLabels()
    let arcLabels: [[UInt16]] = arcs.map { labels.intern(admission.closures(of: $0)) }
    let layers = automaton.layerCount
    var reached: [[ClosureSet]] = Array(repeating: [], count: states.count * layers)
    var queues: [[(index: Int, set: ClosureSet)]] = Array(
      repeating: [],
      count: ClosureSet.capacity + 1
    )

    func offer(_ index: Int, _ set: ClosureSet?) {
      guard let set else { return }
      if reached[index].contains(where: { $0.isSubset(of: set) }) { return }
      reached[index].removeAll { set.isSubset(of: $0) }
      reached[index].append(set)
      queues[set.count].append((index, set))
    }

    for source in sources {
      let layer = automaton.afterArriving(at: states[source].node, in: automaton.startLayer)
      offer(source * layers + layer, ClosureSet())
    }
    for size in 0...ClosureSet.capacity {
      var found: Set<ClosureSet> = []
      while let (index, set) = queues[size].popLast() {
        guard reached[index].contains(set) else { continue }
        let state = index / layers
        let layer = index % layers
        if targets.contains(state), automaton.accepts(layer) { found.insert(set) }
        for position in arcs(from: state) {
          let arc = arcs[position]
          var nextLayer = layer
          if arc.kind == .leg {
            guard let after = automaton.afterLeg(arc.item, by: position, in: layer) else {
              continue
            }
            nextLayer = automaton.afterArriving(at: states[arc.to].node, in: after)
          }
          offer(arc.to * layers + nextLayer, set.union(arcLabels[position]))
        }
        for missing in virtual[state] ?? [] {
          let label = labels.intern([missing.closure])
          offer(missing.to * layers + layer, set.union(label))
        }
      }
      if !found.isEmpty {
        let sets = found.map { set in set.members.map { labels.closures[Int($0)] } }
        let first = sets.min { $0.sortKey < $1.sortKey } ?? []
        return .liftable(first, alternatives: sets.count)
      }
    }
    return .atLeastFive
  }

  /// Whether a route would exist if everything were lifted.
  private func canReach(
    _ targets: Set<Int>,
    from sources: [Int],
    automaton: some RouteAutomaton,
    virtual: [Int: [(to: Int, closure: Closure)]]
  ) -> Bool {
    let layers = automaton.layerCount
    var seen = Array(repeating: false, count: states.count * layers)
    var stack: [Int] = []
    func visit(_ index: Int) {
      if seen[index] { return }
      seen[index] = true
      stack.append(index)
    }
    for source in sources {
      let layer = automaton.afterArriving(at: states[source].node, in: automaton.startLayer)
      visit(source * layers + layer)
    }
    while let index = stack.popLast() {
      let state = index / layers
      let layer = index % layers
      if targets.contains(state), automaton.accepts(layer) { return true }
      for position in arcs(from: state) {
        let arc = arcs[position]
        var nextLayer = layer
        if arc.kind == .leg {
          guard let after = automaton.afterLeg(arc.item, by: position, in: layer) else { continue }
          nextLayer = automaton.afterArriving(at: states[arc.to].node, in: after)
        }
        visit(arc.to * layers + nextLayer)
      }
      for missing in virtual[state] ?? [] { visit(missing.to * layers + layer) }
    }
    return false
  }

  /// Pairs of ways that meet at a node where no row of any status leads from one to the other.
  private func missingFacilities() -> [Int: [(to: Int, closure: Closure)]] {
    var joined: Set<[Int]> = []
    for state in states.indices {
      for position in arcs(from: state) where states[arcs[position].to].node == states[state].node {
        joined.insert([state, arcs[position].to])
      }
    }
    var stateOf: [State: Int] = [:]
    for (index, state) in states.enumerated() { stateOf[state] = index }
    var missing: [Int: [(to: Int, closure: Closure)]] = [:]
    for (node, ways) in waysByNode.enumerated() where ways.count > 1 {
      let record = network.nodes[node]
      if record.kind == .chokepoint { continue }
      for (from, to) in orderedPairs(of: ways) {
        let lifted: State.Phase? = if case .rail = from { .lifted(to) } else { nil }
        let target = [lifted, .waiting(to), .moving(to)].compactMap { $0 }
          .lazy.compactMap { stateOf[State(node: node, phase: $0)] }.first
        guard let target else { continue }
        let ends = [from, to].sorted()
        let closure = Closure.missingFacility(nodeID: record.id, from: ends[0], to: ends[1])
        for phase in from.phasesBeforeChange(to: to) {
          guard
            let source = stateOf[State(node: node, phase: phase)],
            !joined.contains([source, target])
          else { continue }
          missing[source, default: []].append((target, closure))
        }
      }
    }
    return missing
  }
}

private func orderedPairs(of ways: [Way]) -> [(from: Way, to: Way)] {
  ways.flatMap { from in ways.filter { $0 != from }.map { (from, $0) } }
}

extension [Closure] {
  /// Orders sets of equal size so that the one that is printed is the same on every run.
  fileprivate var sortKey: String {
    map(\.description).sorted().joined(separator: "\n")
  }
}

/// Gives each closure a small number.
private struct ClosureLabels {
  private(set) var closures: [Closure] = []
  private var numbers: [Closure: UInt16] = [:]

  /// Sorted, without duplicates.
  mutating func intern(_ closures: [Closure]) -> [UInt16] {
    var result: [UInt16] = []
    for closure in closures {
      if let number = numbers[closure] {
        result.append(number)
      } else {
        let number = UInt16(self.closures.count)
        numbers[closure] = number
        self.closures.append(closure)
        result.append(number)
      }
    }
    return result.sorted()
  }
}

/// At most four label numbers, ascending.
private struct ClosureSet: Hashable {
  static let capacity = 4

  private(set) var members: [UInt16] = []

  var count: Int { members.count }

  /// `nil` if the union has more than ``capacity`` members.
  func union(_ labels: [UInt16]) -> ClosureSet? {
    if labels.isEmpty { return self }
    var result = self
    for label in labels where !result.members.contains(label) {
      guard result.members.count < ClosureSet.capacity else { return nil }
      result.members.append(label)
    }
    result.members.sort()
    return result
  }

  func isSubset(of other: ClosureSet) -> Bool {
    members.allSatisfy(other.members.contains)
  }
}
