import Geo
import Routing

/// Bars of where the days of routes go, for a terminal.
public enum StageText {
  private static let widestBarCells = 40

  /// One row a route: a bar of its stages, as long as its time, and its hours along the way.
  ///
  /// - Returns: nothing for pipelines, whose hours are not known.
  public static func render(
    _ routes: [(id: String, itinerary: Itinerary)],
    glyphs: BarGlyphs,
    network: Network,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    let bars = routes.map { StageBar($0.itinerary, by: .kind, on: network) }
    let lines = routes.map { Sparkline($0.itinerary) }
    let longest = bars.map(\.totalHours).max() ?? 0
    let full = lines.map(\.most).max() ?? 0
    guard longest > 0, full > 0, routes.allSatisfy(\.itinerary.hasTimeAndMoney) else { return "" }
    var table = ReportTable(columns: [
      .init("where the days go", key: "corridor"),
      .init("mean days", key: "mean_days", isNumeric: true),
      .init("a cell is \(cellText(longest))", key: "stages"),
      .init("days along the way", key: "along"),
    ])
    for (index, route) in routes.enumerated() {
      let hours = bars[index].totalHours
      table.rows.append([
        .text(route.id),
        .init(shown: NumberStyle.days(hours: hours), raw: "\(hours / 24)"),
        .text(bar(bars[index], longestHours: longest, glyphs: glyphs)),
        .text(lines[index].text(full: full, glyphs: glyphs)),
      ])
    }
    let kinds = Set(bars.flatMap(\.parts).map(\.kind)).sorted()
    let key = kinds.map { "\(glyphs.cell($0)) \($0.title)" }.joined(separator: "  ")
    return TextTable.render(table, emphasis: emphasis) + key + "\n"
  }

  private static func cellText(_ longestHours: Double) -> String {
    let hours = longestHours / Double(widestBarCells)
    return hours >= 1
      ? NumberStyle.duration(hours: hours)
      : "\(NumberStyle.fixed(hours * 60, decimals: 0)) min"
  }

  /// Every stage has a cell, however short it is.
  static func bar(_ bar: StageBar, longestHours: Double, glyphs: BarGlyphs) -> String {
    let wanted = Int((bar.totalHours / longestHours * Double(widestBarCells)).rounded())
    let cells = LargestRemainder.cells(bar.parts.map(\.hours), total: wanted)
    return zip(bar.parts, cells).map { part, count in
      String(repeating: glyphs.cell(part.kind), count: count)
    }.joined()
  }
}
