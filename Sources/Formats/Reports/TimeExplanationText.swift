import Geo
import Routing
import Scenarios

/// What `explain-time` prints for a person.
public enum TimeExplanationText {
  /// - Parameter limit: how many components the tornado lists.
  public static func render(
    _ explanation: TimeExplanation,
    of itinerary: Itinerary,
    network: Network,
    view: UncertaintyView,
    limit: Int,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    let causes = TimeExplanationTables.causes(explanation, percentiles: view.percentiles)
    let tornado = TimeExplanationTables.tornado(
      explanation,
      network: network,
      limit: limit,
      withBars: true
    )
    var text = RouteText.head(itinerary)
    text += UncertaintyText.line(explanation.total, view: view)
    text += "\n" + TextTable.render(causes, emphasis: emphasis)
    text += reading(view.percentiles)
    text += "\n" + TextTable.render(tornado, emphasis: emphasis)
    text += rest(explanation, limit: limit)
    return text
  }

  public static func markdown(
    _ explanation: TimeExplanation,
    network: Network,
    view: UncertaintyView,
    limit: Int
  ) -> String {
    MarkdownTable.render(
      TimeExplanationTables.causes(explanation, percentiles: view.percentiles)
    ) + "\n" + reading(view.percentiles) + "\n"
      + MarkdownTable.render(
        TimeExplanationTables.tornado(
          explanation,
          network: network,
          limit: limit,
          withBars: true
        )
      ) + rest(explanation, limit: limit)
  }

  private static func reading(_ percentiles: [Percentile]) -> String {
    let labels = percentiles.map(\.label).joined(separator: ", ")
    return """
      Means and the columns 'in a … trip' add up; a cause's own percentiles (\(labels)) do not.

      """
  }

  private static func rest(_ explanation: TimeExplanation, limit: Int) -> String {
    let others = explanation.swings.dropFirst(limit)
    guard let widest = others.first else { return "" }
    let width = NumberStyle.duration(hours: widest.swing.widthHours)
    return others.count == 1
      ? "and one more that moves the total by \(width)\n"
      : "and \(others.count) more, none of which moves the total by more than \(width)\n"
  }
}
