/// Rows of a table that stay where they are kept, such as in a file mapped into memory, and are read
/// when they are asked for.
///
/// Reading cannot fail where a caller could be told. A store that cannot read a row, because its file
/// is damaged, reports that to its ``StorageFaults`` and gives a harmless row; whoever answers with
/// what was read asks for faults before the answer leaves.
public protocol RowStore<Row>: Sendable {
  associatedtype Row: Sendable

  var count: Int { get }
  /// The row at a position from 0 to below ``count``.
  func row(at position: Int) -> Row
}

/// Finds rows by id where they are kept.
public protocol IDStore: Sendable {
  /// The position of the row of an id; `nil` for none, and where a fault was reported.
  func position(of id: String) -> Int?
}

/// The rows that a data package or a network file gave a table.
enum LoadedRows<Row: Sendable>: Sendable {
  case held([Row])
  /// With what tells this store from others.
  case stored(any RowStore<Row>, Identity)

  final class Identity: Sendable {}

  var count: Int {
    switch self {
    case .held(let rows): rows.count
    case .stored(let store, _): store.count
    }
  }

  subscript(position: Int) -> Row {
    switch self {
    case .held(let rows): rows[position]
    case .stored(let store, _): store.row(at: position)
    }
  }

  /// Whether these are the very rows of another table, and not others that look the same.
  func sharesStorage(with other: LoadedRows) -> Bool {
    switch (self, other) {
    case (.held(let rows), .held(let others)): rows.sharesStorage(with: others)
    case (.stored(_, let identity), .stored(_, let otherIdentity)): identity === otherIdentity
    case (.held, .stored), (.stored, .held): false
    }
  }
}
