extension Metric {
  /// Gives every arc the least weight of its input arcs and of the ways over what lies below both its
  /// ends: *basic customization*.
  mutating func customize(workerCount: Int) {
    let hierarchy = self.hierarchy
    if workerCount > 1 {
      ParallelCustomization(hierarchy, workerCount: workerCount).run(inputWeights, &weights)
      return
    }
    let ownWeights = inputWeights
    let inputWeights = ownWeights.span
    var gathered = Array(
      repeating: ArcWeights.biasedUnreachable,
      count: max(hierarchy.depth, 1)
    )
    var span = gathered.mutableSpan
    var weights = self.weights.mutableSpan
    hierarchy.layInputs(inputWeights, onto: &weights, in: 0..<hierarchy.arcCount)
    for rank in 0..<hierarchy.nodeCount {
      hierarchy.customize(rank, &weights, &span)
    }
  }
}

extension ArcWeights {
  static var unreachable: ArcWeights { ArcWeights(repeating: Metric.unreachable) }

  /// Weights as signed numbers, 2³¹ below what they are: the order stays, a sum of two weights still
  /// fits, and signed numbers are what every processor compares several at a time.
  typealias Biased = SIMD2<Int32>

  static var biasedUnreachable: Biased { Biased(repeating: -1) }

  @inline(__always)
  var biased: Biased { Biased(truncatingIfNeeded: self ^ ArcWeights(repeating: 0x8000_0000)) }

  @inline(__always)
  init(biased: Biased) {
    self = ArcWeights(truncatingIfNeeded: biased) ^ ArcWeights(repeating: 0x8000_0000)
  }

  /// What an input arc gives to the arc it lies on: in the other direction more than any weight.
  @inline(__always)
  init(_ weight: UInt32, leadsDown: UInt32) {
    let mask = 0 &- leadsDown
    self = ArcWeights(weight | mask, weight | ~mask)
  }

  /// Down before up.
  @inline(__always)
  var turned: ArcWeights { ArcWeights(y, x) }
}

extension Hierarchy {
  /// Gives each of some arcs the least weight of its input arcs. O(arcs + all input arcs).
  func layInputs(
    _ inputWeights: Span<UInt32>,
    onto weights: inout MutableSpan<ArcWeights>,
    in arcs: Range<Int>
  ) {
    let slots = arrays.slots.span
    for arc in arcs { weights[arc] = .unreachable }
    for input in slots.indices {
      let slot = slots[input]
      let arc = Int(slot >> 1)
      // Loops lie beyond all arcs.
      guard arcs.contains(arc) else { continue }
      let weight = ArcWeights(inputWeights[input], leadsDown: slot & 1)
      weights[arc] = pointwiseMin(weights[arc], weight)
    }
  }

  /// The weights of the arcs up from one node, which are those of its input arcs so far, once those of
  /// all below it are right.
  ///
  /// They are gathered by level, which names each ancestor, in an array small enough for the nearest
  /// cache; a node below, whose other arcs lie one after another, adds its own to them.
  ///
  /// - Parameter awaiting: called with each node below before its weights are read, ascending.
  @inline(__always)
  func customize(
    _ rank: Int,
    _ weights: inout MutableSpan<ArcWeights>,
    _ gathered: inout MutableSpan<ArcWeights.Biased>,
    awaiting: (Int) -> Void = { _ in }
  ) {
    let firstArc = arrays.firstArc.span
    let headLevels = arrays.headLevels.span
    let firstDown = arrays.firstDown.span
    let down = arrays.down.span
    let arcs = Int(firstArc[rank])..<Int(firstArc[rank + 1])
    if arcs.isEmpty { return }
    for arc in arcs { gathered[Int(headLevels[arc])] = weights[arc].biased }
    for position in Int(firstDown[rank])..<Int(firstDown[rank + 1]) {
      let pair = down[position]
      let arc = Int(pair >> 32)
      let lower = Int(pair & 0xFFFF_FFFF)
      awaiting(lower)
      let own = weights[arc]
      if own.x & own.y == Metric.unreachable { continue }
      let over = own.turned.biased
      let others = (arc + 1)..<Int(firstArc[lower + 1])
      let otherLevels = headLevels.extracting(others)
      let otherWeights = weights.span.extracting(others)
      for other in otherLevels.indices {
        let level = Int(otherLevels[other])
        let sum = over &+ ArcWeights.Biased(truncatingIfNeeded: otherWeights[other])
        let known = gathered[level]
        gathered[level] = known.replacing(with: sum, where: sum .< known)
      }
    }
    for arc in arcs {
      weights[arc] = ArcWeights(biased: gathered[Int(headLevels[arc])])
    }
  }
}
