/// Rows and columns to be printed, written as CSV, or shown as Markdown.
public struct ReportTable: Sendable {
  public struct Column: Hashable, Sendable {
    /// What a person reads, with the unit.
    public var header: String
    /// What a program reads, with the unit: `mean_days`.
    public var key: String
    public var isNumeric: Bool

    public init(_ header: String, key: String, isNumeric: Bool = false) {
      self.header = header
      self.key = key
      self.isNumeric = isNumeric
    }
  }

  /// One value in its two forms.
  public struct Cell: Hashable, Sendable {
    /// Rounded for reading.
    public var shown: String
    /// Unrounded for programs; empty if unknown.
    public var raw: String

    public init(shown: String, raw: String) {
      self.shown = shown
      self.raw = raw
    }

    public static func text(_ text: String) -> Cell { Cell(shown: text, raw: text) }
    public static let empty = Cell(shown: "", raw: "")
    /// A value that is unknown, not zero.
    public static let unknown = Cell(shown: "–", raw: "")
  }

  public var columns: [Column]
  public var rows: [[Cell]]

  public init(columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }
}
