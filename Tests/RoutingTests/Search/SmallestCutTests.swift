import Geo
import TestSupport
import Testing

@testable import Routing

/// Rule 20: where there is no route, the least that would have to change, exactly.
@Suite struct SmallestCutTests {
  @Test func sizeAndNumberOfTheSmallestSetsAreThoseOfTryingThemAll() throws {
    var census = Census()
    try forAll(count: 1_500, seed: 70_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 3...4, extraLegs: 0...1)
      var question = RandomQuestion(network, &random)
      question.query.origin = .named(question.destinations[0] == "n0" ? "n1" : "n0")
      let origin = question.destinations[0] == "n0" ? "n1" : "n0"
      if random.chance(0.5) {
        let leg = random.pick(network.content.legs).id
        question.query.avoid = RandomQuestion.selectors("leg:\(leg)")
        question.terms.avoided = [leg]
      }
      let oracle = CutOracle(network.content, terms: question.terms)
      guard oracle.liftable().count <= 20 else { return }
      let expected = oracle.verdict(from: origin, to: question.destinations[0])
      let verdict = try SmallestCutTests.verdict(of: question, on: network)
      #expect(verdict == expected, "seed \(seed): \(question)")
      census.note("\(expected)".prefix { $0 != "," }.description)
    }
    for size in 1...3 { census.expect("sets(size: \(size)", atLeast: size == 3 ? 10 : 40) }
    census.expect("never", atLeast: 5)
    census.expect("joined", atLeast: 40)
  }

  private static func verdict(
    of question: RandomQuestion,
    on network: RandomNetwork
  ) throws -> CutOracle.Verdict {
    do {
      _ = try question.prepared(network).route(question.query)
      return .joined
    } catch QueryError.noRoute(let reason) {
      switch reason.verdict {
      case .liftable(let closures, let alternatives):
        #expect(Set(closures).count == closures.count)
        return .sets(size: closures.count, count: alternatives)
      case .atLeastFive: return .atLeastFive
      case .disconnected: return .never
      }
    }
  }

  private func verdict(_ sketch: NetworkSketch, _ from: String, _ to: String) throws -> NoRoute? {
    do {
      _ = try sketch.route(from, to)
      return nil
    } catch QueryError.noRoute(let reason) {
      return reason
    }
  }

  @Test func aBreakOfGaugeWithoutAFacilityIsNamedAsWhatIsMissing() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b", "c")
    try sketch.rail(1520, from: "a", to: "b")
    try sketch.rail(1435, from: "b", to: "c")
    let missing = Closure.missingFacility(
      nodeID: "b",
      from: .rail(.standard1435),
      to: .rail(.broad1520)
    )
    #expect(try verdict(sketch, "a", "c")?.verdict == .liftable([missing], alternatives: 1))
  }

  @Test func aPlannedFacilityIsWaitedForRatherThanMissing() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b", "c")
    try sketch.rail(1520, from: "a", to: "b")
    try sketch.rail(1435, from: "b", to: "c")
    let planned = Availability(status: .planned, opens: day("2030"))
    let id = try sketch.facility("b", "rail-1520", "rail-1435") { $0.availability = planned }
    let closure = Closure.facilityNotOpen(id: id, planned)
    #expect(try verdict(sketch, "a", "c")?.verdict == .liftable([closure], alternatives: 1))
  }

  @Test(arguments: [4, 5])
  func fourClosuresInARowAreFoundAndFiveAreSaidToBeAtLeastFive(_ count: Int) throws {
    var sketch = try NetworkSketch()
    for index in 0...count { try sketch.node("n\(index)") }
    for index in 0..<count {
      try sketch.rail(1520, from: "n\(index)", to: "n\(index + 1)") {
        $0.availability.status = .suspended
      }
    }
    switch try verdict(sketch, "n0", "n\(count)")?.verdict {
    case .liftable(let closures, 1)?: #expect(count == 4 && closures.count == 4)
    case .atLeastFive?: #expect(count == 5)
    default: Issue.record("no verdict")
    }
  }

  @Test func parallelChoicesAreCountedAndOneOfThemIsPrinted() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b", "c")
    for id in ["x", "y", "z"] {
      try sketch.leg(.road, "a", "b", km: 100, id: id) { $0.availability.status = .suspended }
    }
    for id in ["p", "q"] {
      try sketch.leg(.road, "b", "c", km: 100, id: id) { $0.availability.status = .suspended }
    }
    guard case .liftable(let closures, let alternatives)? = try verdict(sketch, "a", "c")?.verdict
    else { return #expect(Bool(false), "no verdict") }
    #expect(closures.count == 2)
    #expect(alternatives == 6)
    let ids = closures.map(\.description).sorted()
    #expect(ids == ["leg p (suspended)", "leg x (suspended)"])
  }

  @Test func whatNoRowCanJoinIsDisconnected() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b", "c", "d")
    try sketch.rail(1520, from: "a", to: "b")
    try sketch.rail(1520, from: "c", to: "d")
    #expect(try verdict(sketch, "a", "d")?.verdict == .disconnected)
  }

  @Test func aLegThatIsClosedTwiceOverCountsBothClosures() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b")
    try sketch.rail(1520, from: "a", to: "b") { $0.availability.status = .suspended }
    var reason: NoRoute?
    do {
      _ = try sketch.route("a", "b") { $0.avoid = RandomQuestion.selectors("mode:rail") }
    } catch QueryError.noRoute(let found) {
      reason = found
    }
    guard case .liftable(let closures, 1)? = reason?.verdict else {
      return #expect(Bool(false), "no verdict")
    }
    let words = closures.map(\.description).sorted()
    #expect(words == ["--avoid mode:rail", "leg a__b__rail-1520 (suspended)"])
  }
}
