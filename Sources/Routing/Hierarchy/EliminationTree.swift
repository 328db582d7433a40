/// What can be said of an elimination tree from its parents alone.
enum EliminationTree {
  /// The ranks in post-order: each after all that lies below it, subtrees in order of rank.
  static func postOrder(of parents: [UInt32]) -> [UInt32] {
    let count = parents.count
    // Children as linked lists; pushing them downwards leaves the lowest first.
    var firstChild = Array(repeating: Hierarchy.none, count: count)
    var nextSibling = firstChild
    var firstRoot = Hierarchy.none
    for rank in stride(from: count - 1, through: 0, by: -1) {
      let parent = parents[rank]
      if parent == Hierarchy.none {
        nextSibling[rank] = firstRoot
        firstRoot = UInt32(rank)
      } else {
        nextSibling[rank] = firstChild[Int(parent)]
        firstChild[Int(parent)] = UInt32(rank)
      }
    }
    var order: [UInt32] = []
    order.reserveCapacity(count)
    var root = firstRoot
    while root != Hierarchy.none {
      var rank = Int(root)
      descend: while true {
        while firstChild[rank] != Hierarchy.none { rank = Int(firstChild[rank]) }
        while true {
          order.append(UInt32(rank))
          if rank == Int(root) { break descend }
          if nextSibling[rank] != Hierarchy.none {
            rank = Int(nextSibling[rank])
            break
          }
          rank = Int(parents[rank])
        }
      }
      root = nextSibling[Int(root)]
    }
    return order
  }

  /// By rank: how many ancestors there are.
  static func levels(of parents: [UInt32]) throws(HierarchyError) -> [UInt16] {
    var levels = [UInt16](repeating: 0, count: parents.count)
    for rank in stride(from: parents.count - 1, through: 0, by: -1) {
      let parent = parents[rank]
      guard parent != Hierarchy.none else { continue }
      let level = levels[Int(parent)]
      guard level < UInt16.max else {
        throw .tooLarge(what: "levels", count: Int(level) + 2, maximum: Int(UInt16.max) + 1)
      }
      levels[rank] = level + 1
    }
    return levels
  }
}
