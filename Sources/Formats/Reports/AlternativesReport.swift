import Geo
import Routing

/// What `route --alternatives` prints.
public enum AlternativesReport {
  /// One row a route, the best first.
  public static func table(_ alternatives: Alternatives, network: Network) -> ReportTable {
    let first = alternatives.routes[0].itinerary
    let figures = ItineraryColumns(cargo: first.cargo)
    var table = ReportTable(
      columns: [
        .init("route", key: "name"),
        .init("\(first.objective.name), × best", key: "stretch", isNumeric: true),
        .init("overlap", key: "overlap", isNumeric: true),
      ] + figures.columns
    )
    for (index, route) in alternatives.routes.enumerated() {
      table.rows.append(
        [
          .text(route.name),
          .init(shown: NumberStyle.fixed(route.stretch, decimals: 2), raw: "\(route.stretch)"),
          index == 0
            ? .empty : .init(shown: PercentStyle.rounded(route.overlap), raw: "\(route.overlap)"),
        ] + figures.cells(route.itinerary, network: network)
      )
    }
    return table
  }

  /// The table with a head and what the search can vouch for, for a person.
  public static func text(
    _ alternatives: Alternatives,
    network: Network,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    head(alternatives) + "\n\n"
      + TextTable.render(table(alternatives, network: network), emphasis: emphasis)
  }

  public static func markdown(_ alternatives: Alternatives, network: Network) -> String {
    head(alternatives) + "\n\n" + MarkdownTable.render(table(alternatives, network: network))
  }

  private static func head(_ alternatives: Alternatives) -> String {
    let first = alternatives.routes[0].itinerary
    let limits = alternatives.limits
    return """
      \(first.origin.name) → \(first.destination.name): \(found(alternatives)), \
      by \(first.objective.name)
      sharing at most \(PercentStyle.text(limits.maximumOverlap)) of the shorter one's km, \
      at most \(NumberStyle.fixed(limits.maximumStretch, decimals: 2)) × the best
      \(RouteText.terms(of: first))
      """
  }

  /// `4 routes`, or how many of those asked for and why there are no more.
  public static func found(_ alternatives: Alternatives) -> String {
    let count = alternatives.routes.count
    let routes = "\(count) route\(count == 1 ? "" : "s")"
    switch alternatives.outcome {
    case .complete: return routes
    case .exhausted: return "\(routes) of \(alternatives.wanted), there are no more"
    case .searchLimitReached:
      return "found \(count) of \(alternatives.wanted), search limit reached"
    }
  }
}
