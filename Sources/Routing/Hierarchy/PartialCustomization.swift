/// Customizes again what some edits change, from low arcs to high ones.
struct PartialCustomization: Sendable {
  /// An arc that has changed, and what it weighed before.
  struct ArcChange: Sendable {
    var arc: UInt32
    var old: ArcWeights
  }

  /// An arc to look at; there may be several for one arc.
  private struct Touched: Sendable {
    /// The rank of its lower end.
    var lower: UInt32
    /// Whether what gave it its weight has become heavier.
    var isRaised: Bool
    /// Its weights when it was touched. They only fall while it waits, so that the greatest of several
    /// are those from before the update.
    var weights: ArcWeights
  }

  private var allChanges: [ArcChange] = []
  private var touched: [Touched] = []
  /// Arc above position in `touched`: arcs in order of their lower ends.
  private var queue: [UInt64] = []
  /// Raised arcs of the node that is being looked at.
  private var raised: [UInt32] = []
  /// Where the changes of that node begin.
  private var firstChange = 0
  /// By position among the arcs of that node: the weights from before the update.
  private var old: [ArcWeights] = []
  /// By level: an arc of the node whose arcs were noted last.
  private var arcByLevel: [UInt32] = []
  /// By level, for nodes that are worked out whole.
  private var gathered: [ArcWeights.Biased] = []

  /// From so many raised arcs of a node it is cheaper to go through all that lies below it once.
  private static let wholeNodeFrom = 3
  /// From so many triangles it is cheaper to note once where all closing arcs lie.
  private static let noteLevelsFrom = 8

  mutating func edit(
    slot: Int,
    from old: UInt32,
    to new: UInt32,
    _ hierarchy: Hierarchy,
    _ weights: inout [ArcWeights]
  ) {
    let weight = weights[slot >> 1][slot & 1]
    guard new < weight || old == weight else { return }
    touch(
      slot >> 1,
      lower: UInt32(hierarchy.lowerEnd(of: slot >> 1)),
      isRaised: new >= weight,
      weights[slot >> 1]
    )
    if new < weight { weights[slot >> 1][slot & 1] = new }
  }

  @inline(__always)
  private mutating func touch(
    _ arc: Int,
    lower: UInt32,
    isRaised: Bool,
    _ weights: ArcWeights
  ) {
    IntegerHeap.push(UInt64(arc) << 32 | UInt64(touched.count), onto: &queue)
    touched.append(Touched(lower: lower, isRaised: isRaised, weights: weights))
  }

  /// - Returns: the arcs that weigh something else now.
  mutating func propagate(
    _ hierarchy: Hierarchy,
    _ inputWeights: [UInt32],
    _ weights: inout [ArcWeights]
  ) -> [ArcChange] {
    while let least = IntegerHeap.popLeast(from: &queue) {
      let lower = touched[Int(least & 0xFFFF_FFFF)].lower
      takeTouched(beginningWith: least, of: lower, weights)
      if !raised.isEmpty { workOutRaised(of: Int(lower), hierarchy, inputWeights.span, &weights) }
      keepChanged(weights)
      if allChanges.count > firstChange { spread(from: Int(lower), hierarchy, &weights) }
    }
    touched.removeAll(keepingCapacity: true)
    defer { allChanges = [] }
    return allChanges
  }

  /// Takes all that waits for one node from the queue, as changes with the weights from before.
  private mutating func takeTouched(
    beginningWith least: UInt64,
    of lower: UInt32,
    _ weights: [ArcWeights]
  ) {
    firstChange = allChanges.count
    raised.removeAll(keepingCapacity: true)
    var next: UInt64? = least
    while let entry = next {
      let item = touched[Int(entry & 0xFFFF_FFFF)]
      if item.lower != lower {
        IntegerHeap.push(entry, onto: &queue)
        return
      }
      let arc = UInt32(entry >> 32)
      if allChanges.count > firstChange, allChanges[allChanges.count - 1].arc == arc {
        let known = allChanges[allChanges.count - 1].old
        allChanges[allChanges.count - 1].old = pointwiseMax(known, item.weights)
      } else {
        allChanges.append(ArcChange(arc: arc, old: item.weights))
      }
      if item.isRaised, raised.last != arc { raised.append(arc) }
      next = IntegerHeap.popLeast(from: &queue)
    }
  }

  private mutating func workOutRaised(
    of lower: Int,
    _ hierarchy: Hierarchy,
    _ inputWeights: Span<UInt32>,
    _ weights: inout [ArcWeights]
  ) {
    if raised.count < PartialCustomization.wholeNodeFrom {
      for arc in raised {
        weights[Int(arc)] = hierarchy.weights(
          of: Int(arc),
          lower: lower,
          weights.span,
          inputWeights
        )
      }
      return
    }
    if gathered.isEmpty {
      gathered = Array(repeating: ArcWeights.biasedUnreachable, count: hierarchy.depth)
    }
    let firstArc = hierarchy.arrays.firstArc.span
    var span = gathered.mutableSpan
    var weightSpan = weights.mutableSpan
    for arc in Int(firstArc[lower])..<Int(firstArc[lower + 1]) {
      weightSpan[arc] = hierarchy.inputWeights(of: arc, inputWeights)
    }
    hierarchy.customize(lower, &weightSpan, &span)
  }

  /// Drops what weighs as before.
  private mutating func keepChanged(_ weights: [ArcWeights]) {
    var kept = firstChange
    for index in firstChange..<allChanges.count {
      let change = allChanges[index]
      if weights[Int(change.arc)] != change.old {
        allChanges[kept] = change
        kept += 1
      }
    }
    allChanges.removeLast(allChanges.count - kept)
  }

  /// Looks at every arc that closes a triangle with a changed one above a node.
  private mutating func spread(
    from lower: Int,
    _ hierarchy: Hierarchy,
    _ weights: inout [ArcWeights]
  ) {
    let firstArc = hierarchy.arrays.firstArc.span
    let heads = hierarchy.arrays.heads.span
    let arcs = Int(firstArc[lower])..<Int(firstArc[lower + 1])
    old.removeAll(keepingCapacity: true)
    old.append(contentsOf: weights[arcs])
    let changes = allChanges[firstChange...]
    for change in changes { old[Int(change.arc) - arcs.lowerBound] = change.old }
    for index in changes.indices {
      let changed = Int(changes[index].arc)
      var earlier = changes.startIndex
      for other in arcs.lowerBound..<changed {
        // A pair of changed arcs is looked at once.
        while earlier < index, changes[earlier].arc < other { earlier += 1 }
        if earlier < index, changes[earlier].arc == other { continue }
        let before = old[other - arcs.lowerBound].turned &+ changes[index].old
        let after = weights[other].turned &+ weights[changed]
        if before == after { continue }
        let closing = hierarchy.closingArc(
          from: Int(heads[other]),
          to: heads[changed],
          arcsAbove: arcs.upperBound - changed
        )
        close(closing, lower: heads[other], from: before, to: after, &weights)
      }
      spreadAbove(changed, changes[index].old, arcs, hierarchy, &weights)
    }
  }

  /// The triangles that a changed arc forms with arcs of the same node that lead higher.
  private mutating func spreadAbove(
    _ changed: Int,
    _ changedOld: ArcWeights,
    _ arcs: Range<Int>,
    _ hierarchy: Hierarchy,
    _ weights: inout [ArcWeights]
  ) {
    let firstArc = hierarchy.arrays.firstArc.span
    let heads = hierarchy.arrays.heads.span
    let headLevels = hierarchy.arrays.headLevels.span
    let between = heads[changed]
    let over = weights[changed].turned
    let overOld = changedOld.turned
    let closingArcs = Int(firstArc[Int(between)])..<Int(firstArc[Int(between) + 1])
    let others = (changed + 1)..<arcs.upperBound
    if others.count < PartialCustomization.noteLevelsFrom {
      for other in others {
        let before = overOld &+ old[other - arcs.lowerBound]
        let after = over &+ weights[other]
        if before == after { continue }
        let closing = hierarchy.closingArc(
          from: Int(between),
          to: heads[other],
          arcsAbove: arcs.upperBound - other
        )
        close(closing, lower: between, from: before, to: after, &weights)
      }
      return
    }
    if arcByLevel.isEmpty { arcByLevel = Array(repeating: 0, count: hierarchy.depth) }
    // Whatever leads higher from here leads there from the lower neighbour too; where it lies is noted
    // by level.
    for closing in closingArcs {
      arcByLevel[Int(headLevels[closing])] = UInt32(truncatingIfNeeded: closing)
    }
    for other in others {
      let before = overOld &+ old[other - arcs.lowerBound]
      let after = over &+ weights[other]
      if before == after { continue }
      let closing = Int(arcByLevel[Int(headLevels[other])])
      close(closing, lower: between, from: before, to: after, &weights)
    }
  }

  /// A triangle below an arc weighs something else.
  @inline(__always)
  private mutating func close(
    _ arc: Int,
    lower: UInt32,
    from before: ArcWeights,
    to after: ArcWeights,
    _ weights: inout [ArcWeights]
  ) {
    let known = weights[arc]
    let before = pointwiseMin(before, .unreachable)
    let after = pointwiseMin(after, .unreachable)
    let isLowered = after .< known
    let isRaised = (before .== known) .& (after .> known)
    if any(isLowered .| isRaised) {
      touch(arc, lower: lower, isRaised: any(isRaised), known)
      weights[arc] = pointwiseMin(known, after)
    }
  }
}
