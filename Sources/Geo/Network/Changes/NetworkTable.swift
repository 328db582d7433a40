/// A table of a network: the rows of the data package, shared and never copied, and beside them
/// what a scenario changed, added or removed.
///
/// A row's *slot* is its place for good: removing another row moves positions and never slots.
/// Reading a row is O(1), and O(log removed) where rows were removed; a change costs what it
/// touches, however many rows there are.
public struct NetworkTable<Row: Sendable>: Sendable {
  /// As loaded.
  private let base: LoadedRows<Row>
  /// By slot, rows that stand in the place of loaded ones.
  private var changed: [Int: Row] = [:]
  /// Rows whose slots follow the loaded ones'.
  private var added: [Row] = []
  /// Slots of removed rows, ascending.
  private var removed: [Int] = []

  init(_ rows: [Row]) {
    base = .held(rows)
  }

  /// Rows that are read where they are kept, each time they are asked for.
  init(stored rows: any RowStore<Row>) {
    base = .stored(rows, LoadedRows.Identity())
  }

  var slotCount: Int { base.count + added.count }

  /// The rows as one array: the loaded one itself if nothing was changed, else O(rows).
  var rows: [Row] {
    if case .held(let rows) = base, changed.isEmpty, added.isEmpty, removed.isEmpty { return rows }
    return Array(self)
  }

  /// The slot of the row at a position.
  func slot(at position: Int) -> Int {
    guard !removed.isEmpty else { return position }
    // removed[i] - i rows precede the i-th removed one, and never fall as i grows.
    var low = 0
    var high = removed.count
    while low < high {
      let middle = (low + high) / 2
      if removed[middle] - middle <= position { low = middle + 1 } else { high = middle }
    }
    return position + low
  }

  /// Where the row of a slot stands; `nil` if it was removed.
  func position(ofSlot slot: Int) -> Int? {
    guard !removed.isEmpty else { return slot }
    let before = removedBefore(slot)
    if before < removed.count, removed[before] == slot { return nil }
    return slot - before
  }

  /// The row of a slot, removed or not.
  func row(inSlot slot: Int) -> Row {
    if slot >= base.count { return added[slot - base.count] }
    return changed.isEmpty ? base[slot] : changed[slot] ?? base[slot]
  }

  /// The row of a slot as it was loaded; `nil` for one that was added.
  func loadedRow(inSlot slot: Int) -> Row? { slot < base.count ? base[slot] : nil }

  /// Positions whose rows may differ from another table's, ascending; `nil` if the tables do not hold
  /// the same rows of one data package, some of them replaced.
  ///
  /// - Complexity: O(*n* log *n*) in the number of replaced rows.
  public func positionsReplaced(since other: NetworkTable) -> [Int]? {
    guard added.isEmpty, other.added.isEmpty, removed.isEmpty, other.removed.isEmpty,
      base.sharesStorage(with: other.base)
    else { return nil }
    return Set(changed.keys).union(other.changed.keys).sorted()
  }

  private func removedBefore(_ slot: Int) -> Int {
    var low = 0
    var high = removed.count
    while low < high {
      let middle = (low + high) / 2
      if removed[middle] < slot { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Changes, each of which another one undoes

  mutating func replace(slot: Int, with row: Row) {
    if slot >= base.count { added[slot - base.count] = row } else { changed[slot] = row }
  }

  /// Forgets a replacement of a loaded row.
  mutating func restoreLoaded(slot: Int) {
    changed[slot] = nil
  }

  /// Whether a loaded row stands as it was loaded.
  func isAsLoaded(slot: Int) -> Bool {
    slot < base.count && changed[slot] == nil
  }

  mutating func append(_ row: Row) {
    added.append(row)
  }

  /// Drops the row appended last.
  mutating func dropLast() {
    added.removeLast()
  }

  mutating func remove(slot: Int) {
    removed.insert(slot, at: removedBefore(slot))
  }

  mutating func restore(slot: Int) {
    let index = removedBefore(slot)
    if index < removed.count, removed[index] == slot { removed.remove(at: index) }
  }
}

extension NetworkTable: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { slotCount - removed.count }

  public subscript(position: Int) -> Row {
    precondition(position >= 0 && position < endIndex, "position outside the table")
    return row(inSlot: slot(at: position))
  }
}

extension NetworkTable: Equatable where Row: Equatable {
  /// Whether two tables hold the same rows in the same order, however they came about.
  public static func == (a: NetworkTable, b: NetworkTable) -> Bool {
    a.elementsEqual(b)
  }
}

extension NetworkTable: Hashable where Row: Hashable {
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for row in self { hasher.combine(row) }
  }
}

extension Array {
  /// Whether both are one array that was never changed since it was copied.
  func sharesStorage(with other: [Element]) -> Bool {
    withUnsafeBufferPointer { own in
      other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress && own.count == $0.count }
    }
  }
}
