/// Shortest paths by a ``PerfectMetric``, as of a ``HierarchyQuery`` and from fewer arcs.
///
/// A query keeps its memory for the next one, and what it has found arcs to stand for; each thread needs
/// its own.
public struct PerfectQuery: Sendable {
  public let metric: PerfectMetric
  /// By level, of the ancestors of the source and of the target.
  private var forward: [UInt32]
  private var backward: [UInt32]
  private var forwardSteps: [ClimbStep]
  private var backwardSteps: [ClimbStep]
  private var unpacking: PathUnpacking?

  public init(_ metric: PerfectMetric) {
    self.metric = metric
    let depth = max(metric.hierarchy.depth, 1)
    forward = Array(repeating: Metric.unreachable, count: depth)
    backward = forward
    forwardSteps = Array(repeating: ClimbStep(arc: 0, level: 0), count: depth)
    backwardSteps = forwardSteps
  }

  /// The least weight from one node to another; ``Metric/unreachable`` where nothing leads.
  ///
  /// - Complexity: O(arcs above both nodes that are left).
  public mutating func distance(from source: Int, to target: Int) -> UInt32 {
    search(from: source, to: target, keepsSteps: false).distance
  }

  /// A path of least weight: its weight and the input arcs in order; `nil` where nothing leads.
  ///
  /// - Complexity: as ``distance(from:to:)``, and for each arc that was not met lately what lies below
  ///   both its ends.
  public mutating func path(from source: Int, to target: Int) -> (weight: UInt32, arcs: [UInt32])? {
    let found = search(from: source, to: target, keepsSteps: true)
    guard found.distance < Metric.unreachable else { return nil }
    var unpacking = self.unpacking.take() ?? PathUnpacking()
    let arcs = unpacking.path(
      from: metric.hierarchy.level(of: source),
      forwardSteps,
      over: found.level,
      backwardSteps,
      to: metric.hierarchy.level(of: target),
      by: metric.metric
    )
    self.unpacking = unpacking
    return (found.distance, arcs)
  }

  /// - Returns: the least weight, and the level of the ancestor at which the ways meet.
  @inline(__always)
  private mutating func search(
    from source: Int,
    to target: Int,
    keepsSteps: Bool
  ) -> (distance: UInt32, level: Int) {
    let arrays = metric.hierarchy.arrays
    let ranks = arrays.ranks.span
    let parents = arrays.parents.span
    let levels = arrays.levels.span
    var u = ranks[source]
    var v = ranks[target]
    var uLevel = Int(levels[Int(u)])
    var vLevel = Int(levels[Int(v)])
    for level in 0...uLevel { forward[level] = Metric.unreachable }
    for level in 0...vLevel { backward[level] = Metric.unreachable }
    forward[uLevel] = 0
    backward[vLevel] = 0
    let nowhere = Metric.unreachable
    while u != v {
      if u < v {
        climb(metric.up, u, uLevel, nowhere, keepsSteps, &forward, &forwardSteps)
        u = parents[Int(u)]
        uLevel -= 1
      } else {
        climb(metric.down, v, vLevel, nowhere, keepsSteps, &backward, &backwardSteps)
        v = parents[Int(v)]
        vLevel -= 1
      }
    }
    var best = Metric.unreachable
    var top = 0
    while u != Hierarchy.none {
      let sum = forward[uLevel] &+ backward[uLevel]
      if sum < best { (best, top) = (sum, uLevel) }
      climb(metric.up, u, uLevel, best, keepsSteps, &forward, &forwardSteps)
      climb(metric.down, u, uLevel, best, keepsSteps, &backward, &backwardSteps)
      u = parents[Int(u)]
      uLevel -= 1
    }
    return (best, top)
  }
}

/// Reaches higher from one ancestor.
@inline(__always)
private func climb(
  _ arcs: PerfectMetric.NeededArcs,
  _ rank: UInt32,
  _ level: Int,
  _ limit: UInt32,
  _ keepsSteps: Bool,
  _ distances: inout [UInt32],
  _ steps: inout [ClimbStep]
) {
  let known = distances[level]
  if known >= limit { return }
  let range = Int(arcs.first[Int(rank)])..<Int(arcs.first[Int(rank) + 1])
  let levels = arcs.headLevels.span.extracting(range)
  let weights = arcs.weights.span.extracting(range)
  let numbers = arcs.arcs.span.extracting(range)
  var distances = distances.mutableSpan
  var steps = steps.mutableSpan
  for index in levels.indices {
    let head = Int(levels[index])
    let reached = known &+ weights[index]
    if keepsSteps {
      if reached < distances[head] {
        distances[head] = reached
        steps[head] = ClimbStep(arc: numbers[index], level: UInt32(truncatingIfNeeded: level))
      }
    } else {
      distances[head] = min(distances[head], reached)
    }
  }
}
