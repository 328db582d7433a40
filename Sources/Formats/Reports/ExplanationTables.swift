import Geo

/// Explanations as rows of a field and its value.
public enum ExplanationTables {
  public static func table(_ explanations: [Explanation]) -> ReportTable {
    var table = ReportTable(columns: [
      .init("kind", key: "kind"), .init("id", key: "id"), .init("field", key: "field"),
      .init("value", key: "value", isNumeric: true), .init("unit", key: "unit"),
      .init("low", key: "low", isNumeric: true), .init("high", key: "high", isNumeric: true),
    ])
    for explanation in explanations { table.rows += rows(of: explanation) }
    return table
  }

  /// For people: the field and its value in words.
  public static func card(_ explanation: Explanation) -> ReportTable {
    var table = ReportTable(columns: [
      .init(explanation.kind.rawValue.split(separator: "_").joined(separator: " "), key: "field"),
      .init(explanation.id, key: "value"),
    ])
    table.rows = explanation.figures.map { figure in
      [.text(figure.quantity), .text(words(figure))]
    }
    table.rows += words(of: explanation).map { [.text($0.field), .text($0.value)] }
    return table
  }

  private static func rows(of explanation: Explanation) -> [[ReportTable.Cell]] {
    let head: [ReportTable.Cell] = [
      .text(explanation.kind.rawValue), .text(explanation.id),
    ]
    let figures = explanation.figures.map { figure in
      head + [
        .text(figure.quantity), number(figure.value), .text(figure.unit), number(figure.low),
        number(figure.high),
      ]
    }
    let words = words(of: explanation).map { fact in
      head + [.text(fact.field), .text(fact.value), .empty, .empty, .empty]
    }
    return figures + words
  }

  private static func words(of explanation: Explanation) -> [Explanation.Fact] {
    var facts: [Explanation.Fact] = []
    if let basis = explanation.basis { facts.append(.init("basis", basis.rawValue)) }
    if !explanation.asOf.isEmpty { facts.append(.init("as of", explanation.asOf)) }
    facts += explanation.facts
    facts += explanation.sources.map { source in
      .init("source \(source.id)", "\(source.publisher): \(source.url)")
    }
    if !explanation.corridorIDs.isEmpty {
      facts.append(.init("corridors", explanation.corridorIDs.joined(separator: "; ")))
    }
    return facts
  }

  private static func words(_ figure: Explanation.Figure) -> String {
    guard let value = figure.value else { return "unknown" }
    var text = "\(ElementCard.text(value)) \(figure.unit)"
    if let low = figure.low { text += ", low \(ElementCard.text(low))" }
    if let high = figure.high {
      text += figure.unit == "h" ? ", P90 " : ", high "
      text += ElementCard.text(high)
    }
    return text
  }

  private static func number(_ value: Double?) -> ReportTable.Cell {
    value.map { .text(ElementCard.text($0)) } ?? .unknown
  }
}
