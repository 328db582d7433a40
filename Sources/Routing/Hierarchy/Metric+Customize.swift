extension Metric {
  /// Gives every arc the least weight of its input arcs and of the ways over what lies below both its
  /// ends: *basic customization*.
  ///
  /// Node by node upwards. What arcs from one node weigh is gathered by level, which names each of its
  /// ancestors, in an array small enough for the nearest cache.
  mutating func customize() {
    var gathered = Array(
      repeating: Metric.unreachable,
      count: 2 * max(hierarchy.depth, 1)
    )
    let hierarchy = self.hierarchy
    let ownWeights = inputWeights
    let inputWeights = ownWeights.span
    var span = gathered.mutableSpan
    var weights = self.weights.mutableSpan
    for rank in 0..<hierarchy.nodeCount {
      hierarchy.customize(rank, &weights, inputWeights, &span)
    }
  }
}

extension Hierarchy {
  /// The weights of the arcs up from one node, once those of all below it are right.
  @inline(__always)
  func customize(
    _ rank: Int,
    _ weights: inout MutableSpan<UInt32>,
    _ inputWeights: Span<UInt32>,
    _ gathered: inout MutableSpan<UInt32>
  ) {
    let firstArc = arrays.firstArc.span
    let headLevels = arrays.headLevels.span
    let firstInput = arrays.firstInput.span
    let inputs = arrays.inputs.span
    let firstDown = arrays.firstDown.span
    let down = arrays.down.span
    let arcs = Int(firstArc[rank])..<Int(firstArc[rank + 1])
    if arcs.isEmpty { return }
    for arc in arcs {
      let level = 2 * Int(headLevels[arc])
      gathered[level] = Metric.unreachable
      gathered[level + 1] = Metric.unreachable
      for position in Int(firstInput[arc])..<Int(firstInput[arc + 1]) {
        let entry = inputs[position]
        let slot = level + Int(entry & 1)
        gathered[slot] = min(gathered[slot], inputWeights[Int(entry >> 1)])
      }
    }
    for pair in Int(firstDown[rank])..<Int(firstDown[rank + 1]) {
      let lower = Int(down[2 * pair])
      let arc = Int(down[2 * pair + 1])
      let up = weights[2 * arc]
      let back = weights[2 * arc + 1]
      if up & back == Metric.unreachable { continue }
      for other in (arc + 1)..<Int(firstArc[lower + 1]) {
        let level = 2 * Int(headLevels[other])
        gathered[level] = min(gathered[level], back &+ weights[2 * other])
        gathered[level + 1] = min(gathered[level + 1], up &+ weights[2 * other + 1])
      }
    }
    for arc in arcs {
      let level = 2 * Int(headLevels[arc])
      weights[2 * arc] = gathered[level]
      weights[2 * arc + 1] = gathered[level + 1]
    }
  }
}
