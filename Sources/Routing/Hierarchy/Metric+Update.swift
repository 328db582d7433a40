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
  /// - Complexity: O(c · (n + t)) for c arcs of the hierarchy that change, n arcs beside each and t lower
  ///   triangles of each; edits are sorted.
  @discardableResult
  public mutating func update(_ edits: some Sequence<(arc: Int, weight: UInt32)>) -> Change {
    for edit in edits {
      let weight = min(edit.weight, Metric.unreachable)
      let old = inputWeights[edit.arc]
      if old == weight { continue }
      editedInputs.append((edit.arc, old))
      inputWeights[edit.arc] = weight
      let slot = hierarchy.arrays.slots.span[edit.arc]
      if slot != Hierarchy.noSlot {
        partial.edit(slot: slot, from: old, to: weight, &weights)
      }
    }
    let inputs = Array(editedInputs[...])
    editedInputs.removeAll(keepingCapacity: true)
    return Change(inputs: inputs, arcs: partial.propagate(hierarchy, inputWeights, &weights))
  }

  /// Takes back the last update. O(arcs that it changed).
  ///
  /// - Parameter change: of the last update that has not been taken back.
  public mutating func undo(_ change: Change) {
    for input in change.inputs.reversed() { inputWeights[input.arc] = input.weight }
    for arc in change.arcs { weights[Int(arc.arc)] = arc.old }
  }
}
