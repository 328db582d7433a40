import Routing
import Scenarios

/// What simulated times look like to a person.
public enum UncertaintyText {
  /// The part that `compare --uncertain` prints below the comparison.
  public static func render(
    _ comparison: UncertainComparison,
    view: UncertaintyView,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    var text = "\n\(heading(view))\n"
    text += TextTable.render(
      UncertaintyTables.arrivals(comparison, view: view),
      emphasis: emphasis
    )
    if comparison.rows.count > 1 {
      text += "\n" + TextTable.render(UncertaintyTables.duels(comparison), emphasis: emphasis)
    }
    return text
  }

  public static func markdown(_ comparison: UncertainComparison, view: UncertaintyView) -> String {
    var text = "\n\(heading(view))\n\n"
    text += MarkdownTable.render(UncertaintyTables.arrivals(comparison, view: view))
    if comparison.rows.count > 1 {
      text += "\n" + MarkdownTable.render(UncertaintyTables.duels(comparison))
    }
    return text
  }

  /// The line that `route --uncertain` prints below the route.
  public static func line(_ hours: SampledHours, view: UncertaintyView) -> String {
    var parts = view.percentiles.map {
      "\($0.label) \(NumberStyle.duration(hours: hours.hours($0)))"
    }
    let index = hours.bufferIndex.map { " (index \(NumberStyle.fixed($0, decimals: 2)))" } ?? ""
    parts.append("buffer \(NumberStyle.duration(hours: hours.bufferTimeHours))\(index)")
    if let deadline = view.deadlineHours {
      parts.append(
        "\(NumberStyle.probability(hours.probability(within: deadline))) within "
          + NumberStyle.duration(hours: deadline)
      )
    }
    return "simulated: \(parts.joined(separator: ", ")); \(view.summary)\n"
  }

  private static func heading(_ view: UncertaintyView) -> String {
    "simulated: \(view.summary); buffer = P95 − mean, index = buffer / mean"
  }
}
