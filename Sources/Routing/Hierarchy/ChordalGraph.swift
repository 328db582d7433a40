/// The arcs that contraction leaves: those of the network and those that join the higher neighbours of
/// every contracted node.
struct ChordalGraph {
  let firstArc: [UInt32]
  let heads: [UInt32]
  let parents: [UInt32]

  /// The higher neighbours of a node are its own and those of its children in the elimination tree:
  /// merging their sorted lists is O(arcs).
  init(filling neighbours: HigherNeighbours) {
    let count = neighbours.nodeCount
    var firstArc: [UInt32] = [0]
    firstArc.reserveCapacity(count + 1)
    var heads: [UInt32] = []
    heads.reserveCapacity(4 * neighbours.neighbours.count)
    var parents = Array(repeating: Hierarchy.none, count: count)
    var firstChild = parents
    var nextSibling = parents
    var merged: [UInt32] = []
    var spare: [UInt32] = []
    for rank in 0..<count {
      merged.removeAll(keepingCapacity: true)
      merged.append(contentsOf: neighbours.neighbours[neighbours.range(of: rank)])
      var child = firstChild[rank]
      while child != Hierarchy.none {
        // The first of a child's arcs leads here.
        let from = Int(firstArc[Int(child)]) + 1
        let to = Int(firstArc[Int(child) + 1])
        if from < to {
          merge(merged, heads, from..<to, into: &spare)
          swap(&merged, &spare)
        }
        child = nextSibling[Int(child)]
      }
      heads.append(contentsOf: merged)
      firstArc.append(UInt32(truncatingIfNeeded: heads.count))
      if let parent = merged.first {
        parents[rank] = parent
        nextSibling[rank] = firstChild[Int(parent)]
        firstChild[Int(parent)] = UInt32(rank)
      }
    }
    self.firstArc = firstArc
    self.heads = heads
    self.parents = parents
  }

  /// The arcs by their upper end: pairs of lower end and arc, ascending.
  func down() -> (first: [UInt32], pairs: [UInt64]) {
    let count = parents.count
    var next = [UInt32](repeating: 0, count: count + 1)
    for head in heads { next[Int(head) + 1] += 1 }
    for rank in 0..<count { next[rank + 1] += next[rank] }
    let first = next
    var pairs = [UInt64](repeating: 0, count: heads.count)
    for rank in 0..<count {
      for arc in Int(firstArc[rank])..<Int(firstArc[rank + 1]) {
        let head = Int(heads[arc])
        pairs[Int(next[head])] = UInt64(arc) << 32 | UInt64(rank)
        next[head] += 1
      }
    }
    return (first, pairs)
  }
}

/// Joins two ascending lists; what both hold comes once.
private func merge(
  _ a: [UInt32],
  _ b: [UInt32],
  _ range: Range<Int>,
  into result: inout [UInt32]
) {
  result.removeAll(keepingCapacity: true)
  var i = 0
  var j = range.lowerBound
  while i < a.count, j < range.upperBound {
    let (x, y) = (a[i], b[j])
    result.append(min(x, y))
    if x <= y { i += 1 }
    if y <= x { j += 1 }
  }
  result.append(contentsOf: a[i...])
  result.append(contentsOf: b[j..<range.upperBound])
}
