/// A metric without the arcs that no shortest path needs: *perfect customization*.
///
/// From high nodes to low ones every arc is given the weight of the shortest path between its ends, over
/// whatever lies higher too. Where that is less than what basic customization gave it, some other way up
/// does as well, and queries can leave the arc out (Dibbelt, Strasser, Wagner 2016, section 7.3). It takes
/// several times as long to make as a ``Metric`` and pays for many questions by the same weights.
public struct PerfectMetric: Sendable {
  /// The metric it was made of, by which arcs are taken apart.
  public let metric: Metric
  let up: NeededArcs
  let down: NeededArcs

  /// Arcs that shortest paths need in one direction, grouped by lower end.
  struct NeededArcs: Sendable {
    var first: [UInt32] = [0]
    /// Which arcs they are.
    var arcs: [UInt32] = []
    var headLevels: [UInt16] = []
    var weights: [UInt32] = []
  }

  /// - Complexity: O(triangles).
  public init(_ metric: Metric) {
    self.metric = metric
    let perfect = PerfectMetric.shortest(metric)
    up = PerfectMetric.needed(metric, perfect, direction: 0)
    down = PerfectMetric.needed(metric, perfect, direction: 1)
  }

  public var hierarchy: Hierarchy { metric.hierarchy }

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
          needed.arcs.append(UInt32(truncatingIfNeeded: arc))
          needed.headLevels.append(headLevels[arc])
          needed.weights.append(weight)
        }
      }
      needed.first.append(UInt32(needed.weights.count))
    }
    return needed
  }
}
