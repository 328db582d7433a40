/// Where the arcs of the network lie in the hierarchy.
struct InputArcs {
  let first: [UInt32]
  let entries: [UInt32]
  let slots: [UInt32]

  init(tails: [UInt32], heads: [UInt32], ranks: [UInt32], graph: ChordalGraph) {
    var slots = Array(repeating: Hierarchy.noSlot, count: tails.count)
    for input in tails.indices where tails[input] != heads[input] {
      let (tail, head) = (ranks[Int(tails[input])], ranks[Int(heads[input])])
      let lower = Int(min(tail, head))
      let upper = max(tail, head)
      var low = Int(graph.firstArc[lower])
      var high = Int(graph.firstArc[lower + 1])
      // The chordal graph holds every arc of the network, so the search ends on it.
      while high - low > 1 {
        let middle = (low + high) / 2
        if graph.heads[middle] <= upper { low = middle } else { high = middle }
      }
      slots[input] = UInt32(low) << 1 | (tail < head ? 0 : 1)
    }
    let lists = AdjacencyLists(nodeCount: graph.heads.count) { visit in
      for (input, slot) in slots.enumerated() where slot != Hierarchy.noSlot {
        visit(slot >> 1, UInt32(input) << 1 | (slot & 1))
      }
    }
    first = lists.first
    entries = lists.entries
    self.slots = slots
  }
}
