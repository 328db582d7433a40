/// A place in a file as people look it up.
public struct CSVLocation: Hashable, Sendable {
  /// Counted from 1.
  public let line: Int
  /// In characters, counted from 1.
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
