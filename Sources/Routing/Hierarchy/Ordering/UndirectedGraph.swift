/// A network without direction, loops and parallel arcs: by node, its neighbours, ascending.
struct UndirectedGraph {
  var first: [UInt32]
  var neighbours: [UInt32]

  var nodeCount: Int { first.count - 1 }

  func range(of node: Int) -> Range<Int> { Int(first[node])..<Int(first[node + 1]) }

  /// O(nodes + arcs).
  init(nodeCount: Int, tails: [UInt32], heads: [UInt32]) {
    let once = AdjacencyLists(nodeCount: nodeCount) { visit in
      for arc in tails.indices where tails[arc] != heads[arc] {
        visit(tails[arc], heads[arc])
        visit(heads[arc], tails[arc])
      }
    }
    // Turning the lists round sorts them.
    let sorted = AdjacencyLists(nodeCount: nodeCount) { visit in
      for node in 0..<nodeCount {
        for position in once.range(of: node) { visit(once.entries[position], UInt32(node)) }
      }
    }
    first = [0]
    first.reserveCapacity(nodeCount + 1)
    neighbours = []
    neighbours.reserveCapacity(sorted.entries.count)
    for node in 0..<nodeCount {
      var last = Hierarchy.none
      for position in sorted.range(of: node) where sorted.entries[position] != last {
        last = sorted.entries[position]
        neighbours.append(last)
      }
      first.append(UInt32(neighbours.count))
    }
  }

  init(first: [UInt32], neighbours: [UInt32]) {
    self.first = first
    self.neighbours = neighbours
  }
}
