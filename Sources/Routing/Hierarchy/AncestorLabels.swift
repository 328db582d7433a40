/// The least weights between some nodes and all their ancestors by ways that only climb, by level.
///
/// Weights are held *biased*: as signed numbers, 2³¹ below what they are. The order stays, a sum of two
/// weights below 2³¹ still fits, and signed numbers are what every processor compares many at a time.
struct AncestorLabels: Sendable {
  private typealias Lanes = SIMD16<Int32>

  /// ``Metric/unreachable``, biased.
  private static let nowhere: Int32 = -1
  private static let zero = Int32.min

  /// Where each node's weights begin among the vectors.
  private var first: [Int] = [0]
  /// By level, padded to whole vectors with `nowhere`.
  private var vectors: [SIMD8<Int32>] = []

  /// - Parameters:
  ///   - ranks: ascending, so that neighbours share most of what lies above them.
  ///   - leadsDown: whether weights lead from the ancestors down, else up to them.
  /// - Complexity: O(arcs above the nodes): each once for sixteen nodes.
  init(_ metric: Metric, ranks: [UInt32], leadsDown: Bool) {
    let hierarchy = metric.hierarchy
    let levels = hierarchy.arrays.levels.span
    var total = 0
    for rank in ranks {
      total += (Int(levels[Int(rank)]) + 8) / 8
      first.append(total)
    }
    vectors = Array(repeating: SIMD8(repeating: AncestorLabels.nowhere), count: total)
    var state = Array(
      repeating: Lanes(repeating: AncestorLabels.nowhere),
      count: max(hierarchy.depth, 1)
    )
    for start in stride(from: 0, to: ranks.count, by: 16) {
      let lanes = Array(ranks[start..<min(start + 16, ranks.count)])
      AncestorLabels.climb(metric, lanes, leadsDown ? 1 : 0, &state)
      for lane in lanes.indices {
        let base = first[start + lane]
        for level in 0...Int(levels[Int(lanes[lane])]) {
          vectors[base + level / 8][level % 8] = state[level][lane]
        }
      }
    }
  }

  /// Climbs from up to sixteen nodes at once. Each lane has its own node at a level; where lanes have
  /// come to the same node they go on together, and a node that is not a lane's leaves it alone.
  private static func climb(
    _ metric: Metric,
    _ ranks: [UInt32],
    _ direction: Int,
    _ state: inout [Lanes]
  ) {
    let arrays = metric.hierarchy.arrays
    let parents = arrays.parents.span
    let levels = arrays.levels.span
    let firstArc = arrays.firstArc.span
    let headLevels = arrays.headLevels.span
    let weights = metric.weights.span
    var state = state.mutableSpan
    let nowhere = Lanes(repeating: AncestorLabels.nowhere)
    var highest = 0
    for rank in ranks { highest = max(highest, Int(levels[Int(rank)])) }
    for level in 0...highest { state[level] = nowhere }
    var current = SIMD16<UInt32>(repeating: Hierarchy.none)
    for (lane, rank) in ranks.enumerated() {
      current[lane] = rank
      state[Int(levels[Int(rank)])][lane] = AncestorLabels.zero
    }
    while true {
      let rank = current.min()
      if rank == Hierarchy.none { return }
      let here = current .== SIMD16(repeating: rank)
      let level = Int(levels[Int(rank)])
      let known = nowhere.replacing(with: state[level], where: here)
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

  /// The least sum over the first levels of two nodes, which are those of ancestors they share.
  @inline(__always)
  func leastSum(_ index: Int, _ other: AncestorLabels, _ otherIndex: Int, _ shared: Int) -> UInt32 {
    let a = vectors.span
    let b = other.vectors.span
    let start = first[index]
    let otherStart = other.first[otherIndex]
    let bias = SIMD8<Int32>(repeating: Int32.min)
    var least = SIMD8<Int32>(repeating: AncestorLabels.nowhere)
    for vector in 0..<(shared / 8) {
      let sum = a[start + vector] &+ (b[otherStart + vector] ^ bias)
      least.replace(with: sum, where: sum .< least)
    }
    if shared % 8 > 0 {
      // Levels that they do not share lie in the same vector.
      let vector = shared / 8
      let sum = a[start + vector] &+ (b[otherStart + vector] ^ bias)
      let lanes = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7)
      let isShared = lanes .< SIMD8(repeating: Int32(shared % 8))
      least.replace(with: sum, where: isShared .& (sum .< least))
    }
    return UInt32(bitPattern: least.min() ^ Int32.min)
  }
}
