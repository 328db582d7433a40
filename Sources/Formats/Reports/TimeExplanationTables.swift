import Geo
import Routing
import Scenarios

/// The tables of `explain-time`.
public enum TimeExplanationTables {
  /// One row a cause, and the total.
  public static func causes(
    _ explanation: TimeExplanation,
    percentiles: [Percentile]
  ) -> ReportTable {
    var table = ReportTable(columns: [
      .init("cause", key: "cause"),
      .init("parts", key: "components", isNumeric: true),
      .init("mean", key: "mean_hours", isNumeric: true),
      .init("share", key: "share_of_mean", isNumeric: true),
    ])
    table.columns += percentiles.map {
      .init("own \($0.label)", key: "own_\($0.key)_hours", isNumeric: true)
    }
    table.columns += percentiles.map {
      .init("in a \($0.label) trip", key: "in_\($0.key)_trip_hours", isNumeric: true)
    }
    let parts = percentiles.map { explanation.parts(at: $0) }
    let mean = explanation.causes.reduce(0) { $0 + $1.meanHours }
    for (index, cause) in explanation.causes.enumerated() {
      table.rows.append(
        [
          .text(cause.cause.title),
          .init(shown: "\(cause.components)", raw: "\(cause.components)"),
          duration(cause.meanHours),
          share(cause.meanHours, of: mean),
        ] + percentiles.map { duration(cause.hours.hours($0)) }
          + parts.map { duration($0[index]) }
      )
    }
    let count = explanation.causes.reduce(0) { $0 + $1.components }
    let totals = percentiles.map { duration(explanation.total.hours($0)) }
    table.rows.append(
      [
        .text("total"), .init(shown: "\(count)", raw: "\(count)"), duration(mean),
        share(mean, of: mean),
      ] + totals + totals
    )
    return table
  }

  /// One row a component, the widest swing first, after what moves them all.
  ///
  /// - Parameters:
  ///   - limit: how many components to list; `nil` is all of them.
  ///   - withBars: whether a last column draws the swings.
  public static func tornado(
    _ explanation: TimeExplanation,
    network: Network,
    limit: Int? = nil,
    withBars: Bool = false
  ) -> ReportTable {
    var table = ReportTable(columns: [
      .init("moved from its P10 to its P90", key: "component_id"),
      .init("what", key: "cause"),
      .init("P10", key: "p10_hours", isNumeric: true),
      .init("mean", key: "mean_hours", isNumeric: true),
      .init("P90", key: "p90_hours", isNumeric: true),
      .init("total moves by", key: "swing_hours", isNumeric: true),
    ])
    let common = explanation.commonFactor
    let swings = explanation.swings.prefix(limit ?? explanation.swings.count)
    let mean = explanation.causes.reduce(0) { $0 + $1.meanHours }
    func row(
      _ place: ReportTable.Cell,
      _ what: ReportTable.Cell,
      _ swing: Swing,
      meanHours: Double
    ) -> [ReportTable.Cell] {
      [
        place, what, duration(swing.p10Hours), duration(meanHours), duration(swing.p90Hours),
        duration(swing.widthHours),
      ]
    }
    table.rows.append(
      row(
        .init(shown: "everything together", raw: "common-factor"),
        .init(shown: "common factor", raw: "common_factor"),
        common,
        meanHours: mean
      )
    )
    for swing in swings {
      let times = swing.times > 1 ? " (\(swing.times) times)" : ""
      let cause = swing.component.cause
      table.rows.append(
        row(
          .init(shown: place(of: swing, network: network) + times, raw: swing.component.id),
          .init(shown: cause.title, raw: cause.rawValue),
          swing.swing,
          meanHours: swing.meanHours
        )
      )
    }
    if withBars {
      let widths = [common.widthHours] + swings.map(\.swing.widthHours)
      addBars(of: widths, to: &table)
    }
    return table
  }

  private static func addBars(of widths: [Double], to table: inout ReportTable) {
    let widest = widths.max() ?? 0
    table.columns.append(.init("", key: "bar"))
    for (row, width) in widths.enumerated() {
      table.rows[row].append(.text(bar(width, of: widest)))
    }
  }

  static func place(of swing: ComponentSwing, network: Network) -> String {
    let from = network.node(id: swing.fromNodeID)?.name ?? swing.fromNodeID
    let to = network.node(id: swing.toNodeID)?.name ?? swing.toNodeID
    let country = swing.component.country
    let isShare = swing.component.cause == .running || swing.component.cause == .roadRest
    let suffix = isShare && country != .highSeas ? " (\(country))" : ""
    return (from == to ? from : "\(from) – \(to)") + suffix
  }

  private static func duration(_ hours: Double) -> ReportTable.Cell {
    .init(shown: NumberStyle.duration(hours: hours), raw: "\(hours)")
  }

  private static func share(_ hours: Double, of total: Double) -> ReportTable.Cell {
    guard total > 0 else { return .unknown }
    return .init(shown: NumberStyle.probability(hours / total), raw: "\(hours / total)")
  }

  /// A bar of up to twenty blocks.
  private static func bar(_ hours: Double, of widest: Double) -> String {
    guard widest > 0 else { return "" }
    return String(repeating: "█", count: Int((hours / widest * 20).rounded()))
  }
}

extension Component.Cause {
  /// As a table shows it.
  public var title: String {
    switch self {
    case .sailingWait: "waiting for a sailing"
    case .trainWait: "waiting for a train"
    default: rawValue.replacing("_", with: " ")
    }
  }
}
