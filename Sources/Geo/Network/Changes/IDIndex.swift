/// Finds the slot of a row by its id: the ids of the data package, shared, and those of rows that a
/// scenario added.
struct IDIndex: Sendable {
  private let base: Base
  /// An id may be added again after its row was removed; the last one holds.
  private var added: [String: [Int]] = [:]

  init(_ ids: some Sequence<String>, kind: String) throws(NetworkError) {
    var slots: [String: Int] = [:]
    for (slot, id) in ids.enumerated() {
      guard slots.updateValue(slot, forKey: id) == nil else {
        throw .duplicateID(kind: kind, id: id)
      }
    }
    base = .held(slots)
  }

  /// Ids that are looked up where they are kept.
  init(stored ids: any IDStore) {
    base = .stored(ids)
  }

  private enum Base: Sendable {
    case held([String: Int])
    case stored(any IDStore)
  }

  /// O(1).
  func slot(of id: String) -> Int? {
    if !added.isEmpty, let last = added[id]?.last { return last }
    switch base {
    case .held(let slots): return slots[id]
    case .stored(let ids): return ids.position(of: id)
    }
  }

  mutating func add(_ id: String, slot: Int) {
    added[id, default: []].append(slot)
  }

  /// Forgets the slot that was added last for an id.
  mutating func dropLast(_ id: String) {
    added[id]?.removeLast()
    if added[id]?.isEmpty == true { added[id] = nil }
  }
}
