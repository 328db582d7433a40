import Geo
import TestSupport
import Testing

@testable import Routing

/// Rule 18: chains of vias, their modes, their joints.
@Suite struct CorridorTests {
  /// a – b – c – d by rail, 1024 km each, with a stub s – b and a town t off d.
  private func line() throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    for (index, id) in ["a", "b", "c", "d"].enumerated() {
      try sketch.node(id, at: (lon: 20 + 10 * Double(index), lat: 45))
    }
    try sketch.node("s", at: (lon: 31, lat: 46))
    for (from, to) in [("a", "b"), ("b", "c"), ("c", "d")] {
      try sketch.rail(1520, from: from, to: to, km: 1024)
    }
    try sketch.leg(.road, "s", "b", km: 128)
    try sketch.facility("b", "road", "rail-1520")
    sketch.content.corridors = [
      CorridorDefinition(
        id: "line",
        name: "The line",
        nodeIDs: ["a", "b", "d"],
        sectionModes: [.rail, .rail]
      )
    ]
    return sketch
  }

  private func along(
    _ sketch: NetworkSketch,
    _ from: String,
    _ to: String,
    id: String = "line",
    change: (inout Query) throws -> Void = { _ in }
  ) throws -> Itinerary {
    var query = Query(from: .named(from), to: .named(to))
    try change(&query)
    return try sketch.router().route(query, along: id)
  }

  private func mismatch(
    _ sketch: NetworkSketch,
    _ from: String,
    _ to: String,
    id: String = "line"
  ) throws -> CorridorMismatch.Reason? {
    do {
      _ = try along(sketch, from, to, id: id)
      return nil
    } catch QueryError.corridorDoesNotServe(let mismatch) {
      return mismatch.reason
    }
  }

  @Test func aCorridorRunsBothWays() throws {
    let sketch = try line()
    let there = try along(sketch, "a", "d")
    let back = try along(sketch, "d", "a")
    #expect(there.total.km == 3072)
    #expect(there.corridor?.isReversed == false)
    #expect(back.corridor?.isReversed == true)
    #expect(back.legSteps.map(\.legID) == there.legSteps.map(\.legID).reversed())
    #expect(there.corridor?.addedKm == 0 && there.corridor?.leftOutKm == 0)
  }

  @Test func whatLiesBeyondTheEndsIsNotTravelledAndItsKilometresAreShown() throws {
    let answer = try along(try line(), "b", "c")
    #expect(answer.total.km == 1024)
    #expect(answer.corridor?.leftOutKm == 2048)
    #expect(answer.corridor?.addedKm == 0)
  }

  @Test func anEndOffTheCorridorIsJoinedByTheFreeOptimumAndItsKilometresAreAdded() throws {
    let answer = try along(try line(), "s", "d")
    #expect(answer.total.km == 128 + 2048)
    #expect(answer.corridor?.addedKm == 128)
    #expect(answer.corridor?.leftOutKm == 1024)
    #expect(answer.legSteps.map(\.stage) == [.access, .line, .line])
  }

  @Test func aDetourOfMoreThanAFifthDoesNotServeThePairAndAFifthDoes() throws {
    var sketch = try line()
    let road = sketch.content.legs.count - 1
    sketch.content.legs[road].lengthKm = 0.2 * 2048
    #expect(try along(sketch, "s", "d").corridor?.addedKm == 0.2 * 2048)
    sketch.content.legs[road].lengthKm = 0.2 * 2048 + 1
    #expect(try mismatch(sketch, "s", "d") == .detour(addedKm: 0.2 * 2048 + 1, usedKm: 2048))
  }

  @Test func twoEndsOnOneSideHaveNoStretchBetweenThem() throws {
    #expect(try mismatch(try line(), "s", "b") == .noStretchBetween)
  }

  @Test func anEndThatCannotReachTheCorridorIsNamed() throws {
    var sketch = try line()
    try sketch.nodes("far", "away")
    try sketch.leg(.road, "far", "away", km: 100)
    #expect(try mismatch(sketch, "far", "d") == .cannotBeJoined(end: "far"))
  }

  @Test func aSectionUsesOnlyItsMode() throws {
    var sketch = try line()
    try sketch.leg(.road, "b", "c", km: 512)
    try sketch.facility("c", "road", "rail-1520", hours: 0)
    let free = try sketch.route("a", "d", objective: .distance)
    let answer = try along(sketch, "a", "d") { $0.objective = .distance }
    #expect(free.total.km == 2560)
    #expect(answer.total.km == 3072)
  }

  @Test func aClosedCorridorIsNoRouteAndSaysWhatIsClosed() throws {
    var sketch = try line()
    sketch.content.legs[1].availability = Availability(status: .planned, opens: day("2030"))
    try sketch.leg(.road, "b", "d", km: 512)
    try sketch.facility("d", "road", "rail-1520")
    #expect(throws: QueryError.self) { try along(sketch, "a", "d") }
    do {
      _ = try along(sketch, "a", "d")
    } catch QueryError.noRoute(let reason) {
      let closure = Closure.legNotOpen(
        id: "b__c__rail-1520",
        sketch.content.legs[1].availability
      )
      #expect(reason.verdict == .liftable([closure], alternatives: 1))
    }
    #expect(try along(sketch, "a", "d") { $0.date = day("2031") }.total.km == 3072)
  }

  @Test func aRequiredLegIsUsedThoughAShorterOneIsThere() throws {
    var sketch = try line()
    try sketch.leg(.rail, "b", "c", km: 2048, gauges: [1520], id: "slow-line")
    sketch.content.corridors[0].requiredLegIDs = ["slow-line"]
    let answer = try along(sketch, "a", "d")
    #expect(answer.legSteps.map(\.legID) == ["a__b__rail-1520", "slow-line", "c__d__rail-1520"])
  }

  @Test func legsOfAVariantExistOnlyForItsCorridor() throws {
    var sketch = try line()
    sketch.content.legs[1].variant = "older design"
    #expect(throws: QueryError.self) { try sketch.route("a", "d") }
    sketch.content.corridors[0].variant = "older design"
    #expect(try along(sketch, "a", "d").total.km == 3072)
  }

  /// Broad gauge comes to b, whose yard changes gauge, and standard gauge leaves from a: the optimum
  /// runs over the dual-gauge leg there and back.
  private func outAndBack() throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    try sketch.nodes("x", "a", "b", "d", "c")
    try sketch.rail(1520, from: "x", to: "a")
    try sketch.rail(1435, 1520, from: "a", to: "b", km: 128)
    try sketch.rail(1435, from: "a", to: "c")
    try sketch.rail(1520, from: "x", to: "d", km: 5120)
    try sketch.rail(1435, from: "d", to: "c", km: 5120)
    try sketch.facility("b", "rail-1520", "rail-1435")
    try sketch.facility("d", "rail-1520", "rail-1435")
    sketch.content.corridors = [
      CorridorDefinition(id: "line", name: "L", nodeIDs: ["x", "c"], sectionModes: [.rail]),
      CorridorDefinition(
        id: "spur",
        name: "S",
        nodeIDs: ["x", "b", "c"],
        sectionModes: [.rail, .rail]
      ),
    ]
    return sketch
  }

  @Test(arguments: ["line", "spur"])
  func noLegIsUsedTwiceWhereTheOptimumWould(_ id: String) throws {
    let sketch = try outAndBack()
    #expect(try sketch.route("x", "c", objective: .distance).total.km == 512 + 128 + 128 + 512)
    if id == "line" {
      let answer = try along(sketch, "x", "c", id: id) { $0.objective = .distance }
      #expect(answer.total.km == 10_240)
    } else {
      #expect(try mismatch(sketch, "x", "c", id: id) == .notRoutable)
    }
  }

  @Test func aChainOfViasIsTheBestOfAllChainsThatUseNoLegTwice() throws {
    var found = 0
    var repeating = 0
    try forAll(count: 500, seed: 80_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 4...6, extraLegs: 2...4)
      let nodes = network.content.nodes.filter { $0.kind != .chokepoint }.map(\.id)
      let vias = Array(nodes.shuffled(using: &random).prefix(Int.random(in: 2...3, using: &random)))
      let modes = vias.dropFirst().map { _ in
        random.pick([CorridorDefinition.SectionMode.rail, .rail, .road, .water])
      }
      let required = random.chance(0.3) ? [random.pick(network.content.legs).id] : []
      let terms = OracleTerms(date: network.content.asOf)
      let oracle = CorridorOracle(
        book: OracleBook(network.content, terms: terms),
        vias: vias,
        modes: modes,
        requiredLegs: Set(required)
      )
      let table = try Network(network.content)
      let graph = try Router(table).prepare(Terms(date: table.asOf)).graph
      let indices = vias.compactMap { table.nodeIndex(id: $0) }
      let automaton = graph.corridorAutomaton(
        vias: indices,
        modes: modes,
        required: required.compactMap { table.legIndex(id: $0) }
      )
      let sources = [SearchSource(state: graph.startStates[indices[0]], weight: .zero)]
      let targets = [
        SearchSource(state: graph.endStates[indices[indices.count - 1]], weight: .zero)
      ]
      let admission = Admission(network: table, date: table.asOf)
      for objective in [Objective.time, .distance] {
        let path = graph.corridorPath(
          vias: indices,
          modes: modes,
          sources: sources,
          targets: targets,
          required: required.compactMap { table.legIndex(id: $0) },
          admission: admission,
          objective: objective
        )
        let expected = oracle.optimum(objective.oracleValue)
        #expect(path?.weight.primary == expected, "seed \(seed), \(objective): \(vias) \(modes)")
        if path != nil { found += 1 }
        let unrestrained = graph.shortestPath(
          from: sources,
          to: targets,
          automaton: automaton,
          over: AdmittedArcs(graph, admission: admission, objective: objective)
        )
        if unrestrained?.weight != path?.weight { repeating += 1 }
      }
    }
    #expect(found >= 60)
    #expect(repeating >= 5)
  }
}
