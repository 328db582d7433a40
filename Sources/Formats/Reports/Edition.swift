import Geo

/// Which network an answer was found on: the data's date and the scenarios it stands under.
struct Edition: Sendable {
  var asOf: CivilDate
  var scenarioNames: [String]

  /// `(data as of 2026-11-24; scenario: Suez closed)`
  var words: String {
    if scenarioNames.isEmpty { return "(data as of \(asOf))" }
    let noun = scenarioNames.count == 1 ? "scenario" : "scenarios"
    return "(data as of \(asOf); \(noun): \(scenarioNames.joined(separator: ", then ")))"
  }
}

extension JSONWriter {
  /// `as_of`, and `scenarios` where there are any.
  mutating func members(_ edition: Edition) {
    member("as_of", edition.asOf.description)
    if !edition.scenarioNames.isEmpty { strings("scenarios", edition.scenarioNames) }
  }
}
