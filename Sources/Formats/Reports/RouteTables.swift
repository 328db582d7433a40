import Geo
import Routing

/// The tables that show one itinerary.
public enum RouteTables {
  /// One row a stage: consecutive legs of one way are one line, everything else its own.
  ///
  /// - Parameter uncertainty: adds percentiles of the time so far.
  public static func stages(
    _ itinerary: Itinerary,
    network: Network,
    uncertainty: UncertaintyView? = nil
  ) -> ReportTable {
    let rows = stageRows(itinerary, network: network)
    return table(of: rows, itinerary: itinerary, uncertainty: uncertainty)
  }

  /// One row a step, nothing merged.
  ///
  /// - Parameter uncertainty: adds percentiles of the time so far.
  public static func steps(
    _ itinerary: Itinerary,
    network: Network,
    uncertainty: UncertaintyView? = nil
  ) -> ReportTable {
    let rows = itinerary.steps.map { StageRow($0, network: network) }
    return table(of: rows, itinerary: itinerary, uncertainty: uncertainty)
  }

  private static func table(
    of rows: [StageRow],
    itinerary: Itinerary,
    uncertainty: UncertaintyView?
  ) -> ReportTable {
    let cargo = itinerary.cargo.label
    var table = ReportTable(columns: [
      .init("what", key: "kind"),
      .init("where", key: "where"),
      .init("way", key: "way"),
      .init("km", key: "km", isNumeric: true),
      .init("mean time", key: "mean_hours", isNumeric: true),
      .init("USD/\(cargo)", key: "usd", isNumeric: true),
      .init("kg CO2e", key: "kg_co2e", isNumeric: true),
      .init("km so far", key: "cumulative_km", isNumeric: true),
      .init("time so far", key: "cumulative_mean_hours", isNumeric: true),
      .init("note", key: "note"),
    ])
    for row in rows { table.rows.append(row.cells(itinerary: itinerary)) }
    if let uncertainty, itinerary.hasTimeAndMoney {
      insertPercentiles(into: &table, rows: rows, view: uncertainty)
    }
    return table
  }

  /// Before the last column, which is the note.
  private static func insertPercentiles(
    into table: inout ReportTable,
    rows: [StageRow],
    view: UncertaintyView
  ) {
    let soFar = view.hoursSoFar(after: rows.map(\.components))
    let place = table.columns.count - 1
    table.columns.insert(
      contentsOf: view.percentiles.map {
        .init("\($0.label) so far", key: "cumulative_\($0.key)_hours", isNumeric: true)
      },
      at: place
    )
    for (row, hours) in soFar.enumerated() {
      let cells = view.percentiles.map { percentile in
        let value = hours.hours(percentile)
        return ReportTable.Cell(shown: NumberStyle.duration(hours: value), raw: "\(value)")
      }
      table.rows[row].insert(contentsOf: cells, at: place)
    }
  }

  private static func stageRows(_ itinerary: Itinerary, network: Network) -> [StageRow] {
    var rows: [StageRow] = []
    for step in itinerary.steps {
      let row = StageRow(step, network: network)
      if step.kind == .leg, var last = rows.last, last.kind == .leg, last.continues(into: row) {
        last.append(row)
        rows[rows.count - 1] = last
      } else {
        rows.append(row)
      }
    }
    return rows
  }
}

/// A line of the table: a step, or several legs of one way.
private struct StageRow {
  var kind: Step.Kind
  var from: String
  var to: String
  var way: Way?
  var previousWay: Way?
  var mode: Mode?
  var cost: CostVector
  var cumulative: CostVector
  var components: [Component]
  var lacksTariff: Bool
  /// Summaries of what is not open yet, one a leg or facility.
  var notOpenYet: [String]

  init(_ step: Step, network: Network) {
    kind = step.kind
    from = network.node(id: step.fromNodeID)?.name ?? step.fromNodeID
    to = network.node(id: step.toNodeID)?.name ?? step.toNodeID
    way = step.way
    previousWay = step.previousWay
    mode = step.legID.flatMap { network.leg(id: $0)?.mode }
    cost = step.cost
    cumulative = step.cumulative
    components = step.components
    lacksTariff = step.components.contains { $0.lacks != nil }
    notOpenYet = step.notOpenYet.map { [$0.summary] } ?? []
  }

  func continues(into next: StageRow) -> Bool {
    way == next.way && mode == next.mode && to == next.from
  }

  mutating func append(_ next: StageRow) {
    to = next.to
    cost += next.cost
    cumulative = next.cumulative
    components += next.components
    lacksTariff = lacksTariff || next.lacksTariff
    notOpenYet += next.notOpenYet
  }

  func cells(itinerary: Itinerary) -> [ReportTable.Cell] {
    let known = itinerary.hasTimeAndMoney
    func duration(_ hours: Double) -> ReportTable.Cell {
      known ? .init(shown: NumberStyle.duration(hours: hours), raw: "\(hours)") : .unknown
    }
    let usd: ReportTable.Cell =
      !known || (lacksTariff && cost.usd == 0)
      ? .unknown
      : .init(
        shown: (lacksTariff ? "≥ " : "") + NumberStyle.usd(cost.usd),
        raw: "\(cost.usd)"
      )
    let isMove = kind == .leg || kind == .access
    return [
      .text(kind.title),
      .text(from == to ? from : "\(from) – \(to)"),
      .text(wayText),
      isMove ? .init(shown: NumberStyle.km(cost.km), raw: "\(cost.km)") : .empty,
      duration(cost.hours),
      usd,
      known
        ? .init(shown: NumberStyle.kilograms(cost.kgCO2e), raw: "\(cost.kgCO2e)") : .unknown,
      .init(shown: NumberStyle.km(cumulative.km), raw: "\(cumulative.km)"),
      duration(cumulative.hours),
      .text(note),
    ]
  }

  private var note: String {
    guard !notOpenYet.isEmpty else { return "" }
    let reasons = Set(notOpenYet).sorted().joined(separator: "; ")
    let count = kind == .leg && notOpenYet.count > 1 ? "\(notOpenYet.count) legs " : ""
    return "\(count)not open yet (\(reasons))"
  }

  private var wayText: String {
    guard let way else { return "" }
    if let previousWay, previousWay != way { return "\(previousWay) → \(way)" }
    return way.description
  }
}

extension Step.Kind {
  /// As a table shows it.
  public var title: String {
    rawValue.replacing("_", with: " ")
  }
}
