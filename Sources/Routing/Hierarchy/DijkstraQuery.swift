/// Shortest paths on a network as it is, with nothing prepared but its arcs grouped by node (Dijkstra
/// 1959): what a hierarchy is held against, and the quicker way for a few questions.
///
/// Between two nodes it searches from both ends until what is left can hold no shorter way (Pohl 1971).
/// What takes the time is waiting for memory. So nodes are numbered by a walk in breadth, which puts
/// neighbours near each other; what both searches know of a node lies side by side, marked with the
/// number of the question so that nothing is cleared between two; and both use the same links.
///
/// Each thread needs its own.
public struct DijkstraQuery: Sendable {
  public let nodeCount: Int
  private let numbers: [UInt32]
  /// `first[n]..<first[n + 1]` are the links of node n.
  private let first: [UInt32]
  private let links: [Link]
  /// By link: the lightest input arc there and the lightest one back, ``Hierarchy/none`` if none.
  private let inputs: [SIMD2<UInt32>]
  /// By twice the number of a node, plus 1 for the search against the arcs: the number of the question
  /// that met it, in the high bits, above its distance.
  private var known: [UInt64]
  /// Likewise: the link it was reached by, seen from the node before.
  private var reachedBy: [UInt32]
  private var queues: (forward: [UInt64], backward: [UInt64]) = ([], [])
  private var question: UInt32 = 0

  /// A neighbour, and what the ways there and back weigh.
  private struct Link: BitwiseCopyable {
    var neighbour: UInt32
    var there: UInt32
    var back: UInt32
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
    let numbers = UndirectedGraph(nodeCount: nodeCount, tails: tails, heads: heads)
      .numbersInBreadth()
    let from = tails.map { numbers[Int($0)] }
    let to = heads.map { numbers[Int($0)] }
    let graph = UndirectedGraph(nodeCount: nodeCount, tails: from, heads: to)
    var links = graph.neighbours.map {
      Link(neighbour: $0, there: Metric.unreachable, back: Metric.unreachable)
    }
    var inputs = Array(repeating: SIMD2(repeating: Hierarchy.none), count: links.count)
    for arc in tails.indices where from[arc] != to[arc] && weights[arc] < Metric.unreachable {
      let there = graph.position(of: to[arc], beside: from[arc])
      if weights[arc] < links[there].there {
        let back = graph.position(of: from[arc], beside: to[arc])
        links[there].there = weights[arc]
        links[back].back = weights[arc]
        inputs[there].x = UInt32(arc)
        inputs[back].y = UInt32(arc)
      }
    }
    self.nodeCount = nodeCount
    self.numbers = numbers
    self.links = links
    self.inputs = inputs
    first = graph.first
    known = Array(repeating: 0, count: 2 * nodeCount)
    reachedBy = Array(repeating: 0, count: 2 * nodeCount)
  }

  /// The least weight from one node to another; ``Metric/unreachable`` where nothing leads.
  ///
  /// - Complexity: O((arcs + nodes) · log(nodes)) of those that the two searches meet.
  public mutating func distance(from source: Int, to target: Int) -> UInt32 {
    search(from: source, to: target).distance
  }

  /// A path of least weight: its weight and the input arcs in order; `nil` where nothing leads.
  public mutating func path(from source: Int, to target: Int) -> (weight: UInt32, arcs: [UInt32])? {
    let found = search(from: source, to: target)
    guard found.distance < Metric.unreachable else { return nil }
    let before = arcs(backTo: numbers[source], from: found.middle, side: 0)
    let after = arcs(backTo: numbers[target], from: found.middle, side: 1)
    return (found.distance, before.reversed() + after)
  }

  /// The input arcs of one side, from the middle to where it began.
  private func arcs(backTo start: UInt32, from middle: UInt32, side: Int) -> [UInt32] {
    var path: [UInt32] = []
    var node = Int(middle)
    while node != Int(start) {
      let link = Int(reachedBy[2 * node + side])
      path.append(inputs[link][side])
      node = first.partitioningIndex { $0 > UInt32(link) } - 1
    }
    return path
  }

  /// The least weights from a node to every node.
  public mutating func distances(from source: Int) -> [UInt32] {
    beginQuestion(from: numbers[source], to: nil)
    while let entry = IntegerHeap.popLeast(from: &queues.forward) {
      _ = DijkstraQuery.settle(
        entry,
        0,
        question,
        first,
        links,
        &known,
        &reachedBy,
        &queues.forward
      )
    }
    return numbers.map { number in
      let state = known[2 * Int(number)]
      return state >> 32 == UInt64(question)
        ? UInt32(truncatingIfNeeded: state) : Metric.unreachable
    }
  }

  private mutating func beginQuestion(from source: UInt32, to target: UInt32?) {
    if question == .max {
      for index in known.indices { known[index] = 0 }
      question = 0
    }
    question += 1
    queues.forward.removeAll(keepingCapacity: true)
    queues.backward.removeAll(keepingCapacity: true)
    known[2 * Int(source)] = UInt64(question) << 32
    queues.forward.append(UInt64(source))
    if let target {
      known[2 * Int(target) + 1] = UInt64(question) << 32
      queues.backward.append(UInt64(target))
    }
  }

  private mutating func search(
    from source: Int,
    to target: Int
  ) -> (distance: UInt32, middle: UInt32) {
    beginQuestion(from: numbers[source], to: numbers[target])
    return DijkstraQuery.search(
      question,
      first,
      links,
      &known,
      &reachedBy,
      &queues.forward,
      &queues.backward
    )
  }

  private static func search(
    _ question: UInt32,
    _ first: [UInt32],
    _ links: [Link],
    _ known: inout [UInt64],
    _ reachedBy: inout [UInt32],
    _ forward: inout [UInt64],
    _ backward: inout [UInt64]
  ) -> (distance: UInt32, middle: UInt32) {
    var best = Metric.unreachable
    var middle = Hierarchy.none
    while let nearest = forward.first, let nearestBack = backward.first,
      nearest >> 32 + nearestBack >> 32 < UInt64(best)
    {
      // The side with fewer nodes at its edge goes on (Pohl's cardinality comparison): where one end
      // lies in a denser part of the network, most of the way is cheaper from the other. A node counts
      // once both sides know a way to it.
      let node: UInt32?
      if forward.count <= backward.count {
        guard let entry = IntegerHeap.popLeast(from: &forward) else { break }
        node = settle(entry, 0, question, first, links, &known, &reachedBy, &forward)
      } else {
        guard let entry = IntegerHeap.popLeast(from: &backward) else { break }
        node = settle(entry, 1, question, first, links, &known, &reachedBy, &backward)
      }
      guard let node else { continue }
      let (there, back) = (known[2 * Int(node)], known[2 * Int(node) + 1])
      if there >> 32 == UInt64(question), back >> 32 == UInt64(question) {
        let sum = UInt32(truncatingIfNeeded: there) &+ UInt32(truncatingIfNeeded: back)
        if sum < best { (best, middle) = (sum, node) }
      }
    }
    return (best, middle)
  }

  /// Looks at what is joined to the nearest node of one side; `nil` if a shorter way to it came first.
  @inline(__always)
  private static func settle(
    _ entry: UInt64,
    _ side: Int,
    _ question: UInt32,
    _ first: [UInt32],
    _ links: [Link],
    _ known: inout [UInt64],
    _ reachedBy: inout [UInt32],
    _ queue: inout [UInt64]
  ) -> UInt32? {
    let node = Int(entry & 0xFFFF_FFFF)
    let distance = UInt32(entry >> 32)
    var known = known.mutableSpan
    if UInt32(truncatingIfNeeded: known[2 * node + side]) < distance { return nil }
    let first = first.span
    let links = links.span
    var reachedBy = reachedBy.mutableSpan
    let mark = UInt64(question) << 32
    for position in Int(first[node])..<Int(first[node + 1]) {
      let link = links[position]
      let reached = distance &+ (side == 0 ? link.there : link.back)
      if reached >= Metric.unreachable { continue }
      let index = 2 * Int(link.neighbour) + side
      let state = mark | UInt64(reached)
      // Of this question and no further. What an earlier one knew is less than the mark, which makes
      // the difference more than any distance.
      if known[index] &- mark <= UInt64(reached) { continue }
      known[index] = state
      reachedBy[index] = UInt32(truncatingIfNeeded: position)
      // Distance above node: one comparison orders both, so that ties are broken by number.
      IntegerHeap.push(UInt64(reached) << 32 | UInt64(link.neighbour), onto: &queue)
    }
    return UInt32(truncatingIfNeeded: node)
  }
}

extension UndirectedGraph {
  /// By node: when a walk in breadth along the links meets it, part by part.
  func numbersInBreadth() -> [UInt32] {
    var numbers = Array(repeating: Hierarchy.none, count: nodeCount)
    var met: [UInt32] = []
    met.reserveCapacity(nodeCount)
    for start in 0..<nodeCount where numbers[start] == Hierarchy.none {
      numbers[start] = UInt32(met.count)
      met.append(UInt32(start))
      var next = met.count - 1
      while next < met.count {
        for position in range(of: Int(met[next])) {
          let neighbour = neighbours[position]
          if numbers[Int(neighbour)] == Hierarchy.none {
            numbers[Int(neighbour)] = UInt32(met.count)
            met.append(neighbour)
          }
        }
        next += 1
      }
    }
    return numbers
  }

  /// Where a node stands among the neighbours of another. O(log(neighbours)).
  func position(of neighbour: UInt32, beside node: UInt32) -> Int {
    let range = range(of: Int(node))
    return neighbours[range].partitioningIndex { $0 >= neighbour }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element belongs to the second part of a collection in two parts.
  func partitioningIndex(_ belongsToSecondPart: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if belongsToSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
