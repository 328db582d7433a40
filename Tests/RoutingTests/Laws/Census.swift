import Testing

@testable import Routing

/// Counts what the answers of a property really contained, so that a law cannot hold for want of
/// cases.
struct Census {
  private(set) var seen: [String: Int] = [:]

  mutating func note(_ what: String, if happened: Bool = true) {
    if happened { seen[what, default: 0] += 1 }
  }

  mutating func count(_ answer: Itinerary?) {
    guard let answer else { return note("no route") }
    note("route")
    note("gauge change", if: answer.total.gaugeChanges > 0)
    note("border", if: answer.total.borders > 0)
    note("ferry", if: answer.steps.contains { $0.kind == .boarding })
    note("sailing wait", if: answer.steps.contains { $0.kind == .sailingWait })
    note("train wait", if: answer.steps.contains { $0.kind == .trainWait })
    note("transshipment", if: answer.steps.contains { $0.kind == .port || $0.kind == .modeChange })
    note("passage", if: answer.steps.contains { $0.kind == .passage })
    note("not open today", if: !answer.stepsNotOpenYet.isEmpty)
  }

  func expect(
    _ what: String,
    atLeast least: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      seen[what, default: 0] >= least,
      "\(what): \(seen)",
      sourceLocation: sourceLocation
    )
  }

  func expectVariety(atLeast least: Int, sourceLocation: SourceLocation = #_sourceLocation) {
    let kinds = [
      "no route", "route", "gauge change", "border", "ferry", "sailing wait", "train wait",
      "transshipment", "passage", "not open today",
    ]
    for kind in kinds { expect(kind, atLeast: least, sourceLocation: sourceLocation) }
  }
}
