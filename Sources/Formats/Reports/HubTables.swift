import Geo
import Routing
import Scenarios

/// The tables of `hub`.
public enum HubTables {
  /// One row a hub, in the order asked for.
  public static func summary(_ study: HubStudy) -> ReportTable {
    var table = ReportTable(columns: [
      .init("hub", key: "hub"),
      .init("pairs", key: "pairs", isNumeric: true),
      .init("end inside", key: "pairs_with_end_inside", isNumeric: true),
      .init("best routes through", key: "share_of_best", isNumeric: true),
      .init("Pareto routes through", key: "share_of_pareto", isNumeric: true),
      .init("alternatives through", key: "share_of_alternatives", isNumeric: true),
      .init("cut off if closed", key: "pairs_cut_off", isNumeric: true),
      .init("mean added if closed", key: "mean_added_\(key(study.objective))", isNumeric: true),
    ])
    for use in study.hubs {
      table.rows.append([
        .text(use.hub.name),
        count(use.rows.count),
        count(use.pairsWithEndInside),
        share(use.best),
        share(use.front),
        share(use.alternatives),
        count(use.pairsCutOff),
        added(use.meanAdded(study.objective), study.objective),
      ])
    }
    return table
  }

  /// One row a hub and pair: what closing the hub costs the pair.
  public static func pairs(_ study: HubStudy) -> ReportTable {
    var table = ReportTable(columns: [
      .init("hub", key: "hub"),
      .init("from", key: "origin"),
      .init("to", key: "destination"),
      .init("if closed", key: "outcome"),
      .init("best passes", key: "best_passes"),
      .init("Pareto", key: "pareto_passing", isNumeric: true),
      .init("of", key: "pareto_routes", isNumeric: true),
      .init("alternatives", key: "alternatives_passing", isNumeric: true),
      .init("of", key: "alternative_routes", isNumeric: true),
      .init("+ km", key: "added_km", isNumeric: true),
      .init("+ time", key: "added_mean_hours", isNumeric: true),
      .init("+ USD", key: "added_usd", isNumeric: true),
    ])
    for use in study.hubs {
      for (pair, row) in zip(study.pairs, use.rows) {
        table.rows.append(
          [
            .text(use.hub.name), .text(pair.originName), .text(pair.destinationName),
            .init(shown: row.outcome.words, raw: row.outcome.key),
          ] + passing(row) + differences(row)
        )
      }
    }
    return table
  }

  private static func passing(_ row: HubUse.Row) -> [ReportTable.Cell] {
    guard row.best.of > 0 else { return Array(repeating: .unknown, count: 5) }
    let passes = row.best.passing > 0
    return [
      .init(shown: passes ? "yes" : "no", raw: "\(passes)"),
      row.front.of > 0 ? count(row.front.passing) : .unknown,
      row.front.of > 0 ? count(row.front.of) : .unknown,
      count(row.alternatives.passing), count(row.alternatives.of),
    ]
  }

  private static func differences(_ row: HubUse.Row) -> [ReportTable.Cell] {
    guard case .rerouted(let open, let closed) = row.outcome else {
      return Array(repeating: .unknown, count: 3)
    }
    let km = closed.total.km - open.total.km
    let hours = closed.total.hours - open.total.hours
    let usd = closed.total.usd - open.total.usd
    let known = open.hasTimeAndMoney
    return [
      .init(shown: NumberStyle.signed(km, NumberStyle.km), raw: "\(km)"),
      known
        ? .init(
          shown: NumberStyle.signed(hours) { NumberStyle.duration(hours: $0) },
          raw: "\(hours)"
        ) : .unknown,
      known ? .init(shown: NumberStyle.signed(usd, NumberStyle.usd), raw: "\(usd)") : .unknown,
    ]
  }

  private static func count(_ number: Int) -> ReportTable.Cell { .text("\(number)") }

  private static func share(_ share: HubUse.Share) -> ReportTable.Cell {
    guard let value = share.value else { return .unknown }
    return .init(shown: "\(share.passing) of \(share.of)", raw: "\(value)")
  }

  private static func added(_ value: Double?, _ objective: Objective) -> ReportTable.Cell {
    guard let value else { return .unknown }
    let shown =
      switch objective {
      case .time: NumberStyle.signed(value) { NumberStyle.duration(hours: $0) }
      case .distance: NumberStyle.signed(value, NumberStyle.km) + " km"
      case .cost, .generalisedCost: NumberStyle.signed(value, NumberStyle.usd) + " USD"
      case .co2: NumberStyle.signed(value, NumberStyle.kilograms) + " kg"
      case .gaugeChanges: NumberStyle.signed(value) { NumberStyle.fixed($0, decimals: 1) }
      }
    return .init(shown: shown, raw: "\(value)")
  }

  /// What is made small, with its unit, as a key.
  static func key(_ objective: Objective) -> String {
    switch objective {
    case .time: "hours"
    case .distance: "km"
    case .cost: "usd"
    case .generalisedCost: "generalised_usd"
    case .co2: "kg_co2e"
    case .gaugeChanges: "gauge_changes"
    }
  }
}

extension HubUse.Outcome {
  /// For programs.
  var key: String {
    switch self {
    case .cannotBeAsked: "cannot_be_asked"
    case .noRoute: "no_route"
    case .cutOff: "cut_off"
    case .rerouted: "rerouted"
    }
  }

  /// For people.
  var words: String {
    switch self {
    case .cannotBeAsked: "cannot be asked: an end is inside"
    case .noRoute: "no route to begin with"
    case .cutOff: "no route"
    case .rerouted: "goes on"
    }
  }
}
