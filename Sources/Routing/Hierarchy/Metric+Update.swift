extension Metric {
  /// Gives some input arcs other weights and customizes again what depends on them, nothing else.
  ///
  /// The result is the same, bit for bit, as that of customizing with all weights anew. An arc whose
  /// weight was that of a triangle which has become heavier is worked out again from everything below
  /// it; one over which a triangle has become lighter just takes the lesser weight; all others stay.
  ///
  /// - Parameter changes: input arcs with their new weights; of several for one arc the last counts.
  /// - Complexity: O(c · (n + t)) for c arcs of the hierarchy that change, n arcs beside each and t lower
  ///   triangles of each; times log(c) for their order.
  public mutating func update(_ changes: some Sequence<(arc: Int, weight: UInt32)>) {
    var update = PartialCustomization()
    for change in changes {
      let weight = min(change.weight, Metric.unreachable)
      let old = inputWeights[change.arc]
      inputWeights[change.arc] = weight
      let slot = hierarchy.arrays.slots.span[change.arc]
      if slot != Hierarchy.noSlot, old != weight {
        update.edit(slot: Int(slot), from: old, to: weight, hierarchy, &weights)
      }
    }
    update.propagate(hierarchy, inputWeights, &weights)
  }
}

/// The arcs whose weights an update has touched, lowest first.
private struct PartialCustomization {
  /// An arc to look at; there may be several for one arc.
  private struct Touched: HeapEntry {
    var arc: UInt32
    /// The rank of its lower end.
    var lower: UInt32
    /// Its weights when it was touched. They only fall while it waits, so that the greatest of several
    /// are those from before the update.
    var weights: ArcWeights
    /// Whether what gave it its weight has become heavier.
    var isRaised: Bool

    @inline(__always)
    func precedes(_ other: Touched) -> Bool { arc < other.arc }
  }

  private struct Change {
    var arc: Int
    var old: ArcWeights
  }

  private var queue = QuaternaryHeap<Touched>()
  private var changes: [Change] = []
  /// By position among the arcs of a node: the weights from before the update.
  private var old: [ArcWeights] = []

  mutating func edit(
    slot: Int,
    from old: UInt32,
    to new: UInt32,
    _ hierarchy: Hierarchy,
    _ weights: inout [ArcWeights]
  ) {
    touch(
      slot: slot,
      lower: nil,
      from: old,
      to: new,
      hierarchy,
      &weights
    )
  }

  /// What an arc may weigh has changed from one number to another.
  @inline(__always)
  private mutating func touch(
    slot: Int,
    lower: Int?,
    from old: UInt32,
    to new: UInt32,
    _ hierarchy: Hierarchy,
    _ weights: inout [ArcWeights]
  ) {
    let arc = slot >> 1
    let weight = weights[arc][slot & 1]
    let isLowered = new < weight
    guard isLowered || (old == weight && new > old) else { return }
    queue.push(
      Touched(
        arc: UInt32(arc),
        lower: UInt32(lower ?? hierarchy.lowerEnd(of: arc)),
        weights: weights[arc],
        isRaised: !isLowered
      )
    )
    if isLowered { weights[arc][slot & 1] = new }
  }

  mutating func propagate(
    _ hierarchy: Hierarchy,
    _ inputWeights: [UInt32],
    _ weights: inout [ArcWeights]
  ) {
    var next = queue.pop()
    while let first = next {
      let lower = first.lower
      changes.removeAll(keepingCapacity: true)
      while var touched = next, touched.lower == lower {
        next = queue.pop()
        while let other = next, other.arc == touched.arc {
          touched.weights = pointwiseMax(touched.weights, other.weights)
          touched.isRaised = touched.isRaised || other.isRaised
          next = queue.pop()
        }
        let arc = Int(touched.arc)
        if touched.isRaised {
          weights[arc] = hierarchy.weights(
            of: arc,
            lower: Int(lower),
            weights.span,
            inputWeights.span
          )
        }
        if weights[arc] != touched.weights {
          changes.append(Change(arc: arc, old: touched.weights))
        }
      }
      if !changes.isEmpty {
        spread(from: Int(lower), hierarchy, &weights)
        // What was spread lies higher, but may come before what was next.
        if let waiting = next {
          queue.push(waiting)
          next = queue.pop()
        }
      }
      if next == nil { next = queue.pop() }
    }
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
    for change in changes { old[change.arc - arcs.lowerBound] = change.old }
    for (index, change) in changes.enumerated() {
      var earlier = 0
      for other in arcs where other != change.arc {
        // A pair of changed arcs is looked at once.
        while earlier < index, changes[earlier].arc < other { earlier += 1 }
        if earlier < index, changes[earlier].arc == other { continue }
        let low = min(change.arc, other)
        let high = max(change.arc, other)
        let before = pointwiseMin(
          old[low - arcs.lowerBound].turned &+ old[high - arcs.lowerBound],
          .unreachable
        )
        let after = pointwiseMin(weights[low].turned &+ weights[high], .unreachable)
        if before == after { continue }
        let between = Int(heads[low])
        let closing = hierarchy.arc(from: between, to: heads[high])
        for direction in 0...1 {
          touch(
            slot: 2 * closing + direction,
            lower: between,
            from: before[direction],
            to: after[direction],
            hierarchy,
            &weights
          )
        }
      }
    }
  }
}

extension Hierarchy {
  /// The arc from a node to one of its higher neighbours. O(log(neighbours)).
  @inline(__always)
  func arc(from lower: Int, to upper: UInt32) -> Int {
    let firstArc = arrays.firstArc.span
    let heads = arrays.heads.span
    var low = Int(firstArc[lower])
    var count = Int(firstArc[lower + 1]) - low
    while count > 1 {
      let half = count / 2
      if heads[low + half] <= upper { low += half }
      count -= half
    }
    return low
  }

  /// The rank that an arc leads up from. O(log(nodes)).
  func lowerEnd(of arc: Int) -> Int {
    let firstArc = arrays.firstArc.span
    var low = 0
    var high = nodeCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(firstArc[middle]) <= arc { low = middle } else { high = middle }
    }
    return low
  }

  /// What an arc weighs by its input arcs and lower triangles.
  func weights(
    of arc: Int,
    lower: Int,
    _ weights: Span<ArcWeights>,
    _ inputWeights: Span<UInt32>
  ) -> ArcWeights {
    let firstArc = arrays.firstArc.span
    let heads = arrays.heads.span
    let firstInput = arrays.firstInput.span
    let inputs = arrays.inputs.span
    let firstDown = arrays.firstDown.span
    let down = arrays.down.span
    var least = ArcWeights.unreachable
    for position in Int(firstInput[arc])..<Int(firstInput[arc + 1]) {
      let entry = inputs[position]
      let weight = inputWeights[Int(entry >> 1)]
      if entry & 1 == 0 {
        least.x = min(least.x, weight)
      } else {
        least.y = min(least.y, weight)
      }
    }
    let upper = heads[arc]
    for position in Int(firstDown[lower])..<Int(firstDown[lower + 1]) {
      let pair = down[position]
      let rank = Int(pair & 0xFFFF_FFFF)
      let toLower = Int(pair >> 32)
      var low = toLower
      var count = Int(firstArc[rank + 1]) - low
      while count > 1 {
        let half = count / 2
        if heads[low + half] <= upper { low += half }
        count -= half
      }
      guard heads[low] == upper else { continue }
      least = pointwiseMin(least, weights[toLower].turned &+ weights[low])
    }
    return least
  }
}
