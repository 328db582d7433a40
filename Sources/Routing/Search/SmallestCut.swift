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
    // Most arcs are never met, and most of those that are have nothing against them.
    var arcClosures: [ArcClosures] = Array(repeating: .unknown, count: arcs.count)
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
          if case .unknown = arcClosures[position] {
            arcClosures[position] = .known(labels.set(of: admission.closures(of: arc)))
          }
          if case .known(let closures?) = arcClosures[position] {
            offer(arc.to * layers + nextLayer, set.union(closures))
          }
        }
        for missing in virtual[state] ?? [] {
          guard let closure = labels.set(of: [missing.closure]) else { continue }
          offer(missing.to * layers + layer, set.union(closure))
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
    var missing: [Int: [(to: Int, closure: Closure)]] = [:]
    for (node, ways) in waysByNode.enumerated() where ways.count > 1 {
      let record = network.nodes[node]
      if record.kind == .chokepoint { continue }
      for (from, to) in orderedPairs(of: ways) {
        let lifted: State.Phase? = if case .rail = from { .lifted(to) } else { nil }
        let target =
          lifted.flatMap { state(at: node, in: $0) } ?? state(at: node, in: .waiting(to))
          ?? state(at: node, in: .moving(to))
        guard let target else { continue }
        let ends = [from, to].sorted()
        let closure = Closure.missingFacility(nodeID: record.id, from: ends[0], to: ends[1])
        for phase in from.phasesBeforeChange(to: to) {
          guard let source = state(at: node, in: phase), !isJoined(source, target) else { continue }
          missing[source, default: []].append((target, closure))
        }
      }
    }
    return missing
  }

  /// O(states of the node), which follow each other, the one before freight starts first.
  private func state(at node: Int, in phase: State.Phase) -> Int? {
    let end = node + 1 < startStates.count ? startStates[node + 1] : states.count
    for index in startStates[node]..<end where states[index].phase == phase { return index }
    return nil
  }

  private func isJoined(_ source: Int, _ target: Int) -> Bool {
    for position in arcs(from: source) where arcs[position].to == target { return true }
    return false
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

/// What stands against an arc.
private enum ArcClosures {
  case unknown
  /// `nil` if it is more than a set holds.
  case known(ClosureSet?)
}

/// Gives each closure a small number.
private struct ClosureLabels {
  private(set) var closures: [Closure] = []
  private var numbers: [Closure: UInt16] = [:]

  /// `nil` if there are more than a set holds.
  mutating func set(of closures: [Closure]) -> ClosureSet? {
    var set: ClosureSet? = ClosureSet()
    for closure in closures {
      let number = numbers[closure] ?? UInt16(self.closures.count)
      if Int(number) == self.closures.count {
        numbers[closure] = number
        self.closures.append(closure)
      }
      set = set?.union(ClosureSet(number))
    }
    return set
  }
}

/// At most four label numbers.
private struct ClosureSet: Hashable {
  static let capacity = 4
  /// No number: there are fewer closures than that.
  private static let none = UInt16.max

  /// Ascending, then ``none``.
  private var numbers = SIMD4(repeating: ClosureSet.none)
  private(set) var count = 0

  init() {}

  init(_ number: UInt16) {
    numbers[0] = number
    count = 1
  }

  var members: [UInt16] { (0..<count).map { numbers[$0] } }

  /// `nil` if the union has more than ``capacity`` members.
  func union(_ other: ClosureSet) -> ClosureSet? {
    var result = self
    for index in 0..<other.count {
      guard result.insert(other.numbers[index]) else { return nil }
    }
    return result
  }

  /// - Returns: whether there was room.
  private mutating func insert(_ number: UInt16) -> Bool {
    if contains(number) { return true }
    if count == ClosureSet.capacity { return false }
    var position = count
    while position > 0, numbers[position - 1] > number {
      numbers[position] = numbers[position - 1]
      position -= 1
    }
    numbers[position] = number
    count += 1
    return true
  }

  private func contains(_ number: UInt16) -> Bool { any(numbers .== number) }

  func isSubset(of other: ClosureSet) -> Bool {
    (0..<count).allSatisfy { other.contains(numbers[$0]) }
  }
}
