/// Least weights from any node to fixed targets: one to many, and many to many.
///
/// Weights from every ancestor of a target down to it are found once. Sources then need their own
/// weights up to their ancestors, sixteen at a time, and for each target the least sum over the ancestors
/// that both have, whose levels lie one after another in memory.
public struct HierarchyTargets: Sendable {
  public let metric: Metric
  public let targets: [Int]
  /// Ranks of the targets, ascending, with their positions in `targets`.
  private let sorted: SortedRanks
  /// In that order: how many ancestors a target shares with the next one, both counted themselves.
  private let sharedWithNext: [Int32]
  /// In that order: where a target's weights begin among `weights`, by level.
  private let first: [Int]
  private let weights: [Int32]

  /// - Complexity: O(arcs above the targets), sixteen targets at a time.
  public init(_ metric: Metric, targets: [Int]) {
    self.metric = metric
    self.targets = targets
    let hierarchy = metric.hierarchy
    let sorted = SortedRanks(of: targets, hierarchy)
    self.sorted = sorted
    let ranks = sorted.ranks
    sharedWithNext = ranks.indices.map {
      $0 + 1 < ranks.count ? hierarchy.sharedAncestors(ranks[$0], ranks[$0 + 1]) : 0
    }
    let levels = hierarchy.arrays.levels.span
    var first: [Int] = [0]
    var weights: [Int32] = []
    var climb = AncestorClimb(depth: hierarchy.depth)
    for start in stride(from: 0, to: ranks.count, by: AncestorClimb.laneCount) {
      let lanes = ranks[start..<min(start + AncestorClimb.laneCount, ranks.count)]
      climb.climb(metric, from: lanes, leadsDown: true)
      for (lane, rank) in lanes.enumerated() {
        for level in 0...Int(levels[Int(rank)]) {
          weights.append(climb.levels[level][lane] ^ Int32.min)
        }
        first.append(weights.count)
      }
    }
    self.first = first
    self.weights = weights
  }

  /// By target, in the order in which they were given; ``Metric/unreachable`` where nothing leads.
  public func distances(from source: Int) -> [UInt32] { distances(from: [source]) }

  /// Row by row: from each source to all targets.
  ///
  /// - Complexity: O(arcs above the sources + targets · depth of the tree), sixteen sources at a time.
  public func distances(from sources: [Int]) -> [UInt32] {
    var result = Array(repeating: Metric.unreachable, count: sources.count * targets.count)
    if targets.isEmpty { return result }
    let sorted = SortedRanks(of: sources, metric.hierarchy)
    var climb = AncestorClimb(depth: metric.hierarchy.depth)
    var shared = Array(repeating: AncestorClimb.Lanes.zero, count: targets.count)
    for start in stride(from: 0, to: sources.count, by: AncestorClimb.laneCount) {
      let lanes = start..<min(start + AncestorClimb.laneCount, sources.count)
      climb.climb(metric, from: sorted.ranks[lanes], leadsDown: false)
      for (lane, rank) in sorted.ranks[lanes].enumerated() { fill(&shared, lane, with: rank) }
      leastSums(climb, shared, rows: sorted.positions[lanes], &result)
    }
    return result
  }

  /// For each target the least sums of sixteen sources over the ancestors that they share with it.
  private func leastSums(
    _ climb: AncestorClimb,
    _ shared: [AncestorClimb.Lanes],
    rows: ArraySlice<Int>,
    _ result: inout [UInt32]
  ) {
    let state = climb.levels.span
    let weights = self.weights.span
    let width = targets.count
    for (target, position) in sorted.positions.enumerated() {
      let sharedLanes = shared[target]
      // The ancestors that all lanes share with the target need no telling apart.
      let (all, most) = (Int(sharedLanes.min()), Int(sharedLanes.max()))
      let own = weights.extracting(first[target]..<first[target + 1])
      var least = AncestorClimb.Lanes(repeating: AncestorClimb.nowhere)
      for level in 0..<all {
        let sum = state[level] &+ AncestorClimb.Lanes(repeating: own[level])
        least.replace(with: sum, where: sum .< least)
      }
      for level in all..<most {
        let sum = state[level] &+ AncestorClimb.Lanes(repeating: own[level])
        let isShared = sharedLanes .> AncestorClimb.Lanes(repeating: Int32(level))
        least.replace(with: sum, where: (sum .< least) .& isShared)
      }
      for (lane, row) in rows.enumerated() {
        result[row * width + position] = UInt32(bitPattern: least[lane] ^ Int32.min)
      }
    }
  }

  /// How many ancestors a rank shares with each target. In post-order what two ranks share is the
  /// least of what neighbours between them share.
  private func fill(_ shared: inout [AncestorClimb.Lanes], _ lane: Int, with rank: UInt32) {
    let hierarchy = metric.hierarchy
    let ranks = sorted.ranks
    var low = 0
    var high = ranks.count
    while low < high {
      let middle = (low + high) / 2
      if ranks[middle] < rank { low = middle + 1 } else { high = middle }
    }
    if low < ranks.count {
      var known = hierarchy.sharedAncestors(rank, ranks[low])
      for index in low..<ranks.count {
        shared[index][lane] = known
        known = min(known, sharedWithNext[index])
      }
    }
    if low > 0 {
      var known = hierarchy.sharedAncestors(ranks[low - 1], rank)
      for index in (0..<low).reversed() {
        shared[index][lane] = known
        if index > 0 { known = min(known, sharedWithNext[index - 1]) }
      }
    }
  }
}

/// Nodes by rank, ascending: what lies near each other in the tree comes together.
private struct SortedRanks: Sendable {
  let ranks: [UInt32]
  /// Where each stood among the nodes.
  let positions: [Int]

  init(of nodes: [Int], _ hierarchy: Hierarchy) {
    let nodeRanks = hierarchy.arrays.ranks.span
    var pairs: [(rank: UInt32, position: Int)] = []
    for (position, node) in nodes.enumerated() { pairs.append((nodeRanks[node], position)) }
    pairs.sort { ($0.rank, $0.position) < ($1.rank, $1.position) }
    ranks = pairs.map(\.rank)
    positions = pairs.map(\.position)
  }
}

extension Hierarchy {
  /// How many ancestors two ranks share, each counted as its own.
  func sharedAncestors(_ a: UInt32, _ b: UInt32) -> Int32 {
    let parents = arrays.parents.span
    var (a, b) = (a, b)
    while a != b {
      if a < b { a = parents[Int(a)] } else { b = parents[Int(b)] }
    }
    return a == Hierarchy.none ? 0 : Int32(arrays.levels.span[Int(a)]) + 1
  }
}
