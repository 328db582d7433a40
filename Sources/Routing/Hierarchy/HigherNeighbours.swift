/// The network without direction, loops and parallel arcs: by rank, the higher ranks beside it,
/// ascending.
struct HigherNeighbours {
  let nodeCount: Int
  let first: [UInt32]
  let neighbours: [UInt32]

  /// Two passes of counting sort and one that drops repetitions. O(nodes + arcs).
  init(ranks: [UInt32], tails: [UInt32], heads: [UInt32]) {
    nodeCount = ranks.count
    // Sorting by the upper end first leaves the lower ends' lists ascending.
    let byUpper = AdjacencyLists(nodeCount: ranks.count) { visit in
      for arc in tails.indices where tails[arc] != heads[arc] {
        let (tail, head) = (ranks[Int(tails[arc])], ranks[Int(heads[arc])])
        visit(max(tail, head), min(tail, head))
      }
    }
    let byLower = AdjacencyLists(nodeCount: ranks.count) { visit in
      for upper in 0..<ranks.count {
        for position in byUpper.range(of: upper) {
          visit(byUpper.entries[position], UInt32(upper))
        }
      }
    }
    var first: [UInt32] = [0]
    first.reserveCapacity(ranks.count + 1)
    var neighbours: [UInt32] = []
    neighbours.reserveCapacity(byLower.entries.count)
    for lower in 0..<ranks.count {
      var last = Hierarchy.none
      for position in byLower.range(of: lower) where byLower.entries[position] != last {
        last = byLower.entries[position]
        neighbours.append(last)
      }
      first.append(UInt32(neighbours.count))
    }
    self.first = first
    self.neighbours = neighbours
  }

  func range(of rank: Int) -> Range<Int> { Int(first[rank])..<Int(first[rank + 1]) }

  /// By rank: the parent in the elimination tree of contracting in this order (Liu 1990,
  /// doi:10.1137/0611010), found before contraction. O(arcs · log(nodes)), in practice linear.
  func eliminationTree() -> [UInt32] {
    let lower = AdjacencyLists(nodeCount: nodeCount) { visit in
      for rank in 0..<nodeCount {
        for position in range(of: rank) { visit(neighbours[position], UInt32(rank)) }
      }
    }
    var parents = Array(repeating: Hierarchy.none, count: nodeCount)
    // The highest ancestor known so far, shortened on the way.
    var shortcut = parents
    for upper in 0..<nodeCount {
      for position in lower.range(of: upper) {
        var rank = Int(lower.entries[position])
        while true {
          let next = shortcut[rank]
          if next == UInt32(upper) { break }
          shortcut[rank] = UInt32(upper)
          if next == Hierarchy.none {
            parents[rank] = UInt32(upper)
            break
          }
          rank = Int(next)
        }
      }
    }
    return parents
  }
}

/// Numbers grouped by node, each group in the order in which it was visited.
struct AdjacencyLists {
  let first: [UInt32]
  let entries: [UInt32]

  /// - Parameter visitAll: calls its argument with a node and an entry, the same ones each time; it
  ///   is called twice.
  init(nodeCount: Int, _ visitAll: ((UInt32, UInt32) -> Void) -> Void) {
    var next = [UInt32](repeating: 0, count: nodeCount + 1)
    visitAll { node, _ in next[Int(node) + 1] += 1 }
    for node in 0..<nodeCount { next[node + 1] += next[node] }
    first = next
    var entries = [UInt32](repeating: 0, count: Int(next[nodeCount]))
    visitAll { node, entry in
      entries[Int(next[Int(node)])] = entry
      next[Int(node)] += 1
    }
    self.entries = entries
  }

  func range(of node: Int) -> Range<Int> { Int(first[node])..<Int(first[node + 1]) }
}
