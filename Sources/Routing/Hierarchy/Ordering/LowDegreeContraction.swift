/// Contracts nodes with at most two neighbours for as long as there are any.
///
/// It adds no arc that a good order would not have (contracting such a node joins at most two others),
/// and what is left of a transport network, whose nodes mostly lie along a line, is several times
/// smaller. In each round no two neighbours go, so that a line of n nodes gets a depth of O(log n).
struct LowDegreeContraction {
  /// Contracted nodes in order.
  private(set) var order: [UInt32] = []
  /// What is left: its nodes, ascending, and how they are joined, by position in `coreNodes`.
  private(set) var coreNodes: [UInt32] = []
  private(set) var core = UndirectedGraph(first: [0], neighbours: [])

  /// Beside a node with more neighbours than this nothing is contracted: each time its list is gone
  /// through, which is nothing for a crossing but much for a hub with a hundred thousand branches.
  private static let largestDegree = 128

  /// O(nodes + arcs) a round; few rounds shrink what is left by a constant part each.
  init(_ graph: UndirectedGraph) {
    let count = graph.nodeCount
    var neighbours = graph.neighbours
    var degree = (0..<count).map { UInt32(graph.range(of: $0).count) }
    var isContracted = Array(repeating: false, count: count)
    var blockedInRound = [UInt32](repeating: 0, count: count)
    var candidates = (0..<UInt32(count)).filter { degree[Int($0)] <= 2 }
    var round: UInt32 = 0

    func replace(_ old: UInt32, by new: UInt32?, around node: UInt32) {
      let start = Int(graph.first[Int(node)])
      let end = start + Int(degree[Int(node)])
      for position in start..<end where neighbours[position] == old {
        if let new, !neighbours[start..<end].contains(new) {
          neighbours[position] = new
        } else {
          neighbours[position] = neighbours[end - 1]
          degree[Int(node)] -= 1
        }
        return
      }
    }

    while !candidates.isEmpty {
      round += 1
      var next: [UInt32] = []
      for node in candidates where !isContracted[Int(node)] {
        if blockedInRound[Int(node)] == round {
          next.append(node)
          continue
        }
        let start = Int(graph.first[Int(node)])
        let around = Array(neighbours[start..<(start + Int(degree[Int(node)]))])
        if around.contains(where: { degree[Int($0)] > LowDegreeContraction.largestDegree }) {
          continue
        }
        isContracted[Int(node)] = true
        order.append(node)
        for neighbour in around {
          let other = around.first { $0 != neighbour }
          let before = degree[Int(neighbour)]
          replace(node, by: other, around: neighbour)
          blockedInRound[Int(neighbour)] = round
          if before > 2, degree[Int(neighbour)] <= 2 { next.append(neighbour) }
        }
      }
      candidates = next
    }

    var position = Array(repeating: Hierarchy.none, count: count)
    for node in 0..<count where !isContracted[node] {
      position[node] = UInt32(coreNodes.count)
      coreNodes.append(UInt32(node))
    }
    for node in coreNodes {
      let start = Int(graph.first[Int(node)])
      for neighbour in neighbours[start..<(start + Int(degree[Int(node)]))] {
        core.neighbours.append(position[Int(neighbour)])
      }
      core.first.append(UInt32(core.neighbours.count))
    }
  }
}
