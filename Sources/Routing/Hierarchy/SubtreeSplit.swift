/// Subtrees of the elimination tree for several workers, and the few nodes above them.
struct SubtreeSplit: Sendable {
  let workerCount: Int
  /// Ranges of ranks that depend on nothing outside, the most work first.
  let subtrees: [Range<Int>]
  /// Nodes above the subtrees, ascending.
  let top: [Int]

  /// So many subtrees for each worker at least, so that none has to wait long for another at the end.
  private static let subtreesPerWorker = 8

  /// O(nodes).
  init(_ hierarchy: Hierarchy, workerCount: Int) {
    self.workerCount = workerCount
    let parents = hierarchy.arrays.parents.span
    let firstArc = hierarchy.arrays.firstArc.span
    // Triangles above a node stand for the work that it makes.
    var work = [Int](repeating: 0, count: hierarchy.nodeCount)
    var first = Array(0..<hierarchy.nodeCount)
    var total = 0
    for rank in 0..<hierarchy.nodeCount {
      let neighbours = Int(firstArc[rank + 1] - firstArc[rank])
      let own = 4 + neighbours * (neighbours + 3) / 2
      work[rank] += own
      total += own
      let parent = parents[rank]
      if parent != Hierarchy.none {
        work[Int(parent)] += work[rank]
        first[Int(parent)] = min(first[Int(parent)], first[rank])
      }
    }
    let limit = total / (workerCount * SubtreeSplit.subtreesPerWorker)
    var roots: [Int] = []
    var top: [Int] = []
    var rank = hierarchy.nodeCount - 1
    while rank >= 0 {
      if work[rank] <= limit {
        roots.append(rank)
        rank = first[rank] - 1
      } else {
        top.append(rank)
        rank -= 1
      }
    }
    roots.sort { (work[$0], $1) > (work[$1], $0) }
    subtrees = roots.map { first[$0]..<($0 + 1) }
    self.top = top.reversed()
  }
}
