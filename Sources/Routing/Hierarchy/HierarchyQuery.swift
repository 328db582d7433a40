/// Shortest paths by a metric: the third of the three nouns, microseconds each.
///
/// Both ends walk up the elimination tree, whose levels name the nodes on the way, so that what a walk
/// knows fits into the nearest cache and needs no clearing beyond the levels it uses.
///
/// A query keeps its memory for the next one, and what it has found arcs to stand for; each thread needs
/// its own.
public struct HierarchyQuery: Sendable {
  public let metric: Metric
  /// By level, of the ancestors of the source and of the target.
  private var forward: [UInt32]
  private var backward: [UInt32]
  private var forwardSteps: [ClimbStep]
  private var backwardSteps: [ClimbStep]
  private var unpacking: PathUnpacking?

  public init(_ metric: Metric) {
    self.metric = metric
    let depth = max(metric.hierarchy.depth, 1)
    forward = Array(repeating: Metric.unreachable, count: depth)
    backward = forward
    forwardSteps = Array(repeating: ClimbStep(arc: 0, level: 0), count: depth)
    backwardSteps = forwardSteps
  }

  /// The least weight from one node to another; ``Metric/unreachable`` where nothing leads.
  ///
  /// - Complexity: O(arcs above both nodes).
  public mutating func distance(from source: Int, to target: Int) -> UInt32 {
    HierarchyQuery.search(
      metric,
      source,
      target,
      keepsSteps: false,
      &forward,
      &forwardSteps,
      &backward,
      &backwardSteps
    ).distance
  }

  /// A path of least weight: its weight and the input arcs in order; `nil` where nothing leads.
  ///
  /// - Complexity: as ``distance(from:to:)``, and for each arc that was not met lately what lies below
  ///   both its ends.
  public mutating func path(from source: Int, to target: Int) -> (weight: UInt32, arcs: [UInt32])? {
    let found = HierarchyQuery.search(
      metric,
      source,
      target,
      keepsSteps: true,
      &forward,
      &forwardSteps,
      &backward,
      &backwardSteps
    )
    guard found.distance < Metric.unreachable else { return nil }
    var unpacking = self.unpacking.take() ?? PathUnpacking()
    let arcs = unpacking.path(
      from: metric.hierarchy.level(of: source),
      forwardSteps,
      over: found.level,
      backwardSteps,
      to: metric.hierarchy.level(of: target),
      by: metric
    )
    self.unpacking = unpacking
    return (found.distance, arcs)
  }

  /// - Returns: the least weight, and the level of the ancestor at which the ways meet.
  @inline(__always)
  private static func search(
    _ metric: Metric,
    _ source: Int,
    _ target: Int,
    keepsSteps: Bool,
    _ forward: inout [UInt32],
    _ forwardSteps: inout [ClimbStep],
    _ backward: inout [UInt32],
    _ backwardSteps: inout [ClimbStep]
  ) -> (distance: UInt32, level: Int) {
    let arrays = metric.hierarchy.arrays
    let ranks = arrays.ranks.span
    let parents = arrays.parents.span
    let levels = arrays.levels.span
    let firstArc = arrays.firstArc.span
    let headLevels = arrays.headLevels.span
    let weights = metric.weights.span
    var forward = forward.mutableSpan
    var forwardSteps = forwardSteps.mutableSpan
    var backward = backward.mutableSpan
    var backwardSteps = backwardSteps.mutableSpan

    var u = ranks[source]
    var v = ranks[target]
    var uLevel = Int(levels[Int(u)])
    var vLevel = Int(levels[Int(v)])
    for level in 0...uLevel { forward[level] = Metric.unreachable }
    for level in 0...vLevel { backward[level] = Metric.unreachable }
    forward[uLevel] = 0
    backward[vLevel] = 0

    @inline(__always)
    func climb(
      _ rank: UInt32,
      _ level: Int,
      _ direction: Int,
      _ limit: UInt32,
      _ distance: inout MutableSpan<UInt32>,
      _ steps: inout MutableSpan<ClimbStep>
    ) {
      let known = distance[level]
      if known >= limit { return }
      let arcs = Int(firstArc[Int(rank)])..<Int(firstArc[Int(rank) + 1])
      let arcLevels = headLevels.extracting(arcs)
      let arcWeights = weights.extracting(arcs)
      for index in arcLevels.indices {
        let reached = known &+ arcWeights[index][direction]
        let head = Int(arcLevels[index])
        if keepsSteps {
          if reached < distance[head] {
            distance[head] = reached
            steps[head] = ClimbStep(
              arc: UInt32(truncatingIfNeeded: arcs.lowerBound + index),
              level: UInt32(truncatingIfNeeded: level)
            )
          }
        } else {
          distance[head] = min(distance[head], reached)
        }
      }
    }

    while u != v {
      if u < v {
        climb(u, uLevel, 0, Metric.unreachable, &forward, &forwardSteps)
        u = parents[Int(u)]
        uLevel -= 1
      } else {
        climb(v, vLevel, 1, Metric.unreachable, &backward, &backwardSteps)
        v = parents[Int(v)]
        vLevel -= 1
      }
    }
    var best = Metric.unreachable
    var top = 0
    while u != Hierarchy.none {
      let sum = forward[uLevel] &+ backward[uLevel]
      if sum < best {
        best = sum
        top = uLevel
      }
      climb(u, uLevel, 0, best, &forward, &forwardSteps)
      climb(u, uLevel, 1, best, &backward, &backwardSteps)
      u = parents[Int(u)]
      uLevel -= 1
    }
    return (best, top)
  }
}

extension Hierarchy {
  /// How many ancestors a node has.
  func level(of node: Int) -> Int { Int(arrays.levels.span[Int(arrays.ranks.span[node])]) }
}
