extension Metric {
  /// Gives every arc the least weight of its input arcs and of the ways over what lies below both its
  /// ends: *basic customization*.
  mutating func customize(workerCount: Int) {
    let hierarchy = self.hierarchy
    let inputWeights = self.inputWeights
    let split = workerCount > 1 ? self.split(for: workerCount) : nil
    weights.withUnsafeMutableBufferPointer { buffer in
      let shared = SharedWeights(buffer)
      if let split {
        ParallelCustomization(hierarchy, split).run(inputWeights, shared)
      } else {
        let ranks = 0..<hierarchy.nodeCount
        var weights = shared.span
        hierarchy.layInputs(inputWeights.span, onto: shared)
        var subtree = SubtreeCustomization(hierarchy)
        subtree.customize(ranks, of: hierarchy, &weights)
      }
    }
  }

  /// The split made last, if it is for as many workers.
  private mutating func split(for workerCount: Int) -> SubtreeSplit {
    if let split, split.workerCount == workerCount { return split }
    let made = SubtreeSplit(hierarchy, workerCount: workerCount)
    split = made
    return made
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
  /// Gives every arc the least weight of its input arcs, in the order of those. O(arcs + input arcs).
  ///
  /// The weight of each direction lies alone, so that the way back need not wait for the way there. A
  /// loop, which lies on no arc, goes where it changes nothing: there may be many, and a branch that
  /// is now taken and now not takes longer than all the rest.
  func layInputs(_ inputWeights: Span<UInt32>, onto shared: SharedWeights) {
    let slots = arrays.slots.span
    var weights = shared.bySlot
    if weights.isEmpty { return }
    for slot in weights.indices { weights[slot] = Metric.unreachable }
    for input in slots.indices {
      let isLoop = slots[input] == Hierarchy.noSlot
      let slot = isLoop ? 0 : Int(slots[input])
      let weight = isLoop ? Metric.unreachable : inputWeights[input]
      weights[slot] = min(weights[slot], weight)
    }
  }

  /// Gives the arcs up from some ranks the least weights of their input arcs. O(those).
  func layInputs(_ inputWeights: Span<UInt32>, of ranks: Range<Int>, onto shared: SharedWeights) {
    let firstArc = arrays.firstArc.span
    let firstInput = arrays.firstInput.span
    let inputs = arrays.inputs.span
    let slots = arrays.slots.span
    let arcs = Int(firstArc[ranks.lowerBound])..<Int(firstArc[ranks.upperBound])
    var weights = shared.bySlot
    for slot in (2 * arcs.lowerBound)..<(2 * arcs.upperBound) { weights[slot] = Metric.unreachable }
    for position in Int(firstInput[arcs.lowerBound])..<Int(firstInput[arcs.upperBound]) {
      let input = Int(inputs[position] >> 1)
      let slot = Int(slots[input])
      weights[slot] = min(weights[slot], inputWeights[input])
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
