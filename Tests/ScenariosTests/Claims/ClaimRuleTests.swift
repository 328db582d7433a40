import Testing

@testable import Scenarios

@Suite("When a figure agrees with a claim")
struct ClaimRuleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var claim: ClaimedFigure
    var model: ModelledFigure
    var outcome: ClaimOutcome?
  }

  private static func km(
    _ value: Double?,
    _ low: Double? = nil,
    _ high: Double? = nil
  ) -> ClaimedFigure {
    ClaimedFigure(ClaimQuantity(.km), value: value, low: low, high: high)
  }

  private static func days(_ value: Double?, low: Double? = nil, high: Double? = nil)
    -> ClaimedFigure
  {
    ClaimedFigure(ClaimQuantity(.days), value: value, low: low, high: high)
  }

  private static func daysSaved(_ value: Double?) -> ClaimedFigure {
    ClaimedFigure(ClaimQuantity(.days, isSaving: true), value: value)
  }

  private static func between(_ low: Double, _ middle: Double, _ high: Double) -> ModelledFigure {
    ModelledFigure(value: middle, low: low, high: high)
  }

  static let cases: [Case] = [
    Case("5 % above", km(1000), ModelledFigure(value: 1050), .agrees),
    Case("5 % below", km(1000), ModelledFigure(value: 950), .agrees),
    Case("more than 5 % above", km(1000), ModelledFigure(value: 1050.1), .modelIsHigher),
    Case("more than 5 % below", km(1000), ModelledFigure(value: 949.9), .modelIsLower),
    Case("within the claim's own range", km(1000, 800, 1300), ModelledFigure(value: 1290), .agrees),
    Case("beyond it", km(1000, 800, 1300), ModelledFigure(value: 1301), .modelIsHigher),
    Case("a range narrower than 5 %", km(1000, 990, 1010), ModelledFigure(value: 1049), .agrees),
    Case("only a range", km(nil, 450, 500), ModelledFigure(value: 450), .agrees),
    Case(
      "the legs' range is no help to a length",
      km(1000),
      between(900, 1100, 1200),
      .modelIsHigher
    ),
    Case("days at P10", days(8), between(8, 12, 20), .agrees),
    Case("days at P90", days(20), between(8, 12, 20), .agrees),
    Case("days below P10", days(7.9), between(8, 12, 20), .modelIsHigher),
    Case("days above P90", days(20.1), between(8, 12, 20), .modelIsLower),
    Case("P90 three times P10", days(9), between(4, 8, 12), .agrees),
    Case("P90 more than three times P10", days(9), between(4, 8, 12.1), .tooWide),
    Case(
      "the claim's range is no help to a time",
      days(30, low: 9, high: 40),
      between(8, 12, 20),
      .modelIsLower
    ),
    Case("no figure, no saving", km(nil), ModelledFigure(value: 5), nil),
    Case("a saving in nine trips of ten", daysSaved(nil), between(0.1, 2, 5), .agrees),
    Case("a loss in nine trips of ten", daysSaved(nil), between(-5, -2, 0), .modelIsLower),
    Case("now a saving, now a loss", daysSaved(nil), between(-1, 2, 5), .tooWide),
    Case("days saved amid losses", daysSaved(3), between(-1, 2, 5), .tooWide),
    Case("days saved", daysSaved(3), between(2, 3, 5), .agrees),
    Case("fewer days saved", daysSaved(7.5), between(-1, 2, 5), .modelIsLower),
  ]

  @Test("a figure is judged by its rule", arguments: cases)
  func isJudgedByItsRule(example: Case) {
    #expect(ClaimRule.outcome(of: example.model, claim: example.claim) == example.outcome)
  }

  @Test("a claim without value is judged by the middle of its range")
  func rangeHasAMiddle() {
    #expect(Self.days(nil, low: 7, high: 8).central == 7.5)
    #expect(Self.days(nil, low: 7).central == 7)
    #expect(Self.days(7.2, low: 7, high: 8).central == 7.2)
  }

  @Test("a metric is read with and without its saving, and others are not")
  func metricsAreRead() {
    #expect(ClaimQuantity(parsing: "days_saved") == ClaimQuantity(.days, isSaving: true))
    #expect(ClaimQuantity(parsing: "nm") == ClaimQuantity(.nauticalMiles))
    #expect(ClaimQuantity(parsing: "mt_per_year") == nil)
    #expect(ClaimQuantity(parsing: "_saved") == nil)
    for metric in ClaimMetric.allCases {
      for isSaving in [false, true] {
        let quantity = ClaimQuantity(metric, isSaving: isSaving)
        #expect(ClaimQuantity(parsing: quantity.description) == quantity)
      }
    }
  }
}

extension ClaimRuleTests.Case {
  init(
    _ name: String,
    _ claim: ClaimedFigure,
    _ model: ModelledFigure,
    _ outcome: ClaimOutcome?
  ) {
    self.init(testDescription: name, claim: claim, model: model, outcome: outcome)
  }
}
