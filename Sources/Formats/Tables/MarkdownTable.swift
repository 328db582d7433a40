/// Writes a table in GitHub's Markdown.
public enum MarkdownTable {
  public static func render(_ table: ReportTable) -> String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map(escape).joined(separator: " | ") + " |\n"
    }
    var text = line(table.columns.map(\.header))
    text += "|" + table.columns.map { $0.isNumeric ? " ---: |" : " --- |" }.joined() + "\n"
    for row in table.rows { text += line(row.map(\.shown)) }
    return text
  }

  private static func escape(_ cell: String) -> String {
    var text = ""
    for character in cell {
      switch character {
      case "|": text += "\\|"
      case "\n": text += " "
      default: text.append(character)
      }
    }
    return text
  }
}
