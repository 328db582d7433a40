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
      for child in first..<min(first + 4, entries.count)
      where entries[child].precedes(entries[least]) {
        least = child
      }
      guard entries[least].precedes(last) else { break }
      entries[parent] = entries[least]
      parent = least
    }
    entries[parent] = last
    return top
  }
}

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
