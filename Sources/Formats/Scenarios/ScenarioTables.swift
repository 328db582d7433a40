import Geo
import Scenarios

/// The tables that show scenarios.
public enum ScenarioTables {
  /// One row a shipped scenario.
  ///
  /// - Throws: ``ScenarioFileError``; the shipped ones are checked before they are shipped.
  public static func list() throws(ScenarioFileError) -> ReportTable {
    var table = ReportTable(columns: [
      .init("scenario", key: "scenario"),
      .init("name", key: "name"),
      .init("date", key: "date"),
      .init("edits", key: "edit_count", isNumeric: true),
    ])
    for name in ScenarioLibrary.shippedNames {
      let scenario = try ScenarioLibrary.scenario(name)
      let count = scenario.allEdits.count
      table.rows.append([
        .text(name),
        .text(scenario.name),
        .text(scenario.date?.description ?? ""),
        .init(shown: "\(count)", raw: "\(count)"),
      ])
    }
    return table
  }

  /// One row an edit: what it says and what it touches.
  public static func edits(_ resolved: ResolvedScenario) -> ReportTable {
    var table = ReportTable(columns: [
      .init("edit", key: "edit"),
      .init("at", key: "place"),
      .init("touches", key: "touched_count", isNumeric: true),
      .init("elements", key: "elements"),
    ])
    for step in resolved.steps {
      var seen: Set<ElementID> = []
      let elements = step.outcome.touched.map(\.element).filter { seen.insert($0).inserted }
      table.rows.append([
        .text(step.edit.edit.summary),
        .text(step.edit.place?.description ?? ""),
        .init(shown: "\(elements.count)", raw: "\(elements.count)"),
        .init(
          shown: shortened(elements.map(\.description)),
          raw: elements.map(\.description).joined(separator: ";")
        ),
      ])
    }
    return table
  }

  /// One row a problem, errors first.
  public static func problems(
    errors: [ScenarioProblem],
    warnings: [ScenarioProblem]
  ) -> ReportTable {
    var table = ReportTable(columns: [
      .init("severity", key: "severity"),
      .init("file", key: "file"),
      .init("line", key: "line", isNumeric: true),
      .init("column", key: "column", isNumeric: true),
      .init("finding", key: "finding"),
    ])
    for (severity, problems) in [("error", errors), ("warning", warnings)] {
      for problem in problems {
        table.rows.append([
          .text(severity),
          .text(problem.place?.file ?? ""),
          .text(problem.place.map { "\($0.line)" } ?? ""),
          .text(problem.place.map { "\($0.column)" } ?? ""),
          .text(problem.message),
        ])
      }
    }
    return table
  }

  /// The first few of many.
  static func shortened(_ items: [String], limit: Int = 3) -> String {
    let shown = items.prefix(limit).joined(separator: ", ")
    return items.count > limit ? "\(shown) and \(items.count - limit) more" : shown
  }
}
