internal import CSQLite

/// An open SQLite database; closed when it goes out of scope.
///
/// A thin cover over the C library: no caching, no pooling, one thread at a time.
struct SQLiteDatabase: ~Copyable {
  /// What the file is opened for.
  enum Access {
    /// The file has to exist.
    case readOnly
    /// The file may be empty or missing.
    case readWrite
  }

  private let handle: OpaquePointer
  let path: String

  /// Opens a file.
  ///
  /// - Throws: ``SQLiteError`` if it is missing, may not be opened, or is no database.
  init(path: String, access: Access) throws(SQLiteError) {
    let flags =
      switch access {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let reason = opened.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(code)
      let error = SQLiteError(
        path: path,
        code: code,
        reason: reason.map { String(cString: $0) } ?? "no database"
      )
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    self.path = path
  }

  deinit {
    // A statement that is still alive keeps the connection until it goes too.
    sqlite3_close_v2(handle)
  }

  /// Runs statements that return no rows.
  ///
  /// - Throws: ``SQLiteError`` for the first that fails.
  func execute(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw lastError(code) }
  }

  /// Compiles one statement, with `?1`, `?2`, … for values.
  ///
  /// - Throws: ``SQLiteError`` for what SQLite cannot compile.
  func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw lastError(code) }
    return SQLiteStatement(statement, path: path)
  }

  private func lastError(_ code: Int32) -> SQLiteError {
    SQLiteError(path: path, code: code, reason: String(cString: sqlite3_errmsg(handle)))
  }

  /// A name as SQL writes it: quoted, so that hyphens and keywords are names too.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
