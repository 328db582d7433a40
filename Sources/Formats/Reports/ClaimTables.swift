import Geo
import Routing
import Scenarios

/// The tables that show checked claims.
public enum ClaimTables {
  /// One row a claim, with the figure that comes nearest to it.
  public static func summary(_ claims: [CheckedClaim]) -> ReportTable {
    var table = ReportTable(columns: [
      .init("claim", key: "claim_id"),
      .init("of", key: "says"),
      .init("ends", key: "ends"),
      .init("kind", key: "kind"),
      .init("as of", key: "as_of"),
      .init("figure", key: "claimed", isNumeric: true),
      .init("unit", key: "metric"),
      .init("model", key: "modelled", isNumeric: true),
      .init("low or P10", key: "modelled_low", isNumeric: true),
      .init("high or P90", key: "modelled_high", isNumeric: true),
      .init("nearest route", key: "nearest_route"),
      .init("verdict", key: "verdict"),
      .init("standing", key: "standing"),
      .init("by", key: "by"),
    ])
    for claim in claims {
      let nearest = claim.nearestRow ?? claim.rows.first
      let metric = claim.figures.first?.quantity.metric
      table.rows.append([
        .text(claim.subject.id),
        .text(claim.subject.says),
        .text(claim.subject.ends),
        .text(claim.subject.kind?.rawValue ?? ""),
        .text(claim.subject.asOf),
        .init(
          shown: claim.figures.first.map(ClaimFigureText.claimed) ?? "",
          raw: claim.figures.first?.central.map { "\($0)" } ?? ""
        ),
        .init(
          shown: claim.figures.first.map { ClaimFigureText.unit($0.quantity) } ?? "",
          raw: claim.figures.first?.quantity.description ?? ""
        ),
        number(nearest?.modelled?.value, metric),
        number(nearest?.modelled?.low, metric),
        number(nearest?.modelled?.high, metric),
        .text(nearest?.label ?? ""),
        .text(claim.verdict.title),
        .text(claim.standing.title),
        .text(claim.subject.by.joined(separator: " ")),
      ])
    }
    return table
  }

  /// One row a route or pair of one claim.
  public static func rows(_ claim: CheckedClaim) -> ReportTable {
    var table = ReportTable(columns: [
      .init("route", key: "route"),
      .init("date", key: "date"),
      .init("service", key: "service"),
      .init("km", key: "km", isNumeric: true),
      .init("mean days", key: "mean_days", isNumeric: true),
      .init("running", key: "running_mean_days", isNumeric: true),
      .init("borders", key: "border_mean_days", isNumeric: true),
      .init("reloading", key: "reloading_mean_days", isNumeric: true),
      .init("waiting", key: "waiting_mean_days", isNumeric: true),
      .init("gauge changes", key: "gauge_changes", isNumeric: true),
      .init("claimed", key: "claimed", isNumeric: true),
      .init("unit", key: "metric"),
      .init("model", key: "modelled", isNumeric: true),
      .init("low or P10", key: "modelled_low", isNumeric: true),
      .init("high or P90", key: "modelled_high", isNumeric: true),
      .init("outcome", key: "outcome"),
    ])
    for row in claim.rows {
      let metric = row.figure?.quantity.metric
      table.rows.append(
        routeCells(row) + [
          .init(
            shown: row.figure.map(ClaimFigureText.claimed) ?? "",
            raw: row.figure?.central.map { "\($0)" } ?? ""
          ),
          .init(
            shown: row.figure.map { ClaimFigureText.unit($0.quantity) } ?? "",
            raw: row.figure?.quantity.description ?? ""
          ),
          number(row.modelled?.value, metric),
          number(row.modelled?.low, metric),
          number(row.modelled?.high, metric),
          .init(shown: row.outcome?.title ?? "", raw: row.outcome?.rawValue ?? ""),
        ]
      )
    }
    return table
  }

  private static func routeCells(_ row: CheckedRow) -> [ReportTable.Cell] {
    let itinerary = row.itinerary
    let shares = TimeShares(itinerary)
    let known = itinerary.hasTimeAndMoney
    func days(_ hours: Double) -> ReportTable.Cell {
      known ? .init(shown: ClaimFigureText.days(hours), raw: "\(hours / 24)") : .unknown
    }
    return [
      .text(row.label),
      .text(row.route.date.description),
      .text(row.route.service.rawValue),
      .init(shown: NumberStyle.km(itinerary.total.km), raw: "\(itinerary.total.km)"),
      days(itinerary.total.hours),
      days(shares.runningHours),
      days(shares.borderHours),
      days(shares.reloadingHours),
      days(shares.waitingHours),
      .init(shown: "\(itinerary.total.gaugeChanges)", raw: "\(itinerary.total.gaugeChanges)"),
    ]
  }

  /// What each pair saves against its baseline, with the days split by cause; negative is lost.
  public static func savings(_ rows: [CheckedRow]) -> ReportTable {
    var table = ReportTable(columns: [
      .init("saved", key: "pair"),
      .init("km", key: "saved_km", isNumeric: true),
      .init("mean days", key: "saved_mean_days", isNumeric: true),
      .init("by distance", key: "saved_distance_days", isNumeric: true),
      .init("by pace", key: "saved_pace_days", isNumeric: true),
      .init("at borders", key: "saved_border_days", isNumeric: true),
      .init("reloading", key: "saved_reloading_days", isNumeric: true),
      .init("waiting", key: "saved_waiting_days", isNumeric: true),
    ])
    for row in rows {
      guard let baseline = row.baseline else { continue }
      let km = baseline.itinerary.total.km - row.itinerary.total.km
      let saving = row.timeSaving
      func days(_ hours: Double?) -> ReportTable.Cell {
        hours.map {
          .init(shown: NumberStyle.signed($0, ClaimFigureText.days), raw: "\($0 / 24)")
        } ?? .unknown
      }
      table.rows.append([
        .text(row.label),
        .init(shown: NumberStyle.signed(km, NumberStyle.km), raw: "\(km)"),
        days(saving?.totalHours),
        days(saving?.distanceHours),
        days(saving?.paceHours),
        days(saving?.borderHours),
        days(saving?.reloadingHours),
        days(saving?.waitingHours),
      ])
    }
    return table
  }

  private static func number(_ value: Double?, _ metric: ClaimMetric?) -> ReportTable.Cell {
    guard let value, let metric else { return .empty }
    return .init(shown: ClaimFigureText.number(value, metric), raw: "\(value)")
  }
}

/// How figures of claims are rounded.
enum ClaimFigureText {
  /// Days to a tenth: savings of hours would vanish in halves.
  static func days(_ hours: Double) -> String { NumberStyle.fixed(hours / 24, decimals: 1) }

  static func number(_ value: Double, _ metric: ClaimMetric) -> String {
    switch metric.dimension {
    case .length: NumberStyle.fixedOrGrouped(value)
    case .time: NumberStyle.fixed(value, decimals: 1)
    case .money: NumberStyle.usd(value)
    case .other: NumberStyle.fixedOrGrouped(value)
    }
  }

  /// `900`, `7.5 (7–8)`, `> 0` for a saving of any size.
  static func claimed(_ figure: ClaimedFigure) -> String {
    guard let central = figure.central else { return figure.quantity.isSaving ? "> 0" : "" }
    let text = plain(central)
    guard let low = figure.low, let high = figure.high, low < high else { return text }
    return "\(text) (\(plain(low))–\(plain(high)))"
  }

  static func unit(_ quantity: ClaimQuantity) -> String {
    quantity.metric.title + (quantity.isSaving ? " saved" : "")
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() ? NumberStyle.grouped(value) : "\(value)"
  }
}

extension NumberStyle {
  /// Whole above a hundred, to a tenth below, whole numbers as such.
  static func fixedOrGrouped(_ value: Double) -> String {
    abs(value) >= 100 || value == value.rounded() ? grouped(value) : fixed(value, decimals: 1)
  }
}

extension ClaimVerdict {
  /// As a table shows it.
  public var title: String {
    switch self {
    case .reproduced: "reproduced"
    case .reproducedOnlyAgainst(let labels):
      "reproduced only against \(labels.joined(separator: "; "))"
    case .notReproduced: "not reproduced"
    case .notCheckable(let reason): "not checkable: \(reason)"
    }
  }
}

extension ClaimVerdict.Class {
  public var title: String { rawValue.replacing("_", with: " ") }
}

extension ClaimStanding {
  public var title: String {
    switch self {
    case .sharesSources(let ids): "shares sources \(ids.joined(separator: " "))"
    default: standingClass.title
    }
  }
}

extension ClaimStanding.Class {
  public var title: String { rawValue.replacing("_", with: " ") }
}

extension ClaimOutcome {
  public var title: String {
    switch self {
    case .agrees: "agrees"
    case .modelIsLower: "model is lower"
    case .modelIsHigher: "model is higher"
    case .tooWide: "P10–P90 too wide to tell"
    }
  }
}
