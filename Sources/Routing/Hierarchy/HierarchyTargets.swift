/// Least weights from any node to fixed targets: one to many, and many to many.
///
/// Weights from every ancestor of a target down to it are found once. A source then needs its own
/// weights up to its ancestors, sixteen sources at a time, and for each target the least sum over the
/// ancestors that both have: their levels lie one after another in memory.
public struct HierarchyTargets: Sendable {
  public let metric: Metric
  public let targets: [Int]
  /// Positions in `targets` by rank, ascending.
  private let order: [Int]
  /// In that order.
  private let ranks: [UInt32]
  /// In that order: how many ancestors a target shares with the next one, both counted themselves.
  private let sharedWithNext: [Int]
  private let labels: AncestorLabels

  /// - Complexity: O(arcs above the targets), sixteen targets at a time.
  public init(_ metric: Metric, targets: [Int]) {
    self.metric = metric
    self.targets = targets
    let hierarchy = metric.hierarchy
    let nodeRanks = hierarchy.arrays.ranks.span
    var sorted: [(rank: UInt32, position: Int)] = []
    for (position, node) in targets.enumerated() { sorted.append((nodeRanks[node], position)) }
    sorted.sort { ($0.rank, $0.position) < ($1.rank, $1.position) }
    order = sorted.map(\.position)
    let ranks = sorted.map(\.rank)
    self.ranks = ranks
    sharedWithNext = ranks.indices.map {
      $0 + 1 < ranks.count ? hierarchy.sharedAncestors(ranks[$0], ranks[$0 + 1]) : 0
    }
    labels = AncestorLabels(metric, ranks: ranks, leadsDown: true)
  }

  /// By target, in the order in which they were given; ``Metric/unreachable`` where nothing leads.
  public func distances(from source: Int) -> [UInt32] { distances(from: [source]) }

  /// Row by row: from each source to all targets.
  ///
  /// - Complexity: O(arcs above the sources), sixteen sources at a time, and the depth of the tree for
  ///   each pair.
  public func distances(from sources: [Int]) -> [UInt32] {
    var result = Array(
      repeating: Metric.unreachable,
      count: sources.count * targets.count
    )
    if targets.isEmpty { return result }
    let hierarchy = metric.hierarchy
    let nodeRanks = hierarchy.arrays.ranks.span
    var sorted: [(rank: UInt32, position: Int)] = []
    for (position, node) in sources.enumerated() { sorted.append((nodeRanks[node], position)) }
    sorted.sort { ($0.rank, $0.position) < ($1.rank, $1.position) }
    let sourceLabels = AncestorLabels(metric, ranks: sorted.map(\.rank), leadsDown: false)
    var shared = Array(repeating: 0, count: targets.count)
    for (index, source) in sorted.enumerated() {
      fillShared(&shared, with: source.rank)
      let row = source.position * targets.count
      for (target, position) in order.enumerated() {
        result[row + position] = sourceLabels.leastSum(index, labels, target, shared[target])
      }
    }
    return result
  }

  /// How many ancestors a rank shares with each target. In post-order what two ranks share is the
  /// least of what neighbours between them share.
  private func fillShared(_ shared: inout [Int], with rank: UInt32) {
    let hierarchy = metric.hierarchy
    var low = 0
    var high = ranks.count
    while low < high {
      let middle = (low + high) / 2
      if ranks[middle] < rank { low = middle + 1 } else { high = middle }
    }
    if low < ranks.count {
      var known = hierarchy.sharedAncestors(rank, ranks[low])
      for index in low..<ranks.count {
        shared[index] = known
        known = min(known, sharedWithNext[index])
      }
    }
    if low > 0 {
      var known = hierarchy.sharedAncestors(ranks[low - 1], rank)
      for index in (0..<low).reversed() {
        shared[index] = known
        if index > 0 { known = min(known, sharedWithNext[index - 1]) }
      }
    }
  }
}

extension Hierarchy {
  /// How many ancestors two ranks share, each counted as its own.
  func sharedAncestors(_ a: UInt32, _ b: UInt32) -> Int {
    let parents = arrays.parents.span
    var (a, b) = (a, b)
    while a != b {
      if a < b { a = parents[Int(a)] } else { b = parents[Int(b)] }
    }
    return a == Hierarchy.none ? 0 : Int(arrays.levels.span[Int(a)]) + 1
  }
}
