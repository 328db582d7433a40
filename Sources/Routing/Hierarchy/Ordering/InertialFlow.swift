/// Separators by flows between what lies furthest in opposite directions.
enum InertialFlow {
  /// Nodes of a connected cell whose removal leaves parts of which none is much too large.
  static func separator(of cell: Cell, points: [SIMD3<Float>]) -> [UInt32] {
    var best: (score: Double, nodes: [UInt32])?
    for direction in directions(points) {
      let order = ordered(points, along: direction)
      var flow = NodeFlow(cell.graph, order: order, endCount: max(1, cell.count / 4))
      flow.maximize()
      let cut = flow.smallestCut()
      let smaller = Double(min(cut.before, cut.after))
      let score = Double(cut.nodes.count) / max(smaller, 0.5)
      if score < best?.score ?? .infinity { best = (score, cut.nodes) }
    }
    return best?.nodes ?? Array(0..<UInt32(cell.count))
  }

  /// Directions in the plane in which the points spread most.
  static func directions(_ points: [SIMD3<Float>]) -> [SIMD3<Float>] {
    var mean = SIMD3<Double>.zero
    for point in points { mean += SIMD3<Double>(point) }
    mean /= Double(points.count)
    // The tangent plane at the middle; where the points balance each other, any plane will do.
    let length = (mean * mean).sum().squareRoot()
    let up = length > 1e-9 ? mean / length : SIMD3(0, 0, 1)
    let helper = abs(up.z) < 0.9 ? SIMD3<Double>(0, 0, 1) : SIMD3<Double>(1, 0, 0)
    let east = normalized(cross(helper, up))
    let north = cross(up, east)
    let half = 0.5.squareRoot()
    let pairs: [(Double, Double)] = [(1, 0), (0, 1), (half, half), (half, -half)]
    return pairs.map { SIMD3<Float>(east * $0.0 + north * $0.1) }
  }

  private static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }

  private static func normalized(_ a: SIMD3<Double>) -> SIMD3<Double> {
    a / (a * a).sum().squareRoot()
  }

  /// The points by how far they lie in a direction, to a 4096th of the whole extent; equals by number.
  static func ordered(_ points: [SIMD3<Float>], along direction: SIMD3<Float>) -> [UInt32] {
    let keys = points.map { ($0 * direction).sum() }
    let low = keys.min() ?? 0
    let high = keys.max() ?? 0
    let bucketCount = 4096
    let scale = high > low ? Float(bucketCount - 1) / (high - low) : 0
    var next = [UInt32](repeating: 0, count: bucketCount + 1)
    let buckets = keys.map { Int(($0 - low) * scale) }
    for bucket in buckets { next[bucket + 1] += 1 }
    for bucket in 0..<bucketCount { next[bucket + 1] += next[bucket] }
    var order = [UInt32](repeating: 0, count: points.count)
    for (node, bucket) in buckets.enumerated() {
      order[Int(next[bucket])] = UInt32(node)
      next[bucket] += 1
    }
    return order
  }
}
