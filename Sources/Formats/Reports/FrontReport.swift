import Geo
import Routing

/// What `route --pareto` prints.
public enum FrontReport {
  /// One row a member.
  public static func table(_ front: ParetoFront, network: Network) -> ReportTable {
    let figures = ItineraryColumns(cargo: front.members[0].itinerary.cargo)
    var table = ReportTable(
      columns: [.init("route", key: "name"), .init("best at", key: "best_at")] + figures.columns
    )
    for member in front.members {
      table.rows.append(
        [.text(member.name), .text(labels(of: member).joined(separator: ", "))]
          + figures.cells(member.itinerary, network: network)
      )
    }
    return table
  }

  /// `fastest`, `balanced`: what speaks for a member.
  static func labels(of member: ParetoFront.Member) -> [String] {
    member.bestAt.map(\.superlative) + (member.isMostBalanced ? ["balanced"] : [])
  }

  /// The table with a head, for a person.
  public static func text(
    _ front: ParetoFront,
    network: Network,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    head(front) + "\n\n" + TextTable.render(table(front, network: network), emphasis: emphasis)
  }

  public static func markdown(_ front: ParetoFront, network: Network) -> String {
    head(front) + "\n\n" + MarkdownTable.render(table(front, network: network))
  }

  private static func head(_ front: ParetoFront) -> String {
    let first = front.members[0].itinerary
    let criteria = front.criteria.map(\.rawValue).joined(separator: ", ")
    let count = front.members.count
    let left = front.thinnedOut
    let thinned =
      left == 0
      ? ""
      : "; \(left) more \(left == 1 ? "is" : "are") within "
        + "\(PercentStyle.text(front.epsilon)) of one of these"
    return """
      \(first.origin.name) → \(first.destination.name): \
      \(count) route\(count == 1 ? "" : "s") that nothing beats in \(criteria)\(thinned)
      \(RouteText.terms(of: first))
      """
  }
}
