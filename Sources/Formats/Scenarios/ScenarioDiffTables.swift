import Geo
import Routing
import Scenarios

/// The tables that show a difference between scenarios.
public enum ScenarioDiffTables {
  /// For each pair and objective the base, the scenario and the change.
  public static func figures(_ diff: ScenarioDiff) -> ReportTable {
    let cargo = diff.rows.compactMap { ($0.base.itinerary ?? $0.scenario.itinerary)?.cargo.label }
      .first
    let unit = cargo.map { "/\($0)" } ?? ""
    var table = ReportTable(columns: [
      .init("from", key: "origin"),
      .init("to", key: "destination"),
      .init("by", key: "objective"),
      .init("network", key: "network"),
      .init("km", key: "km", isNumeric: true),
      .init("mean days", key: "mean_days", isNumeric: true),
      .init("P50 days", key: "p50_days", isNumeric: true),
      .init("P90 days", key: "p90_days", isNumeric: true),
      .init("USD\(unit)", key: "usd", isNumeric: true),
      .init("kg CO2e\(unit)", key: "kg_co2e", isNumeric: true),
      .init("gauge changes", key: "gauge_changes", isNumeric: true),
      .init("borders", key: "borders", isNumeric: true),
    ])
    for row in diff.rows {
      let head: [ReportTable.Cell] = [
        .text(row.origin), .text(row.destination), .text(row.objective.name),
      ]
      table.rows.append(head + [.text("base")] + cells(row.base))
      table.rows.append(head + [.text("scenario")] + cells(row.scenario))
      table.rows.append(head + [.text("change")] + change(row))
    }
    return table
  }

  private static let figureCount = 8

  private static func cells(_ answer: ScenarioDiff.Answer) -> [ReportTable.Cell] {
    guard let itinerary = answer.itinerary else {
      var cells = Array(repeating: ReportTable.Cell.unknown, count: figureCount)
      cells[0] = .init(shown: "no route", raw: "")
      return cells
    }
    let total = itinerary.total
    let known = itinerary.hasTimeAndMoney
    func days(_ hours: Double?) -> ReportTable.Cell {
      hours.map { .init(shown: NumberStyle.days(hours: $0), raw: "\($0 / 24)") } ?? .unknown
    }
    let bound = itinerary.missingTariffs.isEmpty ? "" : "≥ "
    return [
      .init(shown: NumberStyle.km(total.km), raw: "\(total.km)"),
      days(known ? total.hours : nil),
      days(answer.hours?.hours(.p50)),
      days(answer.hours?.hours(.p90)),
      known
        ? .init(shown: bound + NumberStyle.usd(total.usd), raw: "\(total.usd)") : .unknown,
      known
        ? .init(shown: NumberStyle.kilograms(total.kgCO2e), raw: "\(total.kgCO2e)") : .unknown,
      .init(shown: "\(total.gaugeChanges)", raw: "\(total.gaugeChanges)"),
      .init(shown: "\(total.borders)", raw: "\(total.borders)"),
    ]
  }

  private static func change(_ row: ScenarioDiff.Row) -> [ReportTable.Cell] {
    guard let base = row.base.itinerary, let scenario = row.scenario.itinerary else {
      return Array(repeating: .unknown, count: figureCount)
    }
    let known = base.hasTimeAndMoney
    func difference(
      _ new: Double,
      _ old: Double,
      _ style: (Double) -> String
    ) -> ReportTable.Cell {
      .init(shown: NumberStyle.signed(new - old, style), raw: "\(new - old)")
    }
    func days(_ hours: Double?) -> ReportTable.Cell {
      hours.map { hours in
        .init(
          shown: NumberStyle.signed(hours) { NumberStyle.days(hours: $0) },
          raw: "\(hours / 24)"
        )
      } ?? .unknown
    }
    let spread = row.hoursDifference
    return [
      difference(scenario.total.km, base.total.km, NumberStyle.km),
      days(known ? scenario.total.hours - base.total.hours : nil),
      days(spread?.hours(.p50)),
      days(spread?.hours(.p90)),
      known ? difference(scenario.total.usd, base.total.usd, NumberStyle.usd) : .unknown,
      known
        ? difference(scenario.total.kgCO2e, base.total.kgCO2e, NumberStyle.kilograms) : .unknown,
      difference(
        Double(scenario.total.gaugeChanges),
        Double(base.total.gaugeChanges),
        NumberStyle.grouped
      ),
      difference(
        Double(scenario.total.borders),
        Double(base.total.borders),
        NumberStyle.grouped
      ),
    ]
  }
}
