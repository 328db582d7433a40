import Geo
import TestSupport
import Testing

@testable import Routing

/// Guided searches against those without a guide, forced on networks far too small to need one.
@Suite("Guided search")
struct GuidedSearchTests {
  /// A route; `nil` for none.
  private static func answer(_ query: Query, on prepared: PreparedNetwork) throws -> Itinerary? {
    do {
      return try prepared.route(query)
    } catch QueryError.noRoute {
      return nil
    }
  }

  @Test("routes are the same with a guide and without, ties included, whatever the conditions")
  func routes() throws {
    var found = 0
    var missing = 0
    try forAll(count: 400, seed: 510_000) { random, seed in
      let network = RandomNetwork(&random)
      var question = RandomQuestion(network, &random)
      if random.chance(0.5) { question.addConditions(network, &random) }
      let plain = try question.prepared(network)
      let guided = try question.prepared(network)
      try #require(guided.workedOut.makeGuide(of: guided.graph) != nil)
      for objective in RandomQuestion.objectives {
        var query = question.query
        query.objective = objective
        let expected = try Self.answer(query, on: plain)
        #expect(
          try Self.answer(query, on: guided) == expected,
          "seed \(seed), \(objective): \(question)"
        )
        if expected == nil { missing += 1 } else { found += 1 }
      }
    }
    #expect(found > 500 && missing > 300)
  }

  @Test("the hierarchy of a search graph keeps its invariants")
  func invariants() throws {
    try forAll(count: 100, seed: 511_000) { random, _ in
      let network = RandomNetwork(&random, nodes: 4...30, extraLegs: 1...30)
      let prepared = try RandomQuestion(network, &random).prepared(network)
      let states = try StateHierarchy(prepared.graph)
      #expect(states.hierarchy.checkInvariants() == nil)
    }
  }

  @Test("what is left is never more than the way that is left, and hardly less")
  func potential() throws {
    try forAll(count: 60, seed: 512_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 4...20, extraLegs: 1...15)
      let question = RandomQuestion(network, &random)
      let prepared = try question.prepared(network)
      let graph = prepared.graph
      let guide = SearchGuide(try StateHierarchy(graph))
      for objective in [Objective.time, .distance, .cost] {
        let scale = WeightScale(objective)
        let metric = guide.metric(by: objective, of: graph, admission: prepared.admission)
        let target = graph.states.indices.filter {
          guide.states.nodeOfState[$0] != StateHierarchy.none
        }
        .randomElement(using: &random)
        guard let target else { continue }
        var potential = TargetPotential(
          metric,
          guide.states,
          scale: scale,
          targets: [(target, 0)]
        )
        let arcs = AdmittedArcs(graph, admission: prepared.admission, objective: objective)
        var tree = SearchTree(
          stateCount: graph.states.count,
          arcCount: graph.arcs.count,
          layerCount: 1
        )
        for state in graph.states.indices
        where guide.states.nodeOfState[state] != StateHierarchy.none {
          tree.grow(
            from: [SearchSource(state: state, weight: .zero)],
            over: arcs,
            automaton: FreeRoute()
          )
          let exact = tree.distance[target].primary
          let least = potential.weight(from: state)
          #expect(least <= exact, "seed \(seed)")
          if exact.isFinite {
            #expect(exact - least < 100 / scale.stepsPerUnit, "seed \(seed)")
          } else {
            #expect(least == .infinity, "seed \(seed)")
          }
        }
      }
    }
  }

  @Test("totals to many ends are the same with a guide and without")
  func oneToMany() throws {
    try forAll(count: 120, seed: 513_000) { random, seed in
      let network = RandomNetwork(&random)
      var question = RandomQuestion(network, &random)
      if random.chance(0.4) { question.addConditions(network, &random) }
      let plain = try question.prepared(network)
      let guided = try question.prepared(network)
      guided.workedOut.makeGuide(of: guided.graph)
      let nodes = network.content.nodes.map(\.id).prefix(GuideThreshold.destinations)
      for objective in RandomQuestion.objectives {
        var query = question.query
        query.objective = objective
        let weights = try [plain, guided].map { prepared in
          var search = try OneToManySearch(query, on: prepared)
          return try search.costs(
            from: search.origin(query.origin),
            to: nodes.map { try search.destination(.named($0)) }
          )
        }
        #expect(weights[0] == weights[1], "seed \(seed), \(objective): \(question)")
      }
    }
  }

  @Test("a guide is made when a graph is large and enough was asked")
  func threshold() {
    #expect(!GuideThreshold.isReached(states: 1_000_000, searches: 1))
    #expect(!GuideThreshold.isReached(states: 1000, searches: 1_000_000))
    #expect(GuideThreshold.isReached(states: 1_000_000, searches: 1000))
  }

  @Test("a weight beyond what a metric can count is not vouched for")
  func scale() {
    let scale = WeightScale(.time)
    #expect(scale.steps(1) == 36_000)
    #expect(scale.steps(1e9) == Metric.unreachable - 1)
    #expect(scale.holds(50_000) && !scale.holds(60_000))
    #expect(scale.weight(scale.steps(12.3456)) <= 12.3456)
  }
}
