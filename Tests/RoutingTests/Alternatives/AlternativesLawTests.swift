import Geo
import TestSupport
import Testing

@testable import Routing

@Suite struct AlternativesLawTests {
  @Test func theFirstIsTheBestRouteAndEachFurtherOneKeepsVias() throws {
    var census = Census()
    try forAll(count: 200, seed: 70_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 4...8, extraLegs: 3...8)
      var question = RandomQuestion(network, &random)
      question.addConditions(network, &random)
      let objective = random.pick([Objective.time, .cost, .distance, .co2])
      guard let best = try question.answer(objective, on: network) else { return }
      var query = question.query
      query.objective = objective
      let answer = try Router(try Network(network.content)).alternatives(query, count: 4)
      let first = try #require(answer.routes.first)
      #expect(first.itinerary.total.value(of: objective) == best.value(of: objective))
      #expect(first.stretch == 1 && first.overlap == 0)
      for route in answer.routes {
        let passed = route.itinerary.steps.flatMap { [$0.fromNodeID, $0.toNodeID] }
        for ids in question.conditions.vias {
          #expect(!ids.isDisjoint(with: passed), "seed \(seed)")
        }
        #expect(
          route.itinerary.legSteps.allSatisfy { !question.terms.avoided.contains($0.legID ?? "") }
        )
        #expect(route.stretch <= 1.5 && route.overlap <= 0.6 + 1e-9, "seed \(seed)")
      }
      #expect(Set(answer.routes.map(\.name)).count == answer.routes.count, "seed \(seed)")
      census.note("route")
      census.note("alternative with conditions", if: answer.routes.count > 1)
    }
    census.expect("route", atLeast: 50)
    census.expect("alternative with conditions", atLeast: 8)
  }

  @Test func anotherFacilityOnTheSameLegsIsNoAlternative() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b", "c")
    try sketch.rail(1435, from: "a", to: "b")
    try sketch.rail(1520, from: "b", to: "c")
    try sketch.facility("b", "rail-1435", "rail-1520", hours: 12)
    try sketch.facility("b", "rail-1435", "rail-1520", hours: 13) { $0.id = "slower" }
    var limits = AlternativeLimits.standard
    limits.maximumOverlap = 1
    limits.localOptimality = 0
    let query = Query(from: .named("a"), to: .named("c"))
    let answer = try sketch.router().alternatives(query, count: 2, limits: limits)
    #expect(answer.routes.count == 1)
    #expect(answer.outcome == .exhausted)
  }

  /// From port p by the same sea to port q, then by one of two lines to z.
  private func behindOneSea() throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    try sketch.nodes("p", "q", kind: .port)
    try sketch.nodes("north", "south", kind: .border)
    try sketch.nodes("z")
    try sketch.leg(.sea, "p", "q", km: 9000)
    try sketch.facility("q", "water", "rail-1435")
    for border in ["north", "south"] {
      try sketch.rail(1435, from: "q", to: border)
      try sketch.rail(1435, from: border, to: "z", km: border == "north" ? 512 : 640)
    }
    return sketch
  }

  @Test func aSeaThatEveryRouteNeedsDoesNotCountAsShared() throws {
    let query = Query(from: .named("p"), to: .named("z"), objective: .distance)
    let answer = try behindOneSea().router().alternatives(query, count: 3)
    #expect(answer.routes.map(\.name) == ["via north", "via south"])
    #expect(answer.routes.map(\.overlap) == [0, 0])
    #expect(answer.outcome == .exhausted)
  }

  @Test func aRailwayThatEveryRouteNeedsDoesCount() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("p", "q", "z")
    try sketch.nodes("north", "south", kind: .border)
    try sketch.rail(1435, from: "p", to: "q", km: 9000)
    for border in ["north", "south"] {
      try sketch.rail(1435, from: "q", to: border)
      try sketch.rail(1435, from: border, to: "z", km: border == "north" ? 512 : 640)
    }
    let query = Query(from: .named("p"), to: .named("z"), objective: .distance)
    #expect(try sketch.router().alternatives(query, count: 3).routes.count == 1)
  }

  @Test func aSearchThatGivesUpSaysSo() throws {
    var limits = AlternativeLimits.standard
    limits.searchLimit = 3
    let query = Query(from: .named("p"), to: .named("z"), objective: .distance)
    let answer = try behindOneSea().router().alternatives(query, count: 3, limits: limits)
    #expect(answer.outcome == .searchLimitReached)
  }

  @Test func routesAreNamedAfterTheCorridorTheyFollow() throws {
    var sketch = try behindOneSea()
    sketch.content.corridors.append(
      CorridorDefinition(
        id: "south",
        name: "Southern Corridor",
        nodeIDs: ["z", "south", "q", "p"],
        sectionModes: [.rail, .rail, .water]
      )
    )
    let query = Query(from: .named("p"), to: .named("z"), objective: .distance)
    let answer = try sketch.router().alternatives(query, count: 2)
    #expect(answer.routes.map(\.name) == ["via north", "Southern Corridor"])
  }

  @Test func gaugeChangesHaveNoStretch() throws {
    let query = Query(from: .named("p"), to: .named("z"), objective: .gaugeChanges)
    let error = #expect(throws: QueryError.self) {
      try behindOneSea().router().alternatives(query, count: 2)
    }
    guard case .noStretch = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func alternativesBetweenPlacesThatNothingJoinsSayWhy() throws {
    var sketch = try behindOneSea()
    try sketch.node("island")
    let error = #expect(throws: QueryError.self) {
      try sketch.router().alternatives(
        Query(from: .named("p"), to: .named("island")),
        count: 2
      )
    }
    guard case .noRoute = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}

extension CostVector {
  func value(of objective: Objective) -> Double { objective.weight(of: self).primary }
}
