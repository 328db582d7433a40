import Routing

/// What `Metric.customize(weights:)` does with one worker, over unsafe pointers: nothing checks an index.
///
/// It is here to say what checks cost, and takes the steps of `Metric+Customize.swift` and
/// `SubtreeCustomization.swift`, which say why each is as it is.
final class UnsafeCustomization {
  typealias Weights = SIMD2<UInt32>
  private typealias Biased = SIMD2<Int32>

  private let hierarchy: Hierarchy
  private let firstArc: UnsafePointer<UInt32>
  private let heads: UnsafePointer<UInt32>
  private let headLevels: UnsafePointer<UInt16>
  private let levels: UnsafePointer<UInt16>
  private let slots: UnsafePointer<UInt32>
  private let inputWeights: UnsafeMutablePointer<UInt32>
  /// By arc of the hierarchy: what it weighs upwards (x) and downwards (y).
  let weights: UnsafeMutableBufferPointer<Weights>

  init(_ hierarchy: Hierarchy) {
    self.hierarchy = hierarchy
    let stored = hierarchy.stored
    firstArc = UnsafeCustomization.copy(stored.firstArc.span)
    heads = UnsafeCustomization.copy(stored.heads.span)
    headLevels = UnsafeCustomization.copy(stored.headLevels.span)
    levels = UnsafeCustomization.copy(stored.levels.span)
    slots = UnsafeCustomization.copy(stored.slots.span)
    inputWeights = .allocate(capacity: hierarchy.inputArcCount)
    inputWeights.initialize(repeating: 0, count: hierarchy.inputArcCount)
    weights = .allocate(capacity: hierarchy.arcCount)
    weights.initialize(repeating: Weights(repeating: Metric.unreachable))
  }

  deinit {
    firstArc.deallocate()
    heads.deallocate()
    headLevels.deallocate()
    levels.deallocate()
    slots.deallocate()
    inputWeights.deallocate()
    weights.deallocate()
  }

  private static func copy<Element: BitwiseCopyable>(
    _ span: Span<Element>
  ) -> UnsafePointer<Element> {
    let copy = UnsafeMutablePointer<Element>.allocate(capacity: span.count)
    for index in span.indices { (copy + index).initialize(to: span[index]) }
    return UnsafePointer(copy)
  }

  func customize(weights newWeights: [UInt32]) {
    let inputWeights = self.inputWeights
    newWeights.withUnsafeBufferPointer { newWeights in
      for input in 0..<newWeights.count {
        inputWeights[input] = min(newWeights[input], Metric.unreachable)
      }
    }
    guard let weights = weights.baseAddress else { return }
    layInputs(onto: weights)
    let depth = hierarchy.depth
    let frontsSize = depth * (depth - 1) / 2
    let fronts = UnsafeMutablePointer<Biased>.allocate(capacity: frontsSize)
    let owners = UnsafeMutablePointer<UInt32>.allocate(capacity: depth)
    defer {
      fronts.deallocate()
      owners.deallocate()
    }
    fronts.initialize(repeating: Biased(repeating: -1), count: frontsSize)
    owners.initialize(repeating: Hierarchy.none, count: depth)
    climb(weights, owners, fronts)
  }

  private func layInputs(onto weights: UnsafeMutablePointer<Weights>) {
    let slots = self.slots
    let inputWeights = self.inputWeights
    let slotCount = 2 * hierarchy.arcCount
    weights.withMemoryRebound(to: UInt32.self, capacity: slotCount) { weights in
      for slot in 0..<slotCount { weights[slot] = Metric.unreachable }
      for input in 0..<hierarchy.inputArcCount {
        let isLoop = slots[input] == Hierarchy.noSlot
        let slot = isLoop ? 0 : Int(slots[input])
        let weight = isLoop ? Metric.unreachable : inputWeights[input]
        weights[slot] = min(weights[slot], weight)
      }
    }
  }

  private func climb(
    _ weights: UnsafeMutablePointer<Weights>,
    _ owners: UnsafeMutablePointer<UInt32>,
    _ fronts: UnsafeMutablePointer<Biased>
  ) {
    let (firstArc, heads, levels) = (self.firstArc, self.heads, self.levels)
    let limit = UInt32(hierarchy.nodeCount)
    var end = Int(firstArc[0])
    for rank in 0..<hierarchy.nodeCount {
      let arcs = end..<Int(firstArc[rank + 1])
      end = arcs.upperBound
      let level = Int(levels[rank])
      if owners[level] == UInt32(truncatingIfNeeded: rank) {
        take(arcs, fronts + ((level * (level - 1)) >> 1), weights)
      }
      if arcs.count == 2 {
        if heads[arcs.lowerBound] < limit { closeOnly(arcs, weights) }
      } else if arcs.count > 2 {
        give(arcs, below: limit, weights, owners, fronts)
      }
    }
  }

  @inline(__always)
  private func take(
    _ arcs: Range<Int>,
    _ front: UnsafeMutablePointer<Biased>,
    _ weights: UnsafeMutablePointer<Weights>
  ) {
    let headLevels = self.headLevels
    for arc in arcs {
      let own = biased(weights[arc])
      let given = front[Int(headLevels[arc])]
      weights[arc] = unbiased(own.replacing(with: given, where: given .< own))
    }
  }

  @inline(__always)
  private func closeOnly(_ arcs: Range<Int>, _ weights: UnsafeMutablePointer<Weights>) {
    let (firstArc, heads) = (self.firstArc, self.heads)
    let between = Int(heads[arcs.lowerBound])
    let upper = heads[arcs.lowerBound + 1]
    var closing = Int(firstArc[between + 1]) - 1
    closing -= heads[closing] == upper ? 0 : 1
    while heads[closing] != upper { closing -= 1 }
    let (low, high) = (weights[arcs.lowerBound], weights[arcs.lowerBound + 1])
    let known = weights[closing]
    weights[closing] = Weights(min(known.x, low.y &+ high.x), min(known.y, low.x &+ high.y))
  }

  @inline(__always)
  private func give(
    _ arcs: Range<Int>,
    below limit: UInt32,
    _ allWeights: UnsafeMutablePointer<Weights>,
    _ owners: UnsafeMutablePointer<UInt32>,
    _ fronts: UnsafeMutablePointer<Biased>
  ) {
    let (firstArc, allLevels) = (self.firstArc, self.headLevels)
    let heads = self.heads + arcs.lowerBound
    let levels = allLevels + arcs.lowerBound
    let weights = allWeights + arcs.lowerBound
    for low in 0..<(arcs.count - 1) {
      let owner = heads[low]
      if owner >= limit { return }
      let level = Int(levels[low])
      let front = fronts + (level * (level - 1)) >> 1
      if owners[level] != owner {
        owners[level] = owner
        for arc in Int(firstArc[Int(owner)])..<Int(firstArc[Int(owner) + 1]) {
          front[Int(allLevels[arc])] = Biased(repeating: -1)
        }
      }
      let over = biased(Weights(weights[low].y, weights[low].x))
      for high in (low + 1)..<arcs.count {
        let sum = over &+ Biased(truncatingIfNeeded: weights[high])
        let known = front[Int(levels[high])]
        front[Int(levels[high])] = known.replacing(with: sum, where: sum .< known)
      }
    }
  }

  @inline(__always)
  private func biased(_ weights: Weights) -> Biased {
    Biased(truncatingIfNeeded: weights ^ Weights(repeating: 0x8000_0000))
  }

  @inline(__always)
  private func unbiased(_ biased: Biased) -> Weights {
    Weights(truncatingIfNeeded: biased) ^ Weights(repeating: 0x8000_0000)
  }
}
