import Geo
import Routing
import Scenarios

/// `Documentation/validation.md`: every claim beside the model, and what they say together.
public enum ValidationPage {
  /// - Parameters:
  ///   - published: the data's published figures.
  ///   - articles: the claims of the articles that the project began with.
  public static func render(
    published: [CheckedClaim],
    articles: [CheckedClaim],
    network: Network
  ) -> String {
    let summary = ValidationSummary(published)
    return [
      head(network),
      counts(summary),
      BiasText.render(summary),
      SeedText.render(articles, network: network),
      figures(published),
      notCheckable(summary),
    ].joined(separator: "\n")
  }

  private static func head(_ network: Network) -> String {
    """
    # Validation

    Written by `corridor claims --validation`; `make validation` writes it again, and CI fails when it
    is stale. \(network.edition.sentence)

    Every published end-to-end figure of `Data/claim.csv` and every claim of `seeds/claims.csv` is put
    beside the model's figure for the same ends.

    - A **length** is reproduced if the model is within 5 % of it, or within the range the claim itself
      gives. So is a price or a count.
    - A **time** is reproduced if it lies between the model's P10 and P90 *and* P90 is at most three
      times P10: a range that holds everything confirms nothing.
    - A figure that speaks of several corridors is tried on each; *reproduced only against* names those
      that give it. A saving is tried against each declared baseline.
    - An end or a metric that the source leaves open makes a claim *not checkable*. Nothing is guessed.

    Routes are the shortest for a length, the fastest (by mean time) for a time, the cheapest for a
    price, on the date of the data unless a figure speaks of lines that are not open; those are tried
    with every line open. What agreement is worth depends on where a figure comes from:

    | standing | meaning |
    | --- | --- |
    | independent | none of the claim's sources supplied a figure on the routes it is compared with |
    | shares sources | one of them did: agreement shows that the tables were joined rightly, not more |
    | unsourced | nobody knows where the figure comes from |
    | calibration | figures of the model were fitted to it: **never counted as validation** |

    """
  }

  private static func counts(_ summary: ValidationSummary) -> String {
    var table = ReportTable(columns: [
      .init("figures", key: "dimension"),
      .init("standing", key: "standing"),
      .init("checked", key: "checked", isNumeric: true),
      .init("reproduced", key: "reproduced", isNumeric: true),
      .init("only against some", key: "only", isNumeric: true),
      .init("not reproduced", key: "not_reproduced", isNumeric: true),
    ])
    for count in summary.dimensions {
      table.rows.append(
        [
          count.dimension.title, count.standing.title, "\(count.total)", "\(count.reproduced)",
          "\(count.reproducedOnlyAgainst)", "\(count.notReproduced)",
        ].map(ReportTable.Cell.text)
      )
    }
    let reprints =
      summary.reprints == 0
      ? ""
      : "\n\(summary.reprints) rows repeat another row's figure for the same ends from the same "
        + "sources and are counted once.\n"
    return "## What came of it\n\n" + MarkdownTable.render(table) + reprints
  }

  private static func figures(_ claims: [CheckedClaim]) -> String {
    var text = "## Every figure that was checked\n\n"
    text +=
      "The model's column is that of the route whose figure comes nearest: P50 (P10–P90) for a "
    text +=
      "time, the sum of the legs (with their lowest and highest lengths in print) for a length.\n"
    for dimension in ClaimMetric.Dimension.allCases {
      let checked = claims.filter {
        $0.dimension == dimension && $0.verdict.verdictClass != .notCheckable
      }
      guard !checked.isEmpty else { continue }
      text += "\n### \(dimension.title.prefix(1).uppercased())\(dimension.title.dropFirst())\n\n"
      text += MarkdownTable.render(table(of: checked))
    }
    return text
  }

  private static func table(of claims: [CheckedClaim]) -> ReportTable {
    var table = ReportTable(columns: [
      .init("claim", key: "claim_id"),
      .init("of", key: "says"),
      .init("ends", key: "ends"),
      .init("kind, date", key: "kind"),
      .init("figure", key: "claimed", isNumeric: true),
      .init("unit", key: "metric"),
      .init("model", key: "modelled", isNumeric: true),
      .init("route", key: "route"),
      .init("verdict", key: "verdict"),
      .init("standing", key: "standing"),
    ])
    for claim in claims {
      let row = claim.nearestRow ?? claim.rows.first
      let subject = claim.subject
      table.rows.append(
        [
          subject.id, subject.says, subject.ends,
          [subject.kind?.rawValue ?? "", subject.asOf].filter { !$0.isEmpty }
            .joined(separator: ", "),
          claim.figures.first.map(ClaimFigureText.claimed) ?? "",
          claim.figures.first.map { ClaimFigureText.unit($0.quantity) } ?? "",
          row.flatMap(ClaimFigureText.modelled) ?? "",
          row.map(routeText) ?? "",
          verdictText(claim, nearest: row),
          claim.standing.standingClass.title,
        ].map(ReportTable.Cell.text)
      )
    }
    return table
  }

  private static func routeText(_ row: CheckedRow) -> String {
    var parts = [row.label]
    if row.route.date != .ofData { parts.append(row.route.date.description) }
    if row.route.service != .ordinary { parts.append(row.route.service.rawValue) }
    return parts.joined(separator: ", ")
  }

  private static func verdictText(_ claim: CheckedClaim, nearest: CheckedRow?) -> String {
    guard case .notReproduced = claim.verdict, let outcome = nearest?.outcome else {
      return claim.verdict.title
    }
    return "\(claim.verdict.title): \(outcome.title)"
  }

  private static func notCheckable(_ summary: ValidationSummary) -> String {
    var table = ReportTable(columns: [
      .init("why", key: "reason"), .init("figures", key: "count", isNumeric: true),
    ])
    for (heading, count) in summary.notCheckable {
      table.rows.append([.text(heading), .text("\(count)")])
    }
    return
      "## What could not be checked\n\n`corridor claims` names each of them with its reason.\n\n"
      + MarkdownTable.render(table)
  }
}

extension ClaimFigureText {
  /// `11.3 (9.6–13.4)`; `nil` where the model has no figure.
  static func modelled(_ row: CheckedRow) -> String? {
    guard let modelled = row.modelled, let metric = row.figure?.quantity.metric else { return nil }
    let isSaving = row.figure?.quantity.isSaving ?? false
    func text(_ value: Double) -> String {
      isSaving ? NumberStyle.signed(value) { number($0, metric) } : number(value, metric)
    }
    guard let low = modelled.low, let high = modelled.high, low < high else {
      return text(modelled.value)
    }
    let bounds = isSaving ? "\(text(low)) to \(text(high))" : "\(text(low))–\(text(high))"
    return "\(text(modelled.value)) (\(bounds))"
  }
}

extension ClaimMetric.Dimension {
  public var title: String {
    switch self {
    case .length: "lengths"
    case .time: "times"
    case .money: "prices"
    case .other: "other figures"
    }
  }
}
