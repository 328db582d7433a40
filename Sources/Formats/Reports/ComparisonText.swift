import Geo
import Routing
import Scenarios

/// What `compare` prints for a person.
public enum ComparisonText {
  /// - Parameter bars: draws where the days go, between the table and its notes.
  public static func render(
    _ comparison: Comparison,
    network: Network,
    bars: BarGlyphs? = nil,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    let first = comparison.rows[0].itinerary
    var text = "\(comparison.originName) → \(comparison.destinationName)\n"
    text += RouteText.terms(of: first) + "\n\n"
    text += TextTable.render(
      ComparisonTables.routes(comparison, network: network),
      emphasis: emphasis
    )
    if let bars {
      let routes = comparison.rows.map { ($0.id, $0.itinerary) }
      let drawn = StageText.render(routes, glyphs: bars, network: network, emphasis: emphasis)
      text += drawn.isEmpty ? "" : "\n" + drawn
    }
    text += notes(comparison)
    if comparison.rows.count > 1 {
      text += "\n" + TextTable.render(ComparisonTables.differences(comparison), emphasis: emphasis)
    }
    if !comparison.claims.isEmpty {
      text += "\n" + TextTable.render(ComparisonTables.claims(comparison), emphasis: emphasis)
    }
    return text
  }

  public static func markdown(_ comparison: Comparison, network: Network) -> String {
    let first = comparison.rows[0].itinerary
    var text = "**\(comparison.originName) → \(comparison.destinationName)**, "
    text += RouteText.terms(of: first) + "\n\n"
    text += MarkdownTable.render(ComparisonTables.routes(comparison, network: network))
    if comparison.rows.count > 1 {
      text += "\n" + MarkdownTable.render(ComparisonTables.differences(comparison))
    }
    if !comparison.claims.isEmpty {
      text += "\n" + MarkdownTable.render(ComparisonTables.claims(comparison))
    }
    return text
  }

  /// What the rows do not say: kilometres added and left out, what is not open yet, and tariffs that
  /// lack.
  private static func notes(_ comparison: Comparison) -> String {
    var lines: [String] = []
    for row in comparison.rows {
      if let corridor = row.itinerary.corridor,
        corridor.addedKm > 0.5 || corridor.leftOutKm > 0.5
      {
        lines.append(
          "\(row.id): \(NumberStyle.km(corridor.addedKm)) km added to reach and leave the corridor, "
            + "\(NumberStyle.km(corridor.leftOutKm)) km of it not travelled"
        )
      }
      let notOpen = row.itinerary.idsNotOpenYet
      if !notOpen.isEmpty {
        lines.append("\(row.id): not open yet: \(notOpen.joined(separator: ", "))")
      }
      let missing = row.itinerary.missingTariffs
      if !missing.isEmpty {
        lines.append("\(row.id): USD lacks \(missing.joined(separator: ", "))")
      }
    }
    return lines.isEmpty ? "" : "\n" + lines.map { $0 + "\n" }.joined()
  }
}
