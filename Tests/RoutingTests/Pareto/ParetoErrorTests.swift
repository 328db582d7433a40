import Geo
import Testing

@testable import Routing

@Suite struct ParetoErrorTests {
  @Test func frontsTakeTwoToFiveDifferentCriteria() {
    #expect(FrontCriteria([]) == nil)
    #expect(FrontCriteria([.time]) == nil)
    #expect(FrontCriteria([.time, .time]) == nil)
    #expect(FrontCriteria(Criterion.allCases) == nil)
    #expect(FrontCriteria(Criterion.allCases.dropLast())?.criteria.count == 5)
  }

  @Test func aFrontBetweenPlacesThatNothingJoinsSaysWhy() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b", "c")
    try sketch.rail(1435, from: "a", to: "b")
    try sketch.rail(1520, from: "b", to: "c")
    let query = Query(from: .named("a"), to: .named("c"))
    let error = #expect(throws: QueryError.self) {
      try sketch.router().paretoFront(query, by: .timeAndCost)
    }
    guard case .noRoute(let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.description.contains("no facility at b"))
  }

  @Test func criteriaThatPipelinesLackAreRefused() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b")
    try sketch.leg(.pipeline, "a", "b", km: 100) { $0.commodity = .gas }
    let gas = try #require(Cargo(form: .gas, amount: .tonnes(1000)))
    let query = Query(from: .named("a"), to: .named("b"), cargo: gas, objective: .distance)
    let error = #expect(throws: QueryError.self) {
      try sketch.router().paretoFront(query, by: .known([.distance, .time]))
    }
    guard case .objectiveUndefined(let objective, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(objective == "time")
  }
}
