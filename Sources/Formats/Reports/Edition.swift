import Geo

/// Which network an answer was found on: the data's date and the scenarios it stands under.
struct Edition: Sendable {
  var asOf: CivilDate
  var scenarioNames: [String]

  /// `(data as of 2026-11-24; scenario: Suez closed)`
  var words: String {
    if scenarioNames.isEmpty { return "(data as of \(asOf))" }
    return "(data as of \(asOf); \(scenarios))"
  }

  /// `Data as of 2026-11-24; scenario: Suez closed.`
  var sentence: String {
    scenarioNames.isEmpty ? "Data as of \(asOf)." : "Data as of \(asOf); \(scenarios)."
  }

  private var scenarios: String {
    let noun = scenarioNames.count == 1 ? "scenario" : "scenarios"
    return "\(noun): \(scenarioNames.joined(separator: ", then "))"
  }
}

extension Network {
  var edition: Edition { Edition(asOf: asOf, scenarioNames: scenarioNames) }

  /// What stands above an answer about the data themselves, a line and an empty one; nothing for the
  /// data as they were loaded.
  public var scenarioHeading: String {
    scenarioNames.isEmpty ? "" : "\(edition.sentence)\n\n"
  }
}

extension JSONWriter {
  /// `as_of`, and `scenarios` where there are any.
  mutating func members(_ edition: Edition) {
    member("as_of", edition.asOf.description)
    if !edition.scenarioNames.isEmpty { strings("scenarios", edition.scenarioNames) }
  }
}
