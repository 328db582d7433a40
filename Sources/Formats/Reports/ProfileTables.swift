import Geo
import Routing
import Scenarios

/// The tables of `profile`.
public enum ProfileTables {
  /// One row a route: CAREC's indicators.
  public static func indicators(_ profile: Profile) -> ReportTable {
    var table = ReportTable(columns: [
      .init("route", key: "route_id"),
      .init("borders", key: "borders", isNumeric: true),
      .init("TFI1, h/crossing point", key: "tfi1_hours_per_crossing_point", isNumeric: true),
      .init(
        "TFI2, USD/crossing point, 20 t",
        key: "tfi2_usd_per_crossing_point_20_t",
        isNumeric: true
      ),
      .init("TFI3, USD/500 km, 20 t", key: "tfi3_usd_per_500_km_20_t", isNumeric: true),
      .init("TFI4, km/h with delay", key: "tfi4_speed_with_delay_km_per_hour", isNumeric: true),
      .init("km/h without delay", key: "speed_without_delay_km_per_hour", isNumeric: true),
    ])
    for row in profile.rows {
      let figures = row.indicators
      let borders = row.itinerary.total.borders
      table.rows.append([
        .text(row.id),
        .init(shown: "\(borders)", raw: "\(borders)"),
        cell(figures.hoursPerCrossingPoint) { NumberStyle.fixed($0, decimals: 1) },
        cell(figures.usdPerCrossingPoint, isLowerBound: figures.crossingCostIsLowerBound) {
          NumberStyle.grouped($0)
        },
        cell(figures.usdPerSection, isLowerBound: figures.sectionCostIsLowerBound) {
          NumberStyle.grouped($0)
        },
        cell(figures.speedWithDelayKmPerHour, NumberStyle.speed),
        cell(figures.speedWithoutDelayKmPerHour, NumberStyle.speed),
      ])
    }
    return table
  }

  /// One row a component of every route: the time–distance and cost–distance lines. Each route
  /// begins with a row of zeros.
  public static func series(_ profile: Profile) -> ReportTable {
    var table = ReportTable(columns: [
      .init("route", key: "route_id"),
      .init("step", key: "step", isNumeric: true),
      .init("cause", key: "cause"),
      .init("vertical", key: "is_vertical"),
      .init("from", key: "from_node_id"),
      .init("to", key: "to_node_id"),
      .init("country", key: "country"),
      .init("km", key: "km", isNumeric: true),
      .init("mean hours", key: "mean_hours", isNumeric: true),
      .init("USD", key: "usd", isNumeric: true),
      .init("km so far", key: "cumulative_km", isNumeric: true),
      .init("mean hours so far", key: "cumulative_mean_hours", isNumeric: true),
      .init("USD so far", key: "cumulative_usd", isNumeric: true),
      .init("component", key: "component_id"),
    ])
    for row in profile.rows {
      let known = row.itinerary.hasTimeAndMoney
      let start = row.itinerary.steps.first?.fromNodeID ?? row.itinerary.origin.nodeID
      table.rows.append([
        .text(row.id), .text("0"), .text("start"), .text("false"), .text(start), .text(start),
        .empty, number(0), number(known ? 0 : nil), number(known ? 0 : nil), number(0),
        number(known ? 0 : nil), number(known ? 0 : nil), .empty,
      ])
      for segment in row.series.segments {
        table.rows.append([
          .text(row.id),
          .init(shown: "\(segment.stepNumber)", raw: "\(segment.stepNumber)"),
          .text(segment.component.cause.rawValue),
          .text("\(segment.isVertical)"),
          .text(segment.fromNodeID),
          .text(segment.toNodeID),
          .text(segment.component.country.code),
          number(segment.km),
          number(known ? segment.hours : nil),
          number(known ? segment.usd : nil),
          number(segment.cumulativeKm),
          number(known ? segment.cumulativeHours : nil),
          number(known ? segment.cumulativeUSD : nil),
          .text(segment.component.id),
        ])
      }
    }
    return table
  }

  /// One row a vertical step of a route: where it takes time or money without going on.
  public static func stops(_ row: Profile.Row, network: Network) -> ReportTable {
    var table = ReportTable(columns: [
      .init("at km", key: "cumulative_km", isNumeric: true),
      .init("where", key: "place"),
      .init("cause", key: "cause"),
      .init("mean time", key: "mean_hours", isNumeric: true),
      .init("USD/\(row.itinerary.cargo.label)", key: "usd", isNumeric: true),
      .init("time so far", key: "cumulative_mean_hours", isNumeric: true),
      .init("USD so far", key: "cumulative_usd", isNumeric: true),
    ])
    for segment in row.series.segments where segment.isVertical {
      table.rows.append([
        cell(segment.cumulativeKm, NumberStyle.km),
        .text(place(of: segment, network: network)),
        .text(segment.component.cause.title),
        cell(segment.hours) { NumberStyle.duration(hours: $0) },
        cell(segment.usd) { NumberStyle.grouped($0) },
        cell(segment.cumulativeHours) { NumberStyle.duration(hours: $0) },
        cell(segment.cumulativeUSD) { NumberStyle.grouped($0) },
      ])
    }
    return table
  }

  private static func place(of segment: DistanceSeries.Segment, network: Network) -> String {
    let from = network.node(id: segment.fromNodeID)?.name ?? segment.fromNodeID
    let to = network.node(id: segment.toNodeID)?.name ?? segment.toNodeID
    return from == to ? from : "\(from) – \(to)"
  }

  private static func number(_ value: Double?) -> ReportTable.Cell {
    value.map { .text("\($0)") } ?? .unknown
  }

  private static func cell(
    _ value: Double?,
    isLowerBound: Bool = false,
    _ style: (Double) -> String
  ) -> ReportTable.Cell {
    value.map { .init(shown: (isLowerBound ? "≥ " : "") + style($0), raw: "\($0)") } ?? .unknown
  }
}
