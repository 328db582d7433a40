/// How an ancestor was reached: the arc, and the level of its lower end.
struct ClimbStep: BitwiseCopyable, Sendable {
  var arc: UInt32
  var level: UInt32
}

/// Takes arcs of a hierarchy apart into the input arcs they stand for.
///
/// What an arc stands for is looked up among all that lies below both its ends, which takes longest for
/// the highest arcs, and those lie on most paths. So what was found is noted, in a table that grows with
/// what is asked up to a fixed size.
struct PathUnpacking: Sendable {
  private var inputArcs: [UInt32] = []
  /// Slots still to be taken apart, the next one last.
  private var pending: [UInt32] = []
  /// By the last bits of the slot: the arcs of neighbouring nodes, which are met together, lie together.
  private var notes: [Note]
  private var missCount = 0

  /// Two slots that follow each other on the way; or an input arc, which the first marks.
  private struct Parts: Sendable {
    var first: UInt32
    var second: UInt32

    static let inputMark = UInt32.max
  }

  private struct Note: Sendable {
    var slot: UInt32
    var parts: Parts
  }

  private static let smallestTable = 1 << 12
  /// Fifty megabytes.
  private static let largestTable = 1 << 22
  private static let blank = Note(slot: Hierarchy.noSlot, parts: Parts(first: 0, second: 0))

  init() {
    notes = Array(repeating: PathUnpacking.blank, count: PathUnpacking.smallestTable)
  }

  /// The input arcs of a way up from a source and down to a target, which meet at a level.
  ///
  /// - Parameters:
  ///   - forward, backward: by level: how the ancestors of the source and of the target were reached.
  ///   - metric: the one by which they were.
  mutating func path(
    from sourceLevel: Int,
    _ forward: [ClimbStep],
    over top: Int,
    _ backward: [ClimbStep],
    to targetLevel: Int,
    by metric: Metric
  ) -> [UInt32] {
    begin(for: metric.hierarchy)
    // The way up to the top is known from the top down.
    var climb: [UInt32] = []
    var level = top
    while level != sourceLevel {
      climb.append(forward[level].arc << 1)
      level = Int(forward[level].level)
    }
    for slot in climb.reversed() { append(slot: slot, of: metric) }
    level = top
    while level != targetLevel {
      append(slot: backward[level].arc << 1 | 1, of: metric)
      level = Int(backward[level].level)
    }
    return inputArcs
  }

  /// Gets ready for another path.
  private mutating func begin(for hierarchy: Hierarchy) {
    inputArcs.removeAll(keepingCapacity: true)
    if missCount > notes.count, notes.count < PathUnpacking.largestTable,
      notes.count < 2 * hierarchy.arcCount
    {
      let old = notes
      notes = Array(repeating: PathUnpacking.blank, count: 4 * old.count)
      for note in old where note.slot != Hierarchy.noSlot {
        notes[Int(note.slot) & (notes.count - 1)] = note
      }
      missCount = 0
    }
  }

  /// Appends the input arcs of one arc; its weight must be below ``Metric/unreachable``.
  ///
  /// An arc stands for the first of its input arcs that weighs as much, else for the way over the
  /// lowest rank that does.
  private mutating func append(slot: UInt32, of metric: Metric) {
    pending.append(slot)
    while let slot = pending.popLast() {
      let place = Int(slot) & (notes.count - 1)
      if notes[place].slot != slot {
        guard let parts = PathUnpacking.parts(of: slot, metric) else { continue }
        notes[place] = Note(slot: slot, parts: parts)
        missCount += 1
      }
      let parts = notes[place].parts
      if parts.first == Parts.inputMark {
        inputArcs.append(parts.second)
      } else {
        pending.append(parts.second)
        pending.append(parts.first)
      }
    }
  }

  private static func parts(of slot: UInt32, _ metric: Metric) -> Parts? {
    let hierarchy = metric.hierarchy
    let inputs = hierarchy.arrays.inputs.span
    let firstInput = hierarchy.arrays.firstInput.span
    let firstDown = hierarchy.arrays.firstDown.span
    let down = hierarchy.arrays.down.span
    let weights = metric.weights.span
    let arc = Int(slot >> 1)
    let direction = Int(slot & 1)
    let weight = weights[arc][direction]
    for position in Int(firstInput[arc])..<Int(firstInput[arc + 1]) {
      let entry = inputs[position]
      if entry & 1 == slot & 1, metric.inputWeights[Int(entry >> 1)] == weight {
        return Parts(first: Parts.inputMark, second: entry >> 1)
      }
    }
    let lower = hierarchy.lowerEnd(of: arc)
    let upper = Int(hierarchy.arrays.heads.span[arc])
    var i = Int(firstDown[lower])
    let iEnd = Int(firstDown[lower + 1])
    var j = Int(firstDown[upper])
    let jEnd = Int(firstDown[upper + 1])
    while i < iEnd, j < jEnd {
      let middle = UInt32(truncatingIfNeeded: down[i])
      let other = UInt32(truncatingIfNeeded: down[j])
      if middle == other {
        let low = UInt32(down[i] >> 32)
        let high = UInt32(down[j] >> 32)
        // Down to the middle and up again: against the one's direction, along the other's.
        if weights[Int(low)][1 - direction] &+ weights[Int(high)][direction] == weight {
          let toLower = low << 1 | (1 - slot & 1)
          let toUpper = high << 1 | (slot & 1)
          return slot & 1 == 0
            ? Parts(first: toLower, second: toUpper) : Parts(first: toUpper, second: toLower)
        }
      }
      if middle <= other { i += 1 }
      if other <= middle { j += 1 }
    }
    return nil
  }
}
