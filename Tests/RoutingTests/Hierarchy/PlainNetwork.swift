import Routing
import TestSupport

/// A directed network of numbers, drawn from a seed, with everything that is awkward: parallel arcs,
/// loops, one-way arcs, free arcs, closed arcs, sums beyond the greatest weight, parts that are not
/// joined.
struct PlainNetwork {
  var nodeCount: Int
  var longitudes: [Float]
  var latitudes: [Float]
  var tails: [UInt32] = []
  var heads: [UInt32] = []
  var weights: [UInt32] = []

  init(nodeCount: Int, arcCount: Int, using generator: inout SplitMix64) {
    self.nodeCount = nodeCount
    longitudes = (0..<nodeCount).map { _ in Float.random(in: -180...180, using: &generator) }
    latitudes = (0..<nodeCount).map { _ in Float.random(in: -90...90, using: &generator) }
    guard nodeCount > 0 else { return }
    for _ in 0..<arcCount {
      let tail = UInt32.random(in: 0..<UInt32(nodeCount), using: &generator)
      let head = UInt32.random(in: 0..<UInt32(nodeCount), using: &generator)
      addArc(tail, head, PlainNetwork.weight(using: &generator))
      if generator.chance(0.6) { addArc(head, tail, PlainNetwork.weight(using: &generator)) }
    }
  }

  /// Crossings side by side, joined to their neighbours but for some, so that separators matter.
  init(gridSide: Int, using generator: inout SplitMix64) {
    nodeCount = gridSide * gridSide
    longitudes = []
    latitudes = []
    for row in 0..<gridSide {
      for column in 0..<gridSide {
        longitudes.append(60 + Float(column) * 0.1)
        latitudes.append(40 + Float(row) * 0.1)
        let node = UInt32(row * gridSide + column)
        for (exists, other) in [(column > 0, node &- 1), (row > 0, node &- UInt32(gridSide))]
        where exists && generator.chance(0.85) {
          addArc(node, other, UInt32.random(in: 1...100, using: &generator))
          addArc(other, node, UInt32.random(in: 1...100, using: &generator))
        }
      }
    }
  }

  private mutating func addArc(_ tail: UInt32, _ head: UInt32, _ weight: UInt32) {
    tails.append(tail)
    heads.append(head)
    weights.append(weight)
  }

  static func weight(using generator: inout SplitMix64) -> UInt32 {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: 0
    case 1: UInt32.random(in: 0x4000_0000...0x7FFF_FFFE, using: &generator)
    case 2: generator.chance(0.5) ? .max : Metric.unreachable
    default: UInt32.random(in: 1...20, using: &generator)
    }
  }

  func hierarchy() throws -> Hierarchy {
    let order = try NestedDissection(
      longitudes: longitudes,
      latitudes: latitudes,
      tails: tails,
      heads: heads
    ).order
    return try Hierarchy(nodeCount: nodeCount, tails: tails, heads: heads, order: order)
  }

  /// By target: the least weights from a node, by relaxing every arc until nothing changes (Bellman,
  /// Ford), which shares nothing with what it is held against.
  func distances(from source: Int) -> [UInt32] {
    var distances = Array(repeating: UInt64(Metric.unreachable), count: nodeCount)
    distances[source] = 0
    var isSettled = false
    while !isSettled {
      isSettled = true
      for arc in tails.indices {
        let reached = distances[Int(tails[arc])] + UInt64(weights[arc])
        if reached < distances[Int(heads[arc])] {
          distances[Int(heads[arc])] = reached
          isSettled = false
        }
      }
    }
    return distances.map { UInt32($0) }
  }
}
