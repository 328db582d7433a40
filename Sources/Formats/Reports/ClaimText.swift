import Geo
import Routing
import Scenarios

/// What `claims` prints for a person.
public enum ClaimText {
  /// One claim in full: who says what, every route it was tried on, and what that comes to.
  public static func card(
    _ claim: CheckedClaim,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    var text = head(claim)
    if !claim.rows.isEmpty {
      text += "\n" + TextTable.render(ClaimTables.rows(claim), emphasis: emphasis)
    }
    let savings = ClaimTables.savings(claim.rows)
    if !savings.rows.isEmpty { text += "\n" + TextTable.render(savings, emphasis: emphasis) }
    for failure in claim.failures { text += "\nno route: \(failure.reason)\n" }
    return text
  }

  public static func markdown(_ claim: CheckedClaim) -> String {
    var text = head(claim)
    if !claim.rows.isEmpty { text += "\n" + MarkdownTable.render(ClaimTables.rows(claim)) }
    let savings = ClaimTables.savings(claim.rows)
    if !savings.rows.isEmpty { text += "\n" + MarkdownTable.render(savings) }
    for failure in claim.failures { text += "\nno route: \(failure.reason)\n" }
    return text
  }

  private static func head(_ claim: CheckedClaim) -> String {
    let subject = claim.subject
    var what = "\(subject.id): \(subject.says)"
    if !subject.ends.isEmpty { what += ", \(subject.ends)" }
    let figures = claim.figures.map {
      "\(ClaimFigureText.claimed($0)) \(ClaimFigureText.unit($0.quantity))"
    }
    if !figures.isEmpty { what += ": \(figures.joined(separator: ", "))" }
    let who = [
      subject.kind?.rawValue ?? "", subject.asOf, subject.by.joined(separator: " "),
      "standing: \(claim.standing.title)",
    ]
    return [what, who.filter { !$0.isEmpty }.joined(separator: "; "), claim.verdict.title]
      .joined(separator: "\n") + "\n"
  }

  /// How many claims came to what.
  public static func counts(_ claims: [CheckedClaim]) -> String {
    let parts = ClaimVerdict.Class.allCases.map { verdict in
      "\(claims.filter { $0.verdict.verdictClass == verdict }.count) \(verdict.title)"
    }
    return "\(claims.count) claims: \(parts.joined(separator: ", "))"
  }
}
