import Geo
import Routing
import Scenarios

/// The tables that show a comparison.
public enum ComparisonTables {
  /// One row a route.
  public static func routes(_ comparison: Comparison, network: Network) -> ReportTable {
    let cargo = comparison.rows[0].itinerary.cargo.label
    let modes = Mode.allCases.filter { mode in
      comparison.rows.contains { row in
        row.itinerary.kmByMode(in: network).contains { $0.mode == mode }
      }
    }
    var table = ReportTable(columns: [
      .init("corridor", key: "corridor"),
      .init("km", key: "km", isNumeric: true),
    ])
    table.columns += modes.map {
      .init("\($0.title) km", key: "km_\($0.rawValue)", isNumeric: true)
    }
    table.columns += [
      .init("mean days", key: "mean_days", isNumeric: true),
      .init("border days", key: "border_mean_days", isNumeric: true),
      .init("gauge changes", key: "gauge_changes", isNumeric: true),
      .init("borders", key: "borders", isNumeric: true),
      .init("USD/\(cargo)", key: "usd", isNumeric: true),
      .init("kg CO2e/\(cargo)", key: "kg_co2e", isNumeric: true),
      .init("km/h moving", key: "speed_without_delay_km_per_hour", isNumeric: true),
      .init("km/h in all", key: "speed_with_delay_km_per_hour", isNumeric: true),
      .init("service", key: "service"),
      .init("not open yet", key: "not_open_yet", isNumeric: true),
      .init("weakest basis", key: "worst_basis"),
    ]
    for row in comparison.rows {
      table.rows.append(cells(row, modes: modes, network: network))
    }
    return table
  }

  private static func cells(
    _ row: Comparison.Row,
    modes: [Mode],
    network: Network
  ) -> [ReportTable.Cell] {
    let itinerary = row.itinerary
    let total = itinerary.total
    let kmByMode = itinerary.kmByMode(in: network)
    let known = itinerary.hasTimeAndMoney
    func days(_ hours: Double) -> ReportTable.Cell {
      known ? .init(shown: NumberStyle.days(hours: hours), raw: "\(hours / 24)") : .unknown
    }
    func speed(_ value: Double?) -> ReportTable.Cell {
      value.map { .init(shown: NumberStyle.speed($0), raw: "\($0)") } ?? .unknown
    }
    var cells: [ReportTable.Cell] = [
      .text(row.id),
      .init(shown: NumberStyle.km(total.km), raw: "\(total.km)"),
    ]
    cells += modes.map { mode in
      let km = kmByMode.first { $0.mode == mode }?.km ?? 0
      return .init(shown: km == 0 ? "" : NumberStyle.km(km), raw: "\(km)")
    }
    let isLowerBound = !itinerary.missingTariffs.isEmpty
    cells += [
      days(total.hours),
      days(itinerary.hours(of: [.border])),
      .init(shown: "\(total.gaugeChanges)", raw: "\(total.gaugeChanges)"),
      .init(shown: "\(total.borders)", raw: "\(total.borders)"),
      known
        ? .init(shown: (isLowerBound ? "≥ " : "") + NumberStyle.usd(total.usd), raw: "\(total.usd)")
        : .unknown,
      known
        ? .init(shown: NumberStyle.kilograms(total.kgCO2e), raw: "\(total.kgCO2e)") : .unknown,
      speed(itinerary.speedWithoutDelayKmPerHour),
      speed(itinerary.speedWithDelayKmPerHour),
      .text(itinerary.service.rawValue),
      .init(
        shown: itinerary.idsNotOpenYet.isEmpty ? "" : "\(itinerary.idsNotOpenYet.count)",
        raw: itinerary.idsNotOpenYet.joined(separator: ";")
      ),
      .text(itinerary.worstBasis.map { $0.rawValue.replacing("_", with: " ") } ?? ""),
    ]
    return cells
  }

  /// Differences of every row from the first.
  public static func differences(_ comparison: Comparison) -> ReportTable {
    let first = comparison.rows[0].itinerary
    var table = ReportTable(columns: [
      .init("compared with \(comparison.rows[0].id)", key: "corridor"),
      .init("km", key: "diff_km", isNumeric: true),
      .init("mean days", key: "diff_mean_days", isNumeric: true),
      .init("gauge changes", key: "diff_gauge_changes", isNumeric: true),
      .init("borders", key: "diff_borders", isNumeric: true),
      .init("USD/\(first.cargo.label)", key: "diff_usd", isNumeric: true),
      .init("kg CO2e/\(first.cargo.label)", key: "diff_kg_co2e", isNumeric: true),
    ])
    for row in comparison.rows.dropFirst() {
      let total = row.itinerary.total
      let known = first.hasTimeAndMoney
      func difference(
        _ value: Double,
        _ base: Double,
        _ style: (Double) -> String
      ) -> ReportTable.Cell {
        .init(shown: NumberStyle.signed(value - base, style), raw: "\(value - base)")
      }
      table.rows.append([
        .text(row.id),
        difference(total.km, first.total.km, NumberStyle.km),
        known
          ? .init(
            shown: NumberStyle.signed(total.hours - first.total.hours) {
              NumberStyle.days(hours: $0)
            },
            raw: "\((total.hours - first.total.hours) / 24)"
          ) : .unknown,
        difference(
          Double(total.gaugeChanges),
          Double(first.total.gaugeChanges),
          NumberStyle.grouped
        ),
        difference(Double(total.borders), Double(first.total.borders), NumberStyle.grouped),
        known ? difference(total.usd, first.total.usd, NumberStyle.usd) : .unknown,
        known
          ? difference(total.kgCO2e, first.total.kgCO2e, NumberStyle.kilograms) : .unknown,
      ])
    }
    return table
  }

  /// The published figures for the same ends, each beside the row that comes nearest.
  public static func claims(_ comparison: Comparison) -> ReportTable {
    var table = ReportTable(columns: [
      .init("published", key: "claim_id"),
      .init("of", key: "claim_corridor"),
      .init("as of", key: "as_of"),
      .init("figure", key: "claimed", isNumeric: true),
      .init("unit", key: "metric"),
      .init("model, nearest row", key: "modelled", isNumeric: true),
      .init("row", key: "nearest_row"),
      .init("difference", key: "relative_difference", isNumeric: true),
      .init("sources", key: "source_ids"),
    ])
    for beside in comparison.claims {
      let claim = beside.claim
      table.rows.append([
        .text(claim.id),
        .text(claim.corridor),
        .text(claim.asOf),
        .init(shown: figure(beside.claimed), raw: "\(beside.claimed)"),
        .text(beside.metric.title),
        .init(shown: figure(beside.nearest), raw: "\(beside.nearest)"),
        .text(comparison.rows[beside.nearestRow].id),
        .init(
          shown: NumberStyle.signed(beside.relativeDifference * 100) {
            "\(NumberStyle.grouped($0)) %"
          },
          raw: "\(beside.relativeDifference)"
        ),
        .text(claim.sourceIDs.joined(separator: " ")),
      ])
    }
    return table
  }

  private static func figure(_ value: Double) -> String {
    value >= 1000
      ? NumberStyle.grouped(value) : NumberStyle.fixed(value, decimals: value < 100 ? 1 : 0)
  }
}

extension Mode {
  /// As a table shows it.
  public var title: String {
    self == .inlandWaterway ? "canal/river" : rawValue
  }
}

extension ClaimMetric {
  /// The unit as a table shows it.
  public var title: String {
    switch self {
    case .km: "km"
    case .nauticalMiles: "nm"
    case .days: "days"
    case .hours: "hours"
    case .movingDays: "days moving"
    case .movingHours: "hours moving"
    case .usdPerFEU: "USD/FEU"
    case .usdPerTEU: "USD/TEU"
    case .gaugeChanges: "gauge changes"
    case .bcmPerYear: "bcm/year"
    case .modes: "modes"
    }
  }
}
