import Testing

@testable import Routing

@Suite struct DominanceTests {
  @Test func figuresThatDifferByRoundingAreTheSame() {
    let sum = 0.1 + 0.2
    #expect(sum != 0.3)
    #expect(!Dominance.isLess(0.3, than: sum))
    #expect(Dominance.nonDominated([[sum, 1], [0.3, 1]]) == [0])
  }

  @Test func aVectorThatIsSmallerByRoundingAndLargerElsewhereIsDominated() {
    #expect(Dominance.nonDominated([[1, 5], [1 + 1e-12, 3]]) == [1])
    #expect(Dominance.nonDominated([[1, 3], [1 - 1e-12, 5]]) == [0])
  }

  @Test func differencesBelowTheToleranceDoNotAddUpToLosingEveryMember() {
    let chain = (0..<50).map { [1 + Double($0) * 4e-10, 2 - Double($0) * 4e-10] }
    let kept = Dominance.nonDominated(chain)
    #expect(!kept.isEmpty)
    for vector in chain {
      #expect(kept.contains { abs(chain[$0][0] - vector[0]) < 1e-7 })
    }
  }

  @Test func zeroEqualsZero() {
    #expect(Dominance.nonDominated([[0, 1], [0, 1], [0, 2]]) == [0])
  }

  @Test func thinningByNothingKeepsEverything() {
    #expect(FrontThinning.chosen(from: [[1, 2], [2, 1]], epsilon: 0) == [0, 1])
  }

  @Test func thinningNeverTradesAwayAWholeGaugeChange() {
    let vectors = [[100.0, 1], [99.9, 2], [99.8, 3]]
    #expect(FrontThinning.chosen(from: vectors, epsilon: 0.005) == [0, 2])
    #expect(FrontThinning.chosen(from: [[100, 0], [99.9, 1]], epsilon: 0.5) == [0, 1])
  }
}
