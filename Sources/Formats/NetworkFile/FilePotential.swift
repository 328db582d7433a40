import Routing

/// What is at least left to any of some ends, each with what it adds: see ``Routing/TargetPotential``,
/// which does the same in memory.
struct FilePotential {
  private let metric: FileMetric
  /// By rank, of ancestors of the ends.
  private var down: SparseNumbers
  /// By rank, what is left.
  private var left: SparseNumbers

  private static let unknown = UInt32.max

  /// - Parameter ends: those that matter, with what is added to the weight of a way there.
  init(_ metric: FileMetric, ends: [(climb: FileClimb, added: UInt32)]) {
    self.metric = metric
    down = SparseNumbers(count: metric.stateCount, rest: Metric.unreachable)
    left = SparseNumbers(count: metric.stateCount, rest: FilePotential.unknown)
    for (climb, added) in ends {
      for (rank, steps) in climb.steps {
        let sum = min(steps &+ added, Metric.unreachable)
        if sum < down[rank] { down[rank] = sum }
      }
    }
  }

  /// What is left from a state; ``Routing/Metric/unreachable`` where nothing leads.
  ///
  /// - Complexity: O(arcs above the state that were not looked at before).
  mutating func steps(from state: UInt32) throws(NetworkFileError) -> UInt32 {
    let rank = try metric.ranks.number(at: Int(state))
    guard rank < metric.stateCount else { throw metric.malformed }
    var open: [UInt32] = []
    var next = rank
    while next != Hierarchy.none, left[next] == FilePotential.unknown {
      open.append(next)
      let parent = try metric.parents.number(at: Int(next))
      guard parent > next else { throw metric.malformed }
      next = parent
    }
    while let rank = open.popLast() { left[rank] = try least(from: rank) }
    return left[rank]
  }

  private func least(from rank: UInt32) throws(NetworkFileError) -> UInt32 {
    var least = down[rank]
    try metric.withArcs(of: rank, leadsDown: false) { heads, weights throws(NetworkFileError) in
      for index in heads.indices {
        let head = UInt32(littleEndian: heads[index])
        guard head > rank, head < metric.stateCount else { throw metric.malformed }
        // What is not known of an ancestor counts as unreachable, and only a damaged file has that.
        let beyond = min(left[head], Metric.unreachable)
        least = min(least, UInt32(littleEndian: weights[index]) &+ beyond)
      }
    }
    return min(least, Metric.unreachable)
  }
}
