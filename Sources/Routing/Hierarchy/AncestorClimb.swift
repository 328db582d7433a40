/// Climbs from up to sixteen nodes at once: the least weights between each and its ancestors by ways
/// that only climb, level by level.
///
/// Each lane has its own node at a level. Where lanes have come to the same node they go on together;
/// a node that is not a lane's leaves it alone, so that they need not be told apart.
///
/// Weights are held *biased*: as signed numbers, 2³¹ below what they are. The order stays, a sum of two
/// weights below 2³¹ still fits, and signed numbers are what every processor compares several at a time.
struct AncestorClimb {
  typealias Lanes = SIMD16<Int32>

  /// ``Metric/unreachable``, biased.
  static let nowhere: Int32 = -1
  static let laneCount = 16

  private(set) var levels: [Lanes]

  init(depth: Int) {
    levels = Array(repeating: Lanes(repeating: AncestorClimb.nowhere), count: max(depth, 1))
  }

  /// - Parameters:
  ///   - ranks: at most sixteen, ascending, so that neighbours share most of what lies above them.
  ///   - leadsDown: whether weights lead from the ancestors down, else up to them.
  /// - Complexity: O(arcs above the nodes).
  mutating func climb(_ metric: Metric, from ranks: ArraySlice<UInt32>, leadsDown: Bool) {
    let arrays = metric.hierarchy.arrays
    let parents = arrays.parents.span
    let rankLevels = arrays.levels.span
    let firstArc = arrays.firstArc.span
    let headLevels = arrays.headLevels.span
    let weights = metric.weights.span
    var state = levels.mutableSpan
    let direction = leadsDown ? 1 : 0
    let nowhere = Lanes(repeating: AncestorClimb.nowhere)
    var current = SIMD16<UInt32>(repeating: Hierarchy.none)
    var highest = 0
    for rank in ranks { highest = max(highest, Int(rankLevels[Int(rank)])) }
    for level in 0...highest { state[level] = nowhere }
    for (lane, rank) in ranks.enumerated() {
      current[lane] = rank
      state[Int(rankLevels[Int(rank)])][lane] = .min
    }
    while true {
      let rank = current.min()
      if rank == Hierarchy.none { return }
      let here = current .== SIMD16(repeating: rank)
      let known = nowhere.replacing(with: state[Int(rankLevels[Int(rank)])], where: here)
      for arc in Int(firstArc[Int(rank)])..<Int(firstArc[Int(rank) + 1]) {
        let head = Int(headLevels[arc])
        let weight = Int32(truncatingIfNeeded: weights[arc][direction])
        let reached = known &+ Lanes(repeating: weight)
        let before = state[head]
        state[head] = before.replacing(with: reached, where: reached .< before)
      }
      current.replace(with: parents[Int(rank)], where: here)
    }
  }
}
