/// A dictionary that holds a fixed number of values and gives up the one that nobody has asked for
/// longest.
struct RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let capacity: Int
  private var entries: [Key: (value: Value, lastUse: UInt64)] = [:]
  private var clock: UInt64 = 0

  /// - Precondition: `capacity` is above zero.
  init(capacity: Int) {
    precondition(capacity > 0, "a cache holds something")
    self.capacity = capacity
  }

  var count: Int { entries.count }

  /// The value of a key, which counts as a use. O(1).
  mutating func value(of key: Key) -> Value? {
    guard let index = entries.index(forKey: key) else { return nil }
    clock += 1
    entries.values[index].lastUse = clock
    return entries.values[index].value
  }

  /// Holds a value. O(capacity) when another one has to go.
  mutating func insert(_ value: Value, for key: Key) {
    if entries[key] == nil, entries.count == capacity,
      let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      entries[oldest.key] = nil
    }
    clock += 1
    entries[key] = (value, clock)
  }
}
