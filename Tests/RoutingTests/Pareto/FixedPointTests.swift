import TestSupport
import Testing

@testable import Routing

@Suite struct FixedPointTests {
  @Test func sumsDoNotDependOnTheirOrder() {
    var wouldDiffer = 0
    forAll(count: 200, seed: 40_000) { random, seed in
      let values = (0..<60).map { _ in Double.random(in: 0...500, using: &random) }
      let unit = FixedPoint(total: values.reduce(0, +))
      let forward = values.reduce(Int64(0)) { $0 + unit.steps($1) }
      let backward = values.reversed().reduce(Int64(0)) { $0 + unit.steps($1) }
      #expect(forward == backward)
      #expect(abs(unit.value(forward) - values.reduce(0, +)) < 1e-7, "seed \(seed)")
      if values.reduce(0, +) != values.reversed().reduce(0, +) { wouldDiffer += 1 }
    }
    #expect(wouldDiffer > 20)
  }

  @Test(arguments: [1.0, 1e6, 1e9, 1e12, 1e15])
  func twoTotalsFitTogether(total: Double) {
    let unit = FixedPoint(total: total)
    let (_, overflow) = unit.steps(total).addingReportingOverflow(unit.steps(total))
    #expect(!overflow)
    #expect(unit.stepsPerUnit >= 1)
  }
}
