extension Metric {
  /// Gives every arc the least weight of its input arcs and of the ways over what lies below both its
  /// ends: *basic customization*.
  mutating func customize() {
    let hierarchy = self.hierarchy
    let ownWeights = inputWeights
    let inputWeights = ownWeights.span
    var gathered = Array(
      repeating: ArcWeights.biasedUnreachable,
      count: max(hierarchy.depth, 1)
    )
    var span = gathered.mutableSpan
    var weights = self.weights.mutableSpan
    for rank in 0..<hierarchy.nodeCount {
      hierarchy.customize(rank, &weights, inputWeights, &span)
    }
  }
}

extension ArcWeights {
  static let unreachable = ArcWeights(repeating: Metric.unreachable)

  /// Weights as signed numbers, 2³¹ below what they are: the order stays, a sum of two weights still
  /// fits, and signed numbers are what every processor compares several at a time.
  typealias Biased = SIMD2<Int32>

  static let biasedUnreachable = Biased(repeating: -1)

  @inline(__always)
  var biased: Biased { Biased(truncatingIfNeeded: self ^ ArcWeights(repeating: 0x8000_0000)) }

  @inline(__always)
  init(biased: Biased) {
    self = ArcWeights(truncatingIfNeeded: biased) ^ ArcWeights(repeating: 0x8000_0000)
  }

  /// Down before up.
  @inline(__always)
  var turned: ArcWeights { ArcWeights(y, x) }
}

extension Hierarchy {
  /// The weights of the arcs up from one node, once those of all below it are right.
  ///
  /// They are gathered by level, which names each ancestor, in an array small enough for the nearest
  /// cache; a node below, whose other arcs lie one after another, adds its own to them.
  @inline(__always)
  func customize(
    _ rank: Int,
    _ weights: inout MutableSpan<ArcWeights>,
    _ inputWeights: Span<UInt32>,
    _ gathered: inout MutableSpan<ArcWeights.Biased>
  ) {
    let firstArc = arrays.firstArc.span
    let headLevels = arrays.headLevels.span
    let firstInput = arrays.firstInput.span
    let inputs = arrays.inputs.span
    let firstDown = arrays.firstDown.span
    let down = arrays.down.span
    let arcs = Int(firstArc[rank])..<Int(firstArc[rank + 1])
    if arcs.isEmpty { return }
    var input = Int(firstInput[arcs.lowerBound])
    for arc in arcs {
      let end = Int(firstInput[arc + 1])
      var least = ArcWeights.unreachable
      while input < end {
        let entry = inputs[input]
        let weight = inputWeights[Int(entry >> 1)]
        if entry & 1 == 0 { least.x = min(least.x, weight) } else { least.y = min(least.y, weight) }
        input += 1
      }
      gathered[Int(headLevels[arc])] = least.biased
    }
    for position in Int(firstDown[rank])..<Int(firstDown[rank + 1]) {
      let pair = down[position]
      let arc = Int(pair >> 32)
      let own = weights[arc]
      if own.x & own.y == Metric.unreachable { continue }
      let over = own.turned.biased
      let end = Int(firstArc[Int(pair & 0xFFFF_FFFF) + 1])
      for other in (arc + 1)..<end {
        let level = Int(headLevels[other])
        let sum = over &+ ArcWeights.Biased(truncatingIfNeeded: weights[other])
        let known = gathered[level]
        gathered[level] = known.replacing(with: sum, where: sum .< known)
      }
    }
    for arc in arcs {
      weights[arc] = ArcWeights(biased: gathered[Int(headLevels[arc])])
    }
  }
}
