import Geo
import TestSupport
import Testing

@testable import Routing

/// One search for many ends against a route for each of them.
@Suite struct OneToManyTests {
  /// The totals of the routes to every node, one query each; `nil` for no route.
  private static func routed(
    _ query: Query,
    to nodes: [String],
    on prepared: PreparedNetwork
  ) throws -> [CostVector?] {
    try nodes.map { node in
      var query = query
      query.destination = .named(node)
      do {
        return try prepared.route(query).total
      } catch QueryError.noRoute {
        return nil
      }
    }
  }

  @Test func everyTotalIsThatOfTheRouteOfThePair() throws {
    var reached = 0
    var unreached = 0
    try forAll(count: 120, seed: 210_000) { random, seed in
      let network = RandomNetwork(&random)
      var question = RandomQuestion(network, &random)
      if random.chance(0.4) { question.addConditions(network, &random) }
      let prepared = try question.prepared(network)
      let nodes = network.content.nodes.map(\.id)
      for objective in RandomQuestion.objectives {
        var query = question.query
        query.objective = objective
        var search = try OneToManySearch(query, on: prepared)
        let totals = try search.costs(
          from: search.origin(query.origin),
          to: nodes.map { try search.destination(.named($0)) }
        ).map { $0?.total }
        let expected = try Self.routed(query, to: nodes, on: prepared)
        let values = totals.map { $0.map(objective.weight) }
        #expect(
          values == expected.map { $0.map(objective.weight) },
          "seed \(seed), \(objective): \(question)"
        )
        reached += totals.count { $0 != nil }
        unreached += totals.count { $0 == nil }
      }
    }
    #expect(reached >= 1000 && unreached >= 500)
  }

  @Test func aSearchLeavesNothingBehindForTheNext() throws {
    try forAll(count: 60, seed: 211_000) { random, seed in
      let network = RandomNetwork(&random)
      let question = RandomQuestion(network, &random)
      let prepared = try question.prepared(network)
      var used = try OneToManySearch(question.query, on: prepared)
      let ends = try network.content.nodes.map { try used.destination(.named($0.id)) }
      for node in network.content.nodes {
        var fresh = try OneToManySearch(question.query, on: prepared)
        let origin = try used.origin(.named(node.id))
        let again = used.costs(from: origin, to: ends)
        #expect(again == fresh.costs(from: origin, to: ends), "seed \(seed)")
      }
    }
  }

  @Test func theFiguresAreThoseOfTheRoutes() throws {
    var count = 0
    try forAll(count: 60, seed: 212_000) { random, seed in
      let network = RandomNetwork(&random)
      let question = RandomQuestion(network, &random)
      let prepared = try question.prepared(network)
      var search = try OneToManySearch(question.query, on: prepared)
      let origin = try search.origin(question.query.origin)
      let ends = try network.content.nodes.map { try search.destination(.named($0.id)) }
      #expect(try search.usedFigures().ids.isEmpty)
      _ = search.costs(from: origin, to: ends)
      var expected = UsedFigures()
      for node in network.content.nodes {
        var query = question.query
        query.destination = .named(node.id)
        if let route = try? prepared.route(query) { expected.formUnion(UsedFigures(of: route)) }
      }
      #expect(try search.usedFigures() == expected, "seed \(seed): \(question)")
      count += expected.ids.count
    }
    #expect(count >= 500)
  }

  @Test func aPointHasTheRoadToItsNodeInTheTotal() throws {
    var sketch = try NetworkSketch()
    try sketch.node("a", at: (lon: 20, lat: 40))
    try sketch.node("b", at: (lon: 24, lat: 40))
    try sketch.leg(.road, "a", "b", km: 512)
    let point = Query.End.point(try Coordinate(longitude: 20.2, latitude: 40))
    let query = Query(from: point, to: .named("b"))
    let prepared = try sketch.router().prepare(Terms(date: sketch.content.asOf))
    var search = try OneToManySearch(query, on: prepared)
    let cost = try search.costs(
      from: search.origin(point),
      to: [search.destination(.named("b"))]
    )
    #expect(try #require(cost[0]).total.km == prepared.route(query).total.km)
    #expect(try #require(cost[0]).total.km > 520)
    #expect(try search.usedFigures() == UsedFigures(of: prepared.route(query)))
  }
}
