import Scenarios

/// Where the model is optimistic or pessimistic, in words and numbers.
enum BiasText {
  /// A median this far from the claims is worth a word.
  static let noticeable = 0.1

  static func render(_ summary: ValidationSummary) -> String {
    var text = "## Where the model is optimistic, and where pessimistic\n\n"
    text +=
      "Model over claim, by each claim's nearest route; calibration is left out, groups of fewer "
    text +=
      "than \(ValidationSummary.smallestGroup) are too. Above 1 the model is longer, slower or "
    text += "dearer than what is in print, so pessimistic; below 1 it is optimistic. Claims share "
    text += "routes and sources, so a group is not a sample of independent trips.\n\n"
    for bias in summary.biases where bias.group == "all" { text += "- " + sentence(bias) + "\n" }
    for word in [Leaning.pessimistic, .optimistic] {
      let groups = summary.biases.filter {
        $0.dimension == .time && $0.group != "all" && Leaning($0) == word
      }
      guard !groups.isEmpty else { continue }
      let names = groups.map {
        "\($0.group) (\(NumberStyle.fixed($0.medianRatio, decimals: 2)), \($0.ratios.count) figures)"
      }
      text += "- In time it is **\(word.rawValue)** for: \(names.joined(separator: ", ")).\n"
    }
    return text + "\n" + MarkdownTable.render(table(summary))
  }

  private enum Leaning: String {
    case optimistic
    case pessimistic
    case even

    init(_ bias: ValidationSummary.Bias) {
      if bias.medianRatio > 1 + BiasText.noticeable {
        self = .pessimistic
      } else if bias.medianRatio < 1 - BiasText.noticeable {
        self = .optimistic
      } else {
        self = .even
      }
    }
  }

  private static func sentence(_ bias: ValidationSummary.Bias) -> String {
    let higher = bias.ratios.filter { $0 > 1 }.count
    let lower = bias.ratios.filter { $0 < 1 }.count
    let leaning =
      switch Leaning(bias) {
      case .even: "neither optimistic nor pessimistic in the middle"
      case .optimistic: "**optimistic**"
      case .pessimistic: "**pessimistic**"
      }
    return
      "Of \(bias.ratios.count) \(bias.dimension.title), the model is above \(higher) and below "
      + "\(lower); the median of model over claim is "
      + "\(NumberStyle.fixed(bias.medianRatio, decimals: 2)): \(leaning)."
  }

  private static func table(_ summary: ValidationSummary) -> ReportTable {
    var table = ReportTable(columns: [
      .init("figures", key: "dimension"),
      .init("group", key: "group"),
      .init("claims", key: "count", isNumeric: true),
      .init("model over claim, median", key: "median_ratio", isNumeric: true),
      .init("least", key: "least", isNumeric: true),
      .init("most", key: "most", isNumeric: true),
      .init("nearest route agrees", key: "agreeing", isNumeric: true),
    ])
    for bias in summary.biases {
      table.rows.append(
        [
          bias.dimension.title, bias.group, "\(bias.ratios.count)",
          NumberStyle.fixed(bias.medianRatio, decimals: 2),
          NumberStyle.fixed(bias.ratios.min() ?? 0, decimals: 2),
          NumberStyle.fixed(bias.ratios.max() ?? 0, decimals: 2),
          "\(bias.agreeing)",
        ].map(ReportTable.Cell.text)
      )
    }
    return table
  }
}
