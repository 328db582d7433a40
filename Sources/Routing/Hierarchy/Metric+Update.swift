extension Metric {
  /// What an update has changed, to be taken back by ``Metric/undo(_:)``.
  public struct Change: Sendable {
    var inputs: [(arc: Int, weight: UInt32)] = []
    var arcs: [PartialCustomization.ArcChange] = []
  }

  /// Gives some input arcs other weights and customizes again what depends on them, nothing else.
  ///
  /// The result is the same, bit for bit, as that of customizing with all weights anew. An arc whose
  /// weight was that of a triangle which has become heavier is worked out again from everything below
  /// it; one over which a triangle has become lighter just takes the lesser weight; all others stay.
  ///
  /// - Parameter edits: input arcs with their new weights; of several for one arc the last counts.
  /// - Returns: what has changed.
  /// - Complexity: O(c · (n · log(n) + t) + c · log(c)) for c arcs of the hierarchy that change, n arcs
  ///   beside each and t lower triangles of each.
  @discardableResult
  public mutating func update(_ edits: some Sequence<(arc: Int, weight: UInt32)>) -> Change {
    var change = Change()
    let hierarchy = self.hierarchy
    let slots = hierarchy.arrays.slots.span
    for edit in edits {
      let weight = min(edit.weight, Metric.unreachable)
      let old = inputWeights[edit.arc]
      if old == weight { continue }
      change.inputs.append((edit.arc, old))
      inputWeights[edit.arc] = weight
      let slot = slots[edit.arc]
      if slot != Hierarchy.noSlot {
        partial.edit(slot: Int(slot), from: old, to: weight, hierarchy, &weights)
      }
    }
    change.arcs = partial.propagate(hierarchy, inputWeights, &weights)
    return change
  }

  /// Takes back the last update. O(arcs that it changed).
  ///
  /// - Parameter change: of the last update that has not been taken back.
  public mutating func undo(_ change: Change) {
    for input in change.inputs.reversed() { inputWeights[input.arc] = input.weight }
    for arc in change.arcs { weights[Int(arc.arc)] = arc.old }
  }
}
