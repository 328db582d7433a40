/// Shortest paths by a metric: the third of the three nouns, microseconds each.
///
/// Both ends walk up the elimination tree, whose levels name the nodes on the way, so that what a walk
/// knows fits into the nearest cache and needs no clearing beyond the levels it uses.
///
/// A query keeps its memory for the next one; each thread needs its own.
public struct HierarchyQuery: Sendable {
  public let metric: Metric
  /// By level, of the ancestors of the source and of the target.
  private var forward: [UInt32]
  private var backward: [UInt32]
  private var forwardSteps: [Step]
  private var backwardSteps: [Step]

  /// How an ancestor was reached: the arc, and the rank of its lower end.
  private struct Step: BitwiseCopyable {
    var arc: UInt32
    var lower: UInt32
  }

  public init(_ metric: Metric) {
    self.metric = metric
    let depth = max(metric.hierarchy.depth, 1)
    forward = Array(repeating: Metric.unreachable, count: depth)
    backward = forward
    forwardSteps = Array(repeating: Step(arc: 0, lower: 0), count: depth)
    backwardSteps = forwardSteps
  }

  /// The least weight from one node to another; ``Metric/unreachable`` where nothing leads.
  public mutating func distance(from source: Int, to target: Int) -> UInt32 {
    search(from: source, to: target).distance
  }

  /// A path of least weight: its weight and the input arcs in order; `nil` where nothing leads.
  public mutating func path(from source: Int, to target: Int) -> (weight: UInt32, arcs: [UInt32])? {
    let found = search(from: source, to: target)
    guard found.distance < Metric.unreachable else { return nil }
    let levels = metric.hierarchy.arrays.levels.span
    let ranks = metric.hierarchy.arrays.ranks.span
    var unpacking = PathUnpacking(metric)
    // The way up to the top is known from the top down.
    var climb: [(step: Step, upper: UInt32)] = []
    var rank = found.top
    while rank != ranks[source] {
      let step = forwardSteps[Int(levels[Int(rank)])]
      climb.append((step, rank))
      rank = step.lower
    }
    for (step, upper) in climb.reversed() {
      unpacking.append(arc: step.arc, lower: step.lower, upper: upper, leadsDown: false)
    }
    rank = found.top
    while rank != ranks[target] {
      let step = backwardSteps[Int(levels[Int(rank)])]
      unpacking.append(arc: step.arc, lower: step.lower, upper: rank, leadsDown: true)
      rank = step.lower
    }
    return (found.distance, unpacking.inputArcs)
  }

  private mutating func search(
    from source: Int,
    to target: Int
  ) -> (distance: UInt32, top: UInt32) {
    HierarchyQuery.search(
      metric,
      source,
      target,
      &forward,
      &forwardSteps,
      &backward,
      &backwardSteps
    )
  }

  private static func search(
    _ metric: Metric,
    _ source: Int,
    _ target: Int,
    _ forward: inout [UInt32],
    _ forwardSteps: inout [Step],
    _ backward: inout [UInt32],
    _ backwardSteps: inout [Step]
  ) -> (distance: UInt32, top: UInt32) {
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
      _ steps: inout MutableSpan<Step>
    ) {
      let known = distance[level]
      if known >= limit { return }
      for arc in Int(firstArc[Int(rank)])..<Int(firstArc[Int(rank) + 1]) {
        let reached = known &+ weights[arc][direction]
        let head = Int(headLevels[arc])
        if reached < distance[head] {
          distance[head] = reached
          steps[head] = Step(arc: UInt32(truncatingIfNeeded: arc), lower: rank)
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
    var top = Hierarchy.none
    while u != Hierarchy.none {
      let sum = forward[uLevel] &+ backward[uLevel]
      if sum < best {
        best = sum
        top = u
      }
      climb(u, uLevel, 0, best, &forward, &forwardSteps)
      climb(u, uLevel, 1, best, &backward, &backwardSteps)
      u = parents[Int(u)]
      uLevel -= 1
    }
    return (best, top)
  }
}
