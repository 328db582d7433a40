/// A metric without the arcs that no shortest path needs: *perfect customization*.
///
/// From high nodes to low ones every arc is given the weight of the shortest path between its ends, over
/// whatever lies higher too. Where that is less than what basic customization gave it, some other way up
/// does as well, and queries can leave the arc out (Dibbelt, Strasser, Wagner 2016, section 7.3). It takes
/// about twice as long to make as a ``Metric`` and pays for many distances by the same weights.
public struct PerfectMetric: Sendable {
  public let hierarchy: Hierarchy
  let up: NeededArcs
  let down: NeededArcs

  /// Arcs that shortest paths need in one direction, grouped by lower end.
  struct NeededArcs: Sendable {
    var first: [UInt32] = [0]
    var headLevels: [UInt16] = []
    var weights: [UInt32] = []
  }

  /// - Complexity: O(triangles).
  public init(_ metric: Metric) {
    hierarchy = metric.hierarchy
    let perfect = PerfectMetric.shortest(metric)
    up = PerfectMetric.needed(metric, perfect, direction: 0)
    down = PerfectMetric.needed(metric, perfect, direction: 1)
  }

  /// How many arcs are left, up and down.
  public var arcCount: Int { up.weights.count + down.weights.count }

  /// By arc: what the shortest path between its ends weighs.
  private static func shortest(_ metric: Metric) -> [ArcWeights] {
    let hierarchy = metric.hierarchy
    let firstArc = hierarchy.arrays.firstArc.span
    let heads = hierarchy.arrays.heads.span
    var result = metric.weights
    var weights = result.mutableSpan
    for rank in (0..<hierarchy.nodeCount).reversed() {
      let arcs = Int(firstArc[rank])..<Int(firstArc[rank + 1])
      for low in arcs {
        // Neighbours of a node are joined, so each higher one is met on the way up from the lower one.
        var closing = Int(firstArc[Int(heads[low])])
        for high in (low + 1)..<max(low + 1, arcs.upperBound) {
          while heads[closing] < heads[high] { closing += 1 }
          let between = weights[closing]
          weights[high] = pointwiseMin(weights[high], weights[low] &+ between)
          weights[low] = pointwiseMin(weights[low], weights[high] &+ between.turned)
        }
      }
    }
    return result
  }

  private static func needed(
    _ metric: Metric,
    _ perfect: [ArcWeights],
    direction: Int
  ) -> NeededArcs {
    let hierarchy = metric.hierarchy
    let firstArc = hierarchy.arrays.firstArc.span
    let headLevels = hierarchy.arrays.headLevels.span
    var needed = NeededArcs()
    for rank in 0..<hierarchy.nodeCount {
      for arc in Int(firstArc[rank])..<Int(firstArc[rank + 1]) {
        let weight = metric.weights[arc][direction]
        if weight < Metric.unreachable, weight == perfect[arc][direction] {
          needed.headLevels.append(headLevels[arc])
          needed.weights.append(weight)
        }
      }
      needed.first.append(UInt32(needed.weights.count))
    }
    return needed
  }
}

/// Least weights by a ``PerfectMetric``, as of a ``HierarchyQuery`` and from fewer arcs.
///
/// A query keeps its memory for the next one; each thread needs its own.
public struct PerfectQuery: Sendable {
  public let metric: PerfectMetric
  /// By level, of the ancestors of the source and of the target.
  private var forward: [UInt32]
  private var backward: [UInt32]

  public init(_ metric: PerfectMetric) {
    self.metric = metric
    forward = Array(repeating: Metric.unreachable, count: max(metric.hierarchy.depth, 1))
    backward = forward
  }

  /// The least weight from one node to another; ``Metric/unreachable`` where nothing leads.
  public mutating func distance(from source: Int, to target: Int) -> UInt32 {
    PerfectQuery.distance(metric, source, target, &forward, &backward)
  }

  private static func distance(
    _ metric: PerfectMetric,
    _ source: Int,
    _ target: Int,
    _ forward: inout [UInt32],
    _ backward: inout [UInt32]
  ) -> UInt32 {
    let hierarchy = metric.hierarchy
    let ranks = hierarchy.arrays.ranks.span
    let parents = hierarchy.arrays.parents.span
    var u = ranks[source]
    var v = ranks[target]
    var uLevel = hierarchy.level(of: source)
    var vLevel = hierarchy.level(of: target)
    for level in 0...uLevel { forward[level] = Metric.unreachable }
    for level in 0...vLevel { backward[level] = Metric.unreachable }
    forward[uLevel] = 0
    backward[vLevel] = 0
    while u != v {
      if u < v {
        climb(metric.up, u, uLevel, Metric.unreachable, &forward)
        u = parents[Int(u)]
        uLevel -= 1
      } else {
        climb(metric.down, v, vLevel, Metric.unreachable, &backward)
        v = parents[Int(v)]
        vLevel -= 1
      }
    }
    var best = Metric.unreachable
    while u != Hierarchy.none {
      best = min(best, forward[uLevel] &+ backward[uLevel])
      climb(metric.up, u, uLevel, best, &forward)
      climb(metric.down, u, uLevel, best, &backward)
      u = parents[Int(u)]
      uLevel -= 1
    }
    return best
  }

  @inline(__always)
  private static func climb(
    _ arcs: PerfectMetric.NeededArcs,
    _ rank: UInt32,
    _ level: Int,
    _ limit: UInt32,
    _ distances: inout [UInt32]
  ) {
    let known = distances[level]
    if known >= limit { return }
    let range = Int(arcs.first[Int(rank)])..<Int(arcs.first[Int(rank) + 1])
    let levels = arcs.headLevels.span.extracting(range)
    let weights = arcs.weights.span.extracting(range)
    var distances = distances.mutableSpan
    for index in levels.indices {
      let head = Int(levels[index])
      distances[head] = min(distances[head], known &+ weights[index])
    }
  }
}
