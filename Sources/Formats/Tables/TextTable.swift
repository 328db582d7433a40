/// Prints a table for a terminal: text to the left, numbers to the right, two spaces between.
public enum TextTable {
  /// - Parameter emphasis: wraps the header, for terminals that show bold.
  public static func render(
    _ table: ReportTable,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    let grid = table.rows.map { $0.map(\.shown) }
    let widths = table.columns.indices.map { column in
      ([table.columns[column].header] + grid.map { $0[column] }).map(displayWidth).max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (column, cell) in cells.enumerated() {
        if column > 0 { text += "  " }
        let padding = String(repeating: " ", count: widths[column] - displayWidth(cell))
        let isLast = column == cells.count - 1
        if table.columns[column].isNumeric {
          text += padding + cell
        } else {
          text += isLast ? cell : cell + padding
        }
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    var lines = [emphasis(line(table.columns.map(\.header)))]
    lines += grid.map(line)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Columns of a terminal that a text takes: combining marks none, East Asian wide letters two.
  static func displayWidth(_ text: String) -> Int {
    text.reduce(0) { width, character in
      let scalar = character.unicodeScalars.first
      let isWide =
        scalar.map { (0x1100...0x115F).contains($0.value) || isEastAsianWide($0) } ?? false
      return width + (isWide ? 2 : 1)
    }
  }

  private static func isEastAsianWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
