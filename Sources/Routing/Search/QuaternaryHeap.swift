/// What a heap holds: something that comes before or after another of its kind.
protocol HeapEntry {
  /// A strict order; entries of which neither precedes the other leave in no promised order.
  func precedes(_ other: Self) -> Bool
}

/// A 4-ary min-heap.
///
/// Stale entries are left in and skipped by the search (lazy deletion), which beats decreasing keys
/// on graphs as sparse as transport networks. Push and pop are O(log n).
struct QuaternaryHeap<Entry: HeapEntry> {
  private var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }

  /// Keeps the memory for what comes next.
  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 4
      if !entry.precedes(entries[parent]) { break }
      entries[child] = entries[parent]
      child = parent
    }
    entries[child] = entry
  }

  mutating func pop() -> Entry? {
    guard let top = entries.first, let last = entries.popLast() else { return nil }
    if entries.isEmpty { return top }
    var parent = 0
    while true {
      let first = parent * 4 + 1
      guard first < entries.count else { break }
      var least = first
      var leastEntry = entries[first]
      for child in (first + 1)..<max(first + 1, min(first + 4, entries.count)) {
        let entry = entries[child]
        if entry.precedes(leastEntry) { (least, leastEntry) = (child, entry) }
      }
      guard leastEntry.precedes(last) else { break }
      entries[parent] = leastEntry
      parent = least
    }
    entries[parent] = last
    return top
  }
}

extension QuaternaryHeap: Sendable where Entry: Sendable {}

/// A heap of weighted states, ties broken by the smaller index so that a search meets its states in
/// one order on every machine.
typealias IndexedHeap = QuaternaryHeap<WeightedIndex>

struct WeightedIndex: HeapEntry {
  var weight: Weight
  var index: Int

  @inline(__always)
  func precedes(_ other: WeightedIndex) -> Bool {
    if weight < other.weight { return true }
    return weight == other.weight && index < other.index
  }
}
