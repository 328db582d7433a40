import Testing

@testable import Scenarios

@Suite("What the rows of a claim come to")
struct ClaimVerdictTests {
  @Test("a claim that every row gives is reproduced")
  func allAgree() {
    #expect(ClaimVerdict([("a", .agrees), ("b", .agrees)]) == .reproduced)
  }

  @Test("a claim that some rows give is reproduced only against those")
  func someAgree() {
    let verdict = ClaimVerdict([("a", .modelIsLower), ("b", .agrees), ("c", .tooWide)])
    #expect(verdict == .reproducedOnlyAgainst(["b"]))
  }

  @Test("a claim that no row gives is not reproduced, too wide a range included")
  func noneAgrees() {
    let verdict = ClaimVerdict([("a", .modelIsHigher), ("b", .tooWide)])
    #expect(verdict == .notReproduced)
  }

  @Test("the median of an even number of ratios is the mean of the two in the middle")
  func evenMedian() {
    var bias = ValidationSummary.Bias(
      dimension: .time,
      group: "",
      ratios: [4, 1, 2, 1.5],
      agreeing: 0
    )
    #expect(bias.medianRatio == 1.75)
    bias.ratios = [4, 1, 2]
    #expect(bias.medianRatio == 2)
  }

  @Test("calibration and claims of unknown source are counted apart from independent ones")
  func standingsAreCountedApart() {
    let summary = ValidationSummary([
      .of(.reproduced, .calibration), .of(.reproduced, .independent),
      .of(.notReproduced, .unsourced),
      .of(.notReproduced, .sharesSources(["s"])), .of(.reproducedOnlyAgainst(["x"]), .independent),
      .of(.notCheckable(.endsNotMapped), .independent),
    ])
    let counts = Dictionary(
      uniqueKeysWithValues: summary.dimensions.map {
        ($0.standing, [$0.reproduced, $0.reproducedOnlyAgainst, $0.notReproduced])
      }
    )
    #expect(
      counts == [
        .independent: [1, 1, 0], .sharesSources: [0, 0, 1], .unsourced: [0, 0, 1],
        .calibration: [1, 0, 0],
      ]
    )
    #expect(summary.notCheckable.map(\.count) == [1])
  }

  @Test("a figure that one source prints twice is counted once")
  func reprintsAreCountedOnce() {
    var print = CheckedClaim.of(.reproduced, .independent)
    print.subject.by = ["railway"]
    var other = print
    other.subject.by = ["press"]
    let summary = ValidationSummary([print, print, other])
    #expect(summary.dimensions.map(\.total) == [2])
    #expect(summary.reprints == 1)
  }
}

extension CheckedClaim {
  fileprivate static func of(_ verdict: ClaimVerdict, _ standing: ClaimStanding) -> CheckedClaim {
    CheckedClaim(
      subject: ClaimSubject(id: "", says: "", ends: "", kind: nil, asOf: "", by: [], family: ""),
      figures: [ClaimedFigure(ClaimQuantity(.days), value: 1)],
      rows: [],
      failures: [],
      verdict: verdict,
      standing: standing
    )
  }
}
