/// Every state's least weight from one end, and how it is reached: what a search leaves behind when
/// it does not stop at one target. Made once and filled again for each origin.
struct SearchTree: Sendable {
  let layerCount: Int
  private(set) var distance: [Weight]
  private var arrivedBy: [Int32]
  private var arrivedFrom: [Int32]
  /// The arcs of every path that was added up, over all origins, by position.
  private(set) var isUsed: [Bool]
  /// Sums of the paths from the present origin that were asked for.
  private var sums: [PathSum?]
  private var summed: [Int] = []
  private var unsummed: [Int] = []
  private var heap = IndexedHeap()

  init(stateCount: Int, arcCount: Int, layerCount: Int) {
    self.layerCount = layerCount
    let count = stateCount * layerCount
    distance = Array(repeating: .infinite, count: count)
    arrivedBy = Array(repeating: -1, count: count)
    arrivedFrom = Array(repeating: -1, count: count)
    isUsed = Array(repeating: false, count: arcCount)
    sums = Array(repeating: nil, count: count)
  }

  /// Searches from the sources (Dijkstra 1959) until the targets are settled or the weight exceeds
  /// the limit. Where two paths weigh the same, it keeps the one that
  /// ``SearchGraph/shortestPath(from:to:automaton:over:)`` keeps.
  ///
  /// - Parameters:
  ///   - targets: states in the automaton's last layer; empty to search as far as the limit.
  ///   - limit: the largest primary weight.
  /// - Complexity: O((arcs + states) · layers · log(states · layers)).
  mutating func grow(
    from sources: [SearchSource],
    over arcs: AdmittedArcs,
    automaton: some RouteAutomaton,
    targets: Set<Int> = [],
    limit: Double = .infinity
  ) {
    reset()
    let graph = arcs.graph
    for source in sources {
      let layer = automaton.afterArriving(
        at: graph.states[source.state].node,
        in: automaton.startLayer
      )
      let index = source.state * layerCount + layer
      if source.weight < distance[index] {
        distance[index] = source.weight
        heap.push(.init(weight: source.weight, index: index))
      }
    }
    var open = targets.count
    while let entry = heap.pop() {
      let index = entry.index
      if distance[index] < entry.weight { continue }
      if entry.weight.primary > limit { break }
      let state = index / layerCount
      let layer = index % layerCount
      if open > 0, automaton.accepts(layer), targets.contains(state) {
        open -= 1
        if open == 0 { break }
      }
      for slot in arcs.slots(from: state) {
        let arc = arcs.entries[slot]
        var nextLayer = layer
        if arc.leg >= 0 {
          guard let after = automaton.afterLeg(Int(arc.leg), by: Int(arc.position), in: layer)
          else { continue }
          nextLayer = automaton.afterArriving(at: graph.states[Int(arc.to)].node, in: after)
        }
        let next = Int(arc.to) * layerCount + nextLayer
        let reached = entry.weight + arc.weight
        if reached < distance[next] {
          distance[next] = reached
          arrivedBy[next] = arc.position
          arrivedFrom[next] = Int32(index)
          heap.push(.init(weight: reached, index: next))
        }
      }
    }
    heap.removeAll()
  }

  private mutating func reset() {
    while let index = summed.popLast() { sums[index] = nil }
    for index in distance.indices {
      distance[index] = .infinite
      arrivedBy[index] = -1
      arrivedFrom[index] = -1
    }
  }

  /// What the path to an index adds up to; its arcs count as used.
  ///
  /// - Complexity: O(arcs of the path that no path asked for before has).
  mutating func sum(at index: Int, on graph: SearchGraph) -> PathSum {
    unsummed.removeAll(keepingCapacity: true)
    var here = index
    while sums[here] == nil, arrivedBy[here] >= 0 {
      unsummed.append(here)
      here = Int(arrivedFrom[here])
    }
    var sum = sums[here] ?? PathSum(startState: here / layerCount)
    while let next = unsummed.popLast() {
      let position = Int(arrivedBy[next])
      sum.cost += graph.arcs[position].cost
      sum.lacksTariff = sum.lacksTariff || graph.arcs[position].lacksTariff
      sums[next] = sum
      summed.append(next)
      isUsed[position] = true
    }
    return sum
  }

  mutating func markAsUsed(_ position: Int) { isUsed[position] = true }
}

/// What a path adds up to from its first arc to its last, which is the order of an itinerary's total.
struct PathSum: Sendable {
  var cost = CostVector.zero
  var lacksTariff = false
  var startState: Int
}

/// The arcs that a query may use, with their weights, packed for many searches.
struct AdmittedArcs: Sendable {
  struct Entry: Sendable {
    var weight: Weight
    var to: Int32
    /// Position in the graph's arcs.
    var position: Int32
    /// Position of the leg travelled; -1 for what happens at a node.
    var leg: Int32
  }

  let graph: SearchGraph
  private(set) var entries: [Entry]
  private var offsets: [Int]

  /// - Complexity: O(arcs).
  init(_ graph: SearchGraph, admission: Admission, objective: Objective) {
    self.graph = graph
    entries = []
    entries.reserveCapacity(graph.arcs.count)
    offsets = [0]
    offsets.reserveCapacity(graph.states.count + 1)
    for state in graph.states.indices {
      for position in graph.arcs(from: state) {
        let arc = graph.arcs[position]
        guard admission.allows(arc) else { continue }
        entries.append(
          Entry(
            weight: objective.weight(of: arc.cost),
            to: Int32(arc.to),
            position: Int32(position),
            leg: arc.kind == .leg ? Int32(arc.item) : -1
          )
        )
      }
      offsets.append(entries.count)
    }
  }

  @inline(__always)
  func slots(from state: Int) -> Range<Int> {
    offsets[state]..<offsets[state + 1]
  }
}
