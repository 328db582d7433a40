import Geo

/// Which nodes hang together: union and find with halved paths, larger sets taking smaller ones
/// (Tarjan and van Leeuwen 1984).
struct DraftComponents {
  private var parents: [Int32]
  private(set) var degrees: [Int32]
  private var nodeCounts: [Int32] = []
  private var legCounts: [Int32] = []
  private(set) var isolatedCount = 0
  /// Components with a leg.
  private(set) var count = 0

  init(_ draft: NetworkDraft) {
    parents = Array(0..<Int32(draft.nodeCount))
    degrees = Array(repeating: 0, count: draft.nodeCount)
    for leg in 0..<draft.legCount where !draft.isLoop(leg) {
      let (from, to) = (Int(draft.ends[leg].from), Int(draft.ends[leg].to))
      degrees[from] += 1
      degrees[to] += 1
      let (a, b) = (root(from), root(to))
      // The earlier node leads, so that the same file gives the same components.
      if a != b { parents[max(a, b)] = Int32(min(a, b)) }
    }
    nodeCounts = Array(repeating: 0, count: draft.nodeCount)
    legCounts = Array(repeating: 0, count: draft.nodeCount)
    for node in 0..<draft.nodeCount where draft.isKept(node: node) {
      if degrees[node] == 0 { isolatedCount += 1 }
      let root = root(node)
      nodeCounts[root] += 1
      legCounts[root] += degrees[node]
    }
    count = legCounts.count { $0 > 0 }
  }

  private mutating func root(_ node: Int) -> Int {
    var node = node
    while Int(parents[node]) != node {
      parents[node] = parents[Int(parents[node])]
      node = Int(parents[node])
    }
    return node
  }

  func component(of node: Int) -> Int {
    var node = node
    while Int(parents[node]) != node { node = Int(parents[node]) }
    return node
  }

  func largest(_ limit: Int, of draft: NetworkDraft) -> [ImportReport.Component] {
    legCounts.indices.filter { legCounts[$0] > 0 }
      .sorted { (legCounts[$1], nodeCounts[$1], $0) < (legCounts[$0], nodeCounts[$0], $1) }
      .prefix(limit)
      .map {
        ImportReport.Component(
          nodes: Int(nodeCounts[$0]),
          // Each leg was counted at both ends.
          legs: Int(legCounts[$0]) / 2,
          nodeID: draft.nodeIDs.text(of: $0)
        )
      }
  }
}
