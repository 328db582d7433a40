import Geo
import Routing

/// What `reach` prints.
public enum ReachTables {
  /// A row for each node within the limit, the nearest first.
  public static func nodes(_ reach: Reach, network: Network) -> ReportTable {
    var table = ReportTable(columns: [
      .init("node", key: "node_id"),
      .init("name", key: "name"),
      .init("country", key: "country"),
      .init("kind", key: "node_kind"),
      .init("mean time", key: "mean_hours", isNumeric: true),
      .init("km", key: "km", isNumeric: true),
      .init("USD/\(reach.cargo.label)", key: "usd", isNumeric: true),
      .init("USD is a lower bound", key: "usd_is_lower_bound"),
      .init("kg CO2e/\(reach.cargo.label)", key: "kg_co2e", isNumeric: true),
      .init("gauge changes", key: "gauge_changes", isNumeric: true),
      .init("borders", key: "borders", isNumeric: true),
    ])
    for reached in reach.nodes {
      let node = network.node(id: reached.nodeID)
      table.rows.append(
        [
          .text(reached.nodeID), .text(node?.name ?? ""), .text(node?.country.code ?? ""),
          .text(node?.kind.rawValue ?? ""),
        ] + MatrixTables.figures(reached.cost, isPriced: reach.hasTimeAndMoney)
      )
    }
    return table
  }

  /// The table with a head, for a person.
  public static func text(
    _ reach: Reach,
    network: Network,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    head(reach, network: network) + "\n\n"
      + TextTable.render(forReading(reach, network: network), emphasis: emphasis)
  }

  public static func markdown(_ reach: Reach, network: Network) -> String {
    head(reach, network: network) + "\n\n"
      + MarkdownTable.render(forReading(reach, network: network))
  }

  /// Without the column that a `≥` before the dollars says already.
  private static func forReading(_ reach: Reach, network: Network) -> ReportTable {
    var table = nodes(reach, network: network)
    guard let column = table.columns.firstIndex(where: { $0.key == "usd_is_lower_bound" }) else {
      return table
    }
    table.columns.remove(at: column)
    for row in table.rows.indices { table.rows[row].remove(at: column) }
    return table
  }

  private static func head(_ reach: Reach, network: Network) -> String {
    let cut = reach.stretches.count { $0.end == .limit }
    return """
      \(reach.nodes.count) of \(network.nodes.count) nodes within \(reach.limit.shown) of \
      \(reach.origin.name); \(cut) leg\(cut == 1 ? "" : "s") reached in part
      \(reach.date) \(reach.edition.words), \(reach.cargo.label), \
      \(reach.service.rawValue) service; times are means
      """
  }
}

extension ReachLimit {
  /// As a person reads it: `10 d`, `2,000 km`, `3,000 USD`.
  var shown: String {
    switch self {
    case .hours(let hours):
      hours.truncatingRemainder(dividingBy: 24) == 0
        ? "\(NumberStyle.grouped(hours / 24)) d" : NumberStyle.duration(hours: hours)
    case .km(let km): "\(NumberStyle.km(km)) km"
    case .usd(let usd): "\(NumberStyle.grouped(usd)) USD"
    case .kgCO2e(let kg): "\(NumberStyle.grouped(kg)) kg CO2e"
    }
  }

  /// What is limited, as a key with its unit.
  var key: String {
    switch self {
    case .hours: "hours"
    case .km: "km"
    case .usd: "usd"
    case .kgCO2e: "kg_co2e"
    }
  }
}

extension Reach {
  var edition: Edition { Edition(asOf: asOf, scenarioNames: scenarioNames) }
}
