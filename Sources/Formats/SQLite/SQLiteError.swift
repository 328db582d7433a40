/// What SQLite says went wrong with a database.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file.
  public let path: String
  /// SQLite's extended result code, <https://www.sqlite.org/rescode.html>.
  public let code: Int32
  /// SQLite's own words.
  public let reason: String

  public var description: String { "\(path): \(reason)" }
}
