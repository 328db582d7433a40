import Geo
import Routing
import Scenarios

/// What `scenario diff` prints for a person: the figures, then for each row why they differ.
public enum ScenarioDiffText {
  public static func render(
    _ diff: ScenarioDiff,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    head(diff) + "\n"
      + TextTable.render(ScenarioDiffTables.figures(diff), emphasis: emphasis)
      + reasons(diff)
  }

  public static func markdown(_ diff: ScenarioDiff) -> String {
    head(diff) + "\n" + MarkdownTable.render(ScenarioDiffTables.figures(diff)) + reasons(diff)
  }

  private static func head(_ diff: ScenarioDiff) -> String {
    "base: \(diff.baseName)\nscenario: \(diff.scenarioName)\n\(diff.date)\n"
  }

  private static func reasons(_ diff: ScenarioDiff) -> String {
    // The same reasons under several objectives are said once.
    var groups: [(title: String, objectives: [String], lines: [String])] = []
    for row in diff.rows {
      let title = "\(row.origin) → \(row.destination)"
      let lines = lines(row)
      if let index = groups.firstIndex(where: { $0.title == title && $0.lines == lines }) {
        groups[index].objectives.append(row.objective.name)
      } else {
        groups.append((title, [row.objective.name], lines))
      }
    }
    return groups.map { group in
      "\n\(group.title), by \(group.objectives.joined(separator: ", ")):\n"
        + group.lines.map { "  \($0)\n" }.joined()
    }.joined()
  }

  private static func lines(_ row: ScenarioDiff.Row) -> [String] {
    var lines: [String] = []
    if case .none(let reason) = row.base { lines.append("base: \(reason.description)") }
    if case .none(let reason) = row.scenario { lines.append("scenario: \(reason.description)") }
    if row.base.itinerary != nil, row.scenario.itinerary != nil {
      lines += moves(row)
    }
    for cause in row.causes {
      let place = cause.place.map { " (line \($0.line))" } ?? ""
      let parts = [
        part("opens the way over", cause.enabled), part("takes away", cause.takenAway),
        part("changes", cause.changed),
      ].compactMap { $0 }
      lines.append("because of '\(cause.edit)'\(place): \(parts.joined(separator: "; "))")
    }
    if let spread = row.hoursDifference, spread.hours(.p10) != spread.hours(.p90) {
      let days = [Percentile.p10, .p50, .p90].map { percentile in
        "\(percentile.label) "
          + NumberStyle.signed(spread.hours(percentile)) { NumberStyle.duration(hours: $0) }
      }
      let share = NumberStyle.fixed(spread.probabilityOfFaster * 100, decimals: 0)
      lines.append("difference in time: \(days.joined(separator: ", ")); faster in \(share) %")
    }
    return lines
  }

  private static func moves(_ row: ScenarioDiff.Row) -> [String] {
    let gained = row.gainedLegIDs + row.gainedFacilityIDs
    let lost = row.lostLegIDs + row.lostFacilityIDs
    if gained.isEmpty, lost.isEmpty {
      return [row.causes.isEmpty ? "nothing changes" : "the same route"]
    }
    return [part("new:", gained), part("no longer used:", lost)].compactMap { $0 }
  }

  private static func part(_ words: String, _ ids: [String]) -> String? {
    ids.isEmpty ? nil : "\(words) \(ScenarioTables.shortened(ids, limit: 4))"
  }
}
