import Geo
import Routing
import Scenarios
import TestSupport
import Testing

/// What must hold for every scenario on every network.
@Suite("Laws of scenarios")
struct ScenarioLawTests {
  private static let objectives: [Objective] = [.time, .distance, .cost, .co2, .gaugeChanges]
  private static let dates = [day("2026-01-01"), day("2026-07-01"), day("2031")]

  /// The optimum; infinite where there is no route or an end is closed.
  private static func optimum(_ query: Query, on network: PreparedNetwork) throws -> Double {
    do {
      return query.objective.value(of: try network.route(query))
    } catch QueryError.noRoute, QueryError.endIsClosed {
      return .infinity
    }
  }

  private static func question(
    _ network: RandomNetwork,
    _ random: inout SplitMix64
  ) -> Query {
    let nodes = network.content.nodes.map(\.id)
    let from = random.pick(nodes)
    return Query(
      from: .named(from),
      to: .named(random.pick(nodes.filter { $0 != from })),
      date: random.pick(dates)
    )
  }

  @Test("What only harms never lowers the optimum of its objective, 400 cases")
  func harmNeverHelps() throws {
    try Self.checkMonotony(.harms, seed: 4_000) { $0 >= $1 }
  }

  @Test("What only helps never raises the optimum of its objective, 400 cases")
  func helpNeverHarms() throws {
    try Self.checkMonotony(.helps, seed: 5_000) { $0 <= $1 }
  }

  /// - Parameter holds: what the new optimum must be to the old one.
  private static func checkMonotony(
    _ effect: RandomEdits.Effect,
    seed: UInt64,
    _ holds: (Double, Double) -> Bool
  ) throws {
    var moved = 0
    try forAll(count: 400, seed: seed) { random, seed in
      let sketch = RandomNetwork(&random)
      let network = try Network(sketch.content)
      let edits = try (0..<Int.random(in: 1...3, using: &random)).map { number in
        PlacedEdit(
          try RandomEdits.edit(effect, of: sketch.content, number: number, &random)
        )
      }
      let edited = try Scenario(name: "random", edits: edits).apply(to: network).network
      var query = question(sketch, &random)
      let terms = Terms(date: try #require(query.date))
      let original = try Router(network).prepare(terms)
      let changed = try Router(edited).prepare(terms)
      for objective in objectives {
        query.objective = objective
        let before = try optimum(query, on: original)
        let after = try optimum(query, on: changed)
        if before != after { moved += 1 }
        let words = edits.map(\.edit.summary)
        #expect(holds(after, before), "seed \(seed), \(objective), \(words): \(before) to \(after)")
      }
    }
    // A law about optima that never move would say nothing.
    #expect(moved > 100, "only \(moved) optima moved")
  }

  @Test("Undo puts back every stored row, id and name, 300 cases")
  func undo() throws {
    try forAll(count: 300, seed: 6_000) { random, seed in
      let sketch = RandomNetwork(&random)
      let network = try Network(sketch.content)
      let edits = try RandomEdits.mixture(of: sketch.content, &random)
      let scenario = Scenario(name: "random", date: day("2031"), edits: edits)
      var (edited, undo) = try scenario.apply(to: network)
      #expect(edited.scenarioNames == ["random"])
      _ = try edited.apply(undo)
      #expect(edited.scenarioNames == [])
      expectSame(edited, network, "seed \(seed), \(edits.map(\.edit.summary))")
    }
  }

  @Test("Applying two scenarios one after the other is applying the composed one, 300 cases")
  func composition() throws {
    try forAll(count: 300, seed: 7_000) { random, seed in
      let sketch = RandomNetwork(&random)
      let network = try Network(sketch.content)
      let first = Scenario(
        name: "first",
        date: random.chance(0.5) ? day("2031") : nil,
        edits: try RandomEdits.mixture(of: sketch.content, &random)
      )
      // Its additions have other ids than the first one's.
      let second = Scenario(
        name: "second",
        date: random.chance(0.5) ? day("2035") : nil,
        edits: try RandomEdits.mixture(of: sketch.content, &random)
          .filter { !($0.edit is AddEdit) }
      )
      let composed = Scenario(
        name: "composed",
        date: second.date,
        base: [first],
        edits: second.edits
      )
      let inTurn = try second.apply(to: first.apply(to: network).network).network
      expectSame(try composed.apply(to: network).network, inTurn, "seed \(seed)")
    }
  }

  @Test("Edits on disjoint elements commute, 300 cases")
  func commute() throws {
    var compared = 0
    try forAll(count: 300, seed: 8_000) { random, seed in
      let sketch = RandomNetwork(&random)
      let network = try Network(sketch.content)
      let edits = try (0..<2).map { number in
        PlacedEdit(try RandomEdits.edit(.harms, of: sketch.content, number: number, &random))
      }
      let resolved = try Scenario(name: "random", edits: edits).resolve(in: network)
      let touched = resolved.steps.map { Set($0.outcome.touched.map(\.element)) }
      guard touched[0].isDisjoint(with: touched[1]) else { return }
      compared += 1
      let swapped = try Scenario(name: "random", edits: edits.reversed()).resolve(in: network)
      // New rows stand in the order in which they were added, which no figure depends on.
      let words: Comment = "seed \(seed), \(edits.map(\.edit.summary))"
      #expect(Set(resolved.network.tariffs) == Set(swapped.network.tariffs), words)
      #expect(resolved.network.legs == swapped.network.legs, words)
      #expect(resolved.network.facilities == swapped.network.facilities, words)
      #expect(resolved.network.nodes == swapped.network.nodes, words)
    }
    #expect(compared > 50)
  }

  private static func expectSame(_ a: Network, _ b: Network, _ comment: Comment) {
    #expect(a.nodes == b.nodes, comment)
    #expect(a.legs == b.legs, comment)
    #expect(a.facilities == b.facilities, comment)
    #expect(a.crossings == b.crossings, comment)
    #expect(a.services == b.services, comment)
    #expect(a.tariffs == b.tariffs, comment)
    #expect(a.defaultDate == b.defaultDate, comment)
    #expect(Array(a.legEnds) == Array(b.legEnds), comment)
    for (position, node) in b.nodes.enumerated() {
      #expect(a.nodeIndex(id: node.id) == position, comment)
    }
    for (position, leg) in b.legs.enumerated() {
      #expect(a.legIndex(id: leg.id) == position, comment)
    }
    for (position, facility) in b.facilities.enumerated() {
      #expect(a.facilityIndex(id: facility.id) == position, comment)
    }
  }

  private func expectSame(_ a: Network, _ b: Network, _ comment: Comment) {
    Self.expectSame(a, b, comment)
  }
}
