import Geo
import Routing
import Scenarios

/// The part of the validation page on the articles' claims.
enum SeedText {
  /// A saving that differs from the earlier hand sum by more than this share is explained leg by leg.
  static let explainedFrom = 0.05
  static let shorterID = "seed-cku-shorter"
  static let daysID = "seed-cku-days"

  static func render(_ articles: [CheckedClaim], network: Network) -> String {
    var text = "## The claims this project began with\n\n"
    text += MarkdownTable.render(verdicts(articles)) + "\n"
    if let claim = articles.first(where: { $0.subject.id == shorterID }) {
      text += kilometres(claim, network: network)
    }
    if let claim = articles.first(where: { $0.subject.id == daysID }) { text += days(claim) }
    return text + others(articles)
  }

  private static func verdicts(_ articles: [CheckedClaim]) -> ReportTable {
    var table = ReportTable(columns: [
      .init("claim", key: "claim_id"),
      .init("says", key: "says"),
      .init("article", key: "by"),
      .init("figure", key: "claimed", isNumeric: true),
      .init("unit", key: "metric"),
      .init("rows that agree", key: "agreeing"),
      .init("verdict", key: "verdict"),
    ])
    for claim in articles {
      let judged = claim.rows.filter { $0.outcome != nil }
      let agreeing = judged.filter { $0.outcome == .agrees }.count
      table.rows.append(
        [
          claim.subject.id, claim.subject.says, claim.subject.by.joined(separator: " "),
          claim.figures.first.map(ClaimFigureText.claimed) ?? "",
          claim.figures.map { ClaimFigureText.unit($0.quantity) }.joined(separator: ", "),
          judged.isEmpty ? "" : "\(agreeing) of \(judged.count)",
          claim.verdict.title,
        ].map(ReportTable.Cell.text)
      )
    }
    return table
  }

  // MARK: - 900 km

  private static func kilometres(_ claim: CheckedClaim, network: Network) -> String {
    var text = "### 900 km\n\n"
    text +=
      "The claim names neither ends nor a baseline. Against each declared one, by the shortest "
    text +=
      "way through the nodes named, in 2031; negative is longer. Turpan is where the railways to "
    text += "Kashgar and to Kazakhstan part, so any place further east in China gives the same "
    text +=
      "differences. *Earlier* is what another set of lengths gave when it was summed by hand.\n\n"
    var table = ReportTable(columns: [
      .init("pair", key: "pair"),
      .init("by CKU, km", key: "km", isNumeric: true),
      .init("baseline, km", key: "baseline_km", isNumeric: true),
      .init("saved, km", key: "saved_km", isNumeric: true),
      .init("earlier, km", key: "earlier_saved_km", isNumeric: true),
      .init("agrees with 900", key: "outcome"),
    ])
    for row in claim.rows {
      guard let baseline = row.baseline, let saved = row.modelled?.value else { continue }
      table.rows.append(
        [
          row.label, NumberStyle.km(row.itinerary.total.km),
          NumberStyle.km(baseline.itinerary.total.km), NumberStyle.signed(saved, NumberStyle.km),
          row.earlierKmSaved.map { NumberStyle.signed($0, NumberStyle.km) } ?? "",
          row.outcome == .agrees ? "yes" : "no",
        ].map(ReportTable.Cell.text)
      )
    }
    text += MarkdownTable.render(table) + "\n" + extremes(claim)
    let explained = claim.rows.filter(needsExplanation)
    guard !explained.isEmpty else { return text }
    text +=
      "Leg by leg, where the saving differs from the earlier sum by more than 5 % (its own legs "
    text += "are not kept; these are what the saving consists of now, shared legs left out):\n\n"
    for row in explained {
      guard let baseline = row.baseline else { continue }
      text += "- \(row.label):\n"
      text += stretches(
        of: row.itinerary,
        notIn: baseline.itinerary,
        title: "by CKU",
        network: network
      )
      text += stretches(
        of: baseline.itinerary,
        notIn: row.itinerary,
        title: "baseline",
        network: network
      )
    }
    return text + "\n"
  }

  private static func extremes(_ claim: CheckedClaim) -> String {
    let known = claim.rows.filter { $0.modelled != nil }
      .sorted { ($0.modelled?.value ?? 0) > ($1.modelled?.value ?? 0) }
    guard let best = known.first, let worst = known.last else { return "" }
    func text(_ row: CheckedRow) -> String {
      "\(row.label), \(NumberStyle.signed(row.modelled?.value ?? 0, NumberStyle.km)) km"
    }
    let shorter = known.filter { ($0.modelled?.value ?? 0) > 0 }.count
    return "Of \(known.count) pairs the railway shortens \(shorter) and lengthens "
      + "\(known.count - shorter): from \(text(best)), to \(text(worst)).\n\n"
  }

  private static func needsExplanation(_ row: CheckedRow) -> Bool {
    guard let earlier = row.earlierKmSaved, let saved = row.modelled?.value else { return false }
    return abs(saved - earlier) > abs(earlier) * explainedFrom
  }

  private static func stretches(
    of itinerary: Itinerary,
    notIn other: Itinerary,
    title: String,
    network: Network
  ) -> String {
    func name(_ id: String) -> String { network.node(id: id)?.name ?? id }
    return RouteStretch.of(itinerary, notIn: other).map { stretch in
      let legs = stretch.legs.map { "\(NumberStyle.fixedOrGrouped($0.km)) \(name($0.toNodeID))" }
      return "  - \(title), \(NumberStyle.km(stretch.km)) km: \(name(stretch.fromNodeID)) – "
        + legs.joined(separator: " – ") + "\n"
    }.joined()
  }

  // MARK: - Seven to eight days

  private static func days(_ claim: CheckedClaim) -> String {
    let rows = claim.rows.filter { $0.timeSaving != nil }
    guard let figure = claim.figures.first, let claimed = figure.central, !rows.isEmpty else {
      return ""
    }
    var text = "### Seven to eight days\n\n"
    text += "The same pairs by the fastest way through the nodes named; mean days saved by cause, "
    text += "negative is lost. *By distance* is what the kilometres saved would take at the "
    text += "baseline's own pace, *by pace* what other kilometres run faster or slower.\n\n"
    text += MarkdownTable.render(ClaimTables.savings(rows)) + "\n"
    let distances = rows.compactMap { $0.timeSaving.map { $0.distanceHours / 24 } }
    let totals = rows.compactMap { $0.timeSaving.map { $0.totalHours / 24 } }
    let stops = rows.compactMap { row in
      row.timeSaving.map { ($0.borderHours + $0.reloadingHours + $0.waitingHours) / 24 }
    }
    func span(_ values: [Double]) -> String {
      func days(_ value: Double) -> String {
        NumberStyle.signed(value) { NumberStyle.fixed($0, decimals: 1) }
      }
      return "\(days(values.min() ?? 0)) to \(days(values.max() ?? 0))"
    }
    let best = distances.max() ?? 0
    text += "Of the \(ClaimFigureText.claimed(figure)) days claimed, distance explains "
    text += "\(span(distances)) days. The other "
    text += "\(NumberStyle.fixed(claimed - best, decimals: 1)) days or more could only be borders, "
    text += "reloading and waiting that no longer happen; in the model those save \(span(stops)) "
    text +=
      "days, and the railway \(span(totals)) days in all. Borders and the change of gauge of a railway "
    text +=
      "that is not open yet are assumptions, so these days are the least certain figures here.\n\n"
    return text
  }

  // MARK: - The others

  private static func others(_ articles: [CheckedClaim]) -> String {
    var text = "### The other claims, on their pairs\n\n"
    var table = ReportTable(columns: [
      .init("claim", key: "claim_id"),
      .init("pair", key: "pair"),
      .init("km", key: "km", isNumeric: true),
      .init("mean days", key: "mean_days", isNumeric: true),
      .init("gauge changes", key: "gauge_changes", isNumeric: true),
      .init("baseline, km", key: "baseline_km", isNumeric: true),
      .init("baseline, mean days", key: "baseline_mean_days", isNumeric: true),
      .init("unit", key: "metric"),
      .init("model", key: "modelled", isNumeric: true),
      .init("outcome", key: "outcome"),
    ])
    for claim in articles where claim.subject.id != shorterID {
      for row in claim.rows {
        func days(_ itinerary: Itinerary) -> String {
          itinerary.hasTimeAndMoney ? ClaimFigureText.days(itinerary.total.hours) : "–"
        }
        table.rows.append(
          [
            claim.subject.id, row.label, NumberStyle.km(row.itinerary.total.km),
            days(row.itinerary), "\(row.itinerary.total.gaugeChanges)",
            row.baseline.map { NumberStyle.km($0.itinerary.total.km) } ?? "",
            row.baseline.map { days($0.itinerary) } ?? "",
            row.figure.map { ClaimFigureText.unit($0.quantity) } ?? "",
            ClaimFigureText.modelled(row) ?? "", row.outcome?.title ?? "",
          ].map(ReportTable.Cell.text)
        )
      }
      for failure in claim.failures {
        var cells = [claim.subject.id, failure.label].map(ReportTable.Cell.text)
        cells += Array(repeating: .empty, count: table.columns.count - 3)
        table.rows.append(cells + [.text("no route: \(failure.reason)")])
      }
    }
    text += MarkdownTable.render(table)
    return text
  }
}
