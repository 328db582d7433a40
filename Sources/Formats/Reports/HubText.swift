import Geo
import Routing
import Scenarios

/// What `hub` prints for a person.
public enum HubText {
  public static func render(
    _ study: HubStudy,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    head(study) + "\n" + TextTable.render(HubTables.summary(study), emphasis: emphasis)
      + "\n" + TextTable.render(HubTables.pairs(study), emphasis: emphasis)
  }

  public static func markdown(_ study: HubStudy) -> String {
    head(study) + "\n" + MarkdownTable.render(HubTables.summary(study))
      + "\n" + MarkdownTable.render(HubTables.pairs(study))
  }

  private static func head(_ study: HubStudy) -> String {
    let criteria = study.criteria.map { $0.criteria.map(\.rawValue).joined(separator: ", ") }
    let front = criteria.map { "; Pareto fronts by \($0)" } ?? ""
    return """
      best by \(study.objective.name)\(front)
      \(study.terms.date) \(study.edition.words), \(study.terms.cargo.label), \
      \(study.terms.service.rawValue) service; times are means

      """
  }
}

extension HubStudy {
  var edition: Edition { Edition(asOf: asOf, scenarioNames: scenarioNames) }
}
