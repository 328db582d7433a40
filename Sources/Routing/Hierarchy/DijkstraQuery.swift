/// Shortest paths on a network as it is, with nothing prepared but its arcs grouped by tail (Dijkstra
/// 1959): what a hierarchy is held against, and the quicker way for a few questions.
///
/// What is known of a node lies side by side and is marked with the number of the question, so that
/// nothing is cleared between two. Each thread needs its own.
public struct DijkstraQuery: Sendable {
  public let nodeCount: Int
  /// `first[n]..<first[n + 1]` leave node n.
  private let first: [UInt32]
  private let arcs: [Arc]
  private var nodes: [NodeState]
  private var queue: [UInt64] = []
  private var question: UInt32 = 0

  private struct Arc: BitwiseCopyable {
    var head: UInt32
    var weight: UInt32
    var input: UInt32
  }

  private struct NodeState: BitwiseCopyable {
    var question: UInt32
    var distance: UInt32
    /// Position of the arc it was reached by, and the node that leaves.
    var arc: UInt32
    var before: UInt32
  }

  /// - Parameter weights: by input arc, as of a ``Metric``.
  /// - Throws: ``HierarchyError``.
  /// - Complexity: O(nodes + arcs).
  public init(
    nodeCount: Int,
    tails: [UInt32],
    heads: [UInt32],
    weights: [UInt32]
  ) throws(HierarchyError) {
    try Hierarchy.validate(nodeCount: nodeCount, tails: tails, heads: heads)
    guard weights.count == tails.count else {
      throw .unequalCounts(tails: tails.count, heads: weights.count)
    }
    self.nodeCount = nodeCount
    let lists = AdjacencyLists(nodeCount: nodeCount) { visit in
      for arc in tails.indices where weights[arc] < Metric.unreachable {
        visit(tails[arc], UInt32(arc))
      }
    }
    first = lists.first
    arcs = lists.entries.map {
      Arc(head: heads[Int($0)], weight: weights[Int($0)], input: $0)
    }
    nodes = Array(
      repeating: NodeState(question: 0, distance: 0, arc: 0, before: 0),
      count: nodeCount
    )
  }

  /// The least weight from one node to another; ``Metric/unreachable`` where nothing leads.
  ///
  /// - Complexity: O((arcs + nodes) · log(nodes)) of those no further than the target.
  public mutating func distance(from source: Int, to target: Int) -> UInt32 {
    search(from: source, to: target)
    return nodes[target].question == question ? nodes[target].distance : Metric.unreachable
  }

  /// A path of least weight: its weight and the input arcs in order; `nil` where nothing leads.
  public mutating func path(from source: Int, to target: Int) -> (weight: UInt32, arcs: [UInt32])? {
    let weight = distance(from: source, to: target)
    guard weight < Metric.unreachable else { return nil }
    var path: [UInt32] = []
    var node = target
    while node != source {
      path.append(arcs[Int(nodes[node].arc)].input)
      node = Int(nodes[node].before)
    }
    return (weight, path.reversed())
  }

  /// The least weights from a node to every node.
  public mutating func distances(from source: Int) -> [UInt32] {
    search(from: source, to: nil)
    return nodes.map { $0.question == question ? $0.distance : Metric.unreachable }
  }

  private mutating func search(from source: Int, to target: Int?) {
    if question == .max {
      for node in nodes.indices { nodes[node].question = 0 }
      question = 0
    }
    question += 1
    DijkstraQuery.search(
      from: UInt32(source),
      to: target.map { UInt32($0) } ?? Hierarchy.none,
      question,
      first,
      arcs,
      &nodes,
      &queue
    )
  }

  private static func search(
    from source: UInt32,
    to target: UInt32,
    _ question: UInt32,
    _ first: [UInt32],
    _ arcs: [Arc],
    _ nodes: inout [NodeState],
    _ queue: inout [UInt64]
  ) {
    queue.removeAll(keepingCapacity: true)
    let first = first.span
    let arcs = arcs.span
    var nodes = nodes.mutableSpan
    nodes[Int(source)] = NodeState(question: question, distance: 0, arc: 0, before: source)
    // Distance above node: one comparison orders both, so that ties are broken by number.
    push(UInt64(source), onto: &queue)
    while let entry = popLeast(from: &queue) {
      let node = UInt32(truncatingIfNeeded: entry)
      let distance = UInt32(entry >> 32)
      if node == target { return }
      if nodes[Int(node)].distance < distance { continue }
      for position in Int(first[Int(node)])..<Int(first[Int(node) + 1]) {
        let arc = arcs[position]
        let reached = distance &+ arc.weight
        if reached >= Metric.unreachable { continue }
        let known = nodes[Int(arc.head)]
        if known.question == question, known.distance <= reached { continue }
        nodes[Int(arc.head)] = NodeState(
          question: question,
          distance: reached,
          arc: UInt32(truncatingIfNeeded: position),
          before: node
        )
        push(UInt64(reached) << 32 | UInt64(arc.head), onto: &queue)
      }
    }
  }

  @inline(__always)
  private static func push(_ entry: UInt64, onto queue: inout [UInt64]) {
    queue.append(entry)
    var heap = queue.mutableSpan
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 4
      if heap[parent] <= entry { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = entry
  }

  @inline(__always)
  private static func popLeast(from queue: inout [UInt64]) -> UInt64? {
    guard let last = queue.popLast() else { return nil }
    guard let least = queue.first else { return last }
    var heap = queue.mutableSpan
    var parent = 0
    while true {
      let child = 4 * parent + 1
      if child >= heap.count { break }
      var lowest = child
      for other in (child + 1)..<max(child + 1, min(child + 4, heap.count))
      where heap[other] < heap[lowest] {
        lowest = other
      }
      if heap[lowest] >= last { break }
      heap[parent] = heap[lowest]
      parent = lowest
    }
    heap[parent] = last
    return least
  }
}
