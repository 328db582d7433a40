/// Customizes again what some edits change, from low arcs to high ones.
///
/// What a changed arc may change are arcs between ancestors of its lower end. Ranks are in post-order, so
/// that of all nodes whose arcs wait to be looked at each is an ancestor of the node at hand: its level
/// names it, and the next one is the deepest that waits, or one with an edited arc.
struct PartialCustomization: Sendable {
  /// An arc that has changed, and what it weighed before.
  struct ArcChange: Sendable {
    var arc: UInt32
    var old: ArcWeights
  }

  private var edited: [TouchedArcs.Item] = []
  private var touched = TouchedArcs()
  /// Raised arcs of the node at hand, but no more than are worth telling apart.
  private var raised: [Int] = []
  private var changes: [ArcChange] = []
  /// By position among the arcs of that node: the weights from before the update.
  private var old: [ArcWeights] = []
  /// Positions of those that have changed, and beyond them of others before.
  private var changed: [Int] = []
  private var ancestorArcs = AncestorArcs()
  /// By level, for nodes that are worked out whole.
  private var gathered: [ArcWeights.Biased] = []

  /// From so many raised arcs of a node it is cheaper to go through all that lies below it once.
  private static let wholeNodeFrom = 2

  /// An input arc has got another weight.
  mutating func edit(slot: UInt32, from old: UInt32, to new: UInt32, _ weights: inout [ArcWeights])
  {
    let arc = Int(slot >> 1)
    let known = weights[arc]
    let weight = slot & 1 == 0 ? known.x : known.y
    guard new < weight || old == weight else { return }
    let isRaised = new >= weight
    edited.append(TouchedArcs.Item(arc: arc, isRaised: isRaised, weights: known))
    if !isRaised { weights[arc][Int(slot & 1)] = new }
  }

  /// - Returns: the arcs that weigh something else now.
  mutating func propagate(
    _ hierarchy: Hierarchy,
    _ inputWeights: [UInt32],
    _ weights: inout [ArcWeights]
  ) -> [ArcChange] {
    if edited.isEmpty { return [] }
    let inputWeights = inputWeights.span
    var weights = weights.mutableSpan
    prepare(for: hierarchy)
    if edited.count > 1 { edited.sort { $0.arc < $1.arc } }
    var edit = 0
    var editedRank = UInt32(hierarchy.lowerEnd(of: Int(edited[0].arc >> 1)))
    while true {
      let rank = min(editedRank, touched.leastRank)
      if rank == Hierarchy.none { break }
      let firstArc = hierarchy.arrays.firstArc.span
      let arcs = Int(firstArc[Int(rank)])..<Int(firstArc[Int(rank) + 1])
      for arc in arcs { old[arc - arcs.lowerBound] = weights[arc] }
      if rank == editedRank {
        while edit < edited.count, Int(edited[edit].arc >> 1) < arcs.upperBound {
          PartialCustomization.take(edited[edit], firstArc: arcs.lowerBound, &old, &raised)
          edit += 1
        }
        editedRank =
          edit < edited.count
          ? UInt32(hierarchy.lowerEnd(of: Int(edited[edit].arc >> 1))) : Hierarchy.none
      }
      if rank == touched.leastRank {
        touched.removeLeast { item in
          PartialCustomization.take(item, firstArc: arcs.lowerBound, &old, &raised)
        }
      }
      if !raised.isEmpty { workOutRaised(of: Int(rank), hierarchy, inputWeights, &weights) }
      let changedCount = PartialCustomization.noteChanged(
        arcs,
        old,
        weights.span,
        &changed,
        &changes
      )
      if changedCount == 0 { continue }
      PartialCustomization.spread(
        arcs,
        changed,
        changedCount,
        old,
        hierarchy,
        &ancestorArcs,
        &touched,
        &weights
      )
    }
    edited.removeAll(keepingCapacity: true)
    defer { changes.removeAll(keepingCapacity: true) }
    return Array(changes[...])
  }

  private mutating func prepare(for hierarchy: Hierarchy) {
    if !old.isEmpty { return }
    touched = TouchedArcs(depth: hierarchy.depth)
    old = Array(repeating: .unreachable, count: hierarchy.depth)
    changed = Array(repeating: 0, count: hierarchy.depth)
    ancestorArcs = AncestorArcs(depth: hierarchy.depth)
    gathered = Array(repeating: ArcWeights.biasedUnreachable, count: hierarchy.depth)
  }

  @inline(__always)
  private static func take(
    _ item: TouchedArcs.Item,
    firstArc: Int,
    _ old: inout [ArcWeights],
    _ raised: inout [Int]
  ) {
    let arc = Int(item.arc >> 1)
    let known = old[arc - firstArc]
    old[arc - firstArc] = ArcWeights(max(known.x, item.weights.x), max(known.y, item.weights.y))
    if item.arc & 1 == 1, raised.count < wholeNodeFrom, !raised.contains(arc) {
      raised.append(arc)
    }
  }

  private mutating func workOutRaised(
    of lower: Int,
    _ hierarchy: Hierarchy,
    _ inputWeights: Span<UInt32>,
    _ weights: inout MutableSpan<ArcWeights>
  ) {
    if raised.count < PartialCustomization.wholeNodeFrom {
      for arc in raised {
        weights[arc] = hierarchy.weights(of: arc, lower: lower, weights.span, inputWeights)
      }
    } else {
      let firstArc = hierarchy.arrays.firstArc.span
      for arc in Int(firstArc[lower])..<Int(firstArc[lower + 1]) {
        weights[arc] = hierarchy.inputWeights(of: arc, inputWeights)
      }
      var span = gathered.mutableSpan
      hierarchy.customize(lower, &weights, &span)
    }
    raised.removeAll(keepingCapacity: true)
  }

  /// Notes which arcs of the node at hand have changed.
  ///
  /// - Returns: how many.
  @inline(__always)
  private static func noteChanged(
    _ arcs: Range<Int>,
    _ old: [ArcWeights],
    _ weights: Span<ArcWeights>,
    _ changed: inout [Int],
    _ changes: inout [ArcChange]
  ) -> Int {
    let old = old.span
    var changed = changed.mutableSpan
    var count = 0
    for arc in arcs {
      let position = arc - arcs.lowerBound
      let before = old[position]
      if before == weights[arc] { continue }
      changed[count] = position
      count += 1
      changes.append(ArcChange(arc: UInt32(truncatingIfNeeded: arc), old: before))
    }
    return count
  }

  /// Looks at every arc that closes a triangle with a changed arc of the node at hand.
  private static func spread(
    _ arcs: Range<Int>,
    _ changed: [Int],
    _ changedCount: Int,
    _ old: [ArcWeights],
    _ hierarchy: Hierarchy,
    _ ancestorArcs: inout AncestorArcs,
    _ touched: inout TouchedArcs,
    _ weights: inout MutableSpan<ArcWeights>
  ) {
    let heads = hierarchy.arrays.heads.span.extracting(arcs)
    let levels = hierarchy.arrays.headLevels.span.extracting(arcs)
    let changed = changed.span.extracting(first: changedCount)
    let old = old.span
    let firstArc = arcs.lowerBound
    let last = changed[changed.count - 1]
    var firstAbove = 0
    for low in 0..<(arcs.count - 1) {
      let before = old[low].turned.biased
      let after = weights[firstArc + low].turned.biased
      let isUnchanged = before == after
      if isUnchanged, low > last { return }
      if !isUnchanged { firstAbove += 1 }
      let row = ancestorArcs.row(of: heads[low], level: levels[low], hierarchy)
      // With an arc that has not changed only those that have.
      let others = isUnchanged ? firstAbove..<changed.count : (low + 1)..<arcs.count
      for other in others {
        let high = isUnchanged ? changed[other] : other
        let closing = ancestorArcs.arc(row: row, toLevel: levels[high])
        let known = weights[closing].biased
        let sumBefore = before &+ ArcWeights.Biased(truncatingIfNeeded: old[high])
        let sum = after &+ ArcWeights.Biased(truncatingIfNeeded: weights[firstArc + high])
        // Where nothing led, nothing is lost: sums beyond the greatest weight do no harm here.
        let isRaised = (sumBefore .== known) .& (sum .> known)
        let isLowered = sum .< known
        if any(isRaised .| isLowered) {
          touched.insert(
            TouchedArcs.Item(
              arc: closing,
              isRaised: any(isRaised),
              weights: ArcWeights(biased: known)
            ),
            rank: heads[low],
            level: Int(levels[low])
          )
          weights[closing] = ArcWeights(biased: known.replacing(with: sum, where: isLowered))
        }
      }
    }
  }
}
