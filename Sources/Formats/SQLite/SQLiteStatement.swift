internal import CSQLite

/// A compiled statement with its values, and the row that it stands on.
///
/// ```swift
/// let statement = try database.prepare("SELECT name FROM nodes WHERE fid = ?1")
/// try statement.bind(7, at: 1)
/// while try statement.step() { print(statement.text(at: 0) ?? "") }
/// ```
///
/// Values count from 1 and columns from 0, as in SQLite.
struct SQLiteStatement: ~Copyable {
  private let handle: OpaquePointer
  private let path: String

  init(_ handle: OpaquePointer, path: String) {
    self.handle = handle
    self.path = path
  }

  deinit { sqlite3_finalize(handle) }

  /// Goes to the next row.
  ///
  /// - Returns: `false` when there is none.
  /// - Throws: ``SQLiteError``, a broken constraint among them.
  func step() throws(SQLiteError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw lastError(code)
    }
  }

  /// Runs a statement that returns no rows and makes it ready for the next values.
  ///
  /// - Throws: ``SQLiteError``.
  func run() throws(SQLiteError) {
    while try step() {}
    sqlite3_reset(handle)
  }

  // MARK: Values

  func bind(_ integer: Int, at position: Int32) throws(SQLiteError) {
    try check(sqlite3_bind_int64(handle, position, Int64(integer)))
  }

  func bind(_ number: Double, at position: Int32) throws(SQLiteError) {
    try check(sqlite3_bind_double(handle, position, number))
  }

  func bind(_ text: String, at position: Int32) throws(SQLiteError) {
    var text = text
    let code = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bytes in
        // An empty text has no address, which SQLite would take for NULL.
        guard let start = bytes.baseAddress else {
          return sqlite3_bind_text(handle, position, "", 0, copying)
        }
        return sqlite3_bind_text(handle, position, start, Int32(bytes.count), copying)
      }
    }
    try check(code)
  }

  func bind(_ bytes: [UInt8], at position: Int32) throws(SQLiteError) {
    try check(
      bytes.withUnsafeBytes { buffer in
        guard let start = buffer.baseAddress else {
          return sqlite3_bind_zeroblob(handle, position, 0)
        }
        return sqlite3_bind_blob(handle, position, start, Int32(buffer.count), copying)
      }
    )
  }

  func bindNull(at position: Int32) throws(SQLiteError) {
    try check(sqlite3_bind_null(handle, position))
  }

  /// Tells SQLite to keep a copy of its own.
  private var copying: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  // MARK: Columns of the row

  var columnCount: Int32 { sqlite3_column_count(handle) }

  func columnName(at column: Int32) -> String {
    String(cString: sqlite3_column_name(handle, column))
  }

  func isNull(at column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// `nil` for NULL.
  func integer(at column: Int32) -> Int? {
    isNull(at: column) ? nil : Int(sqlite3_column_int64(handle, column))
  }

  /// `nil` for NULL.
  func number(at column: Int32) -> Double? {
    isNull(at: column) ? nil : sqlite3_column_double(handle, column)
  }

  /// `nil` for NULL; numbers as SQLite spells them.
  func text(at column: Int32) -> String? {
    guard !isNull(at: column), let start = sqlite3_column_text(handle, column) else { return nil }
    let length = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }

  /// `nil` for NULL; empty for an empty blob.
  func bytes(at column: Int32) -> [UInt8]? {
    guard !isNull(at: column) else { return nil }
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    let length = Int(sqlite3_column_bytes(handle, column))
    return Array(UnsafeRawBufferPointer(start: start, count: length))
  }

  // MARK: Errors

  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw lastError(code) }
  }

  private func lastError(_ code: Int32) -> SQLiteError {
    let database = sqlite3_db_handle(handle)
    return SQLiteError(path: path, code: code, reason: String(cString: sqlite3_errmsg(database)))
  }
}
