import Geo
import TestSupport
import Testing

@testable import Routing

/// Answers on a part of a network against those on the whole, on networks of all modes and gauges.
@Suite("Answers on an excerpt")
struct ExcerptTests {
  /// A question on the terms that files hold for.
  private static func question(
    _ sketch: RandomNetwork,
    _ random: inout SplitMix64
  ) -> RandomQuestion {
    var question = RandomQuestion(sketch, &random)
    if random.chance(0.6) { question.addConditions(sketch, &random) }
    question.query.date = nil
    question.query.service = .ordinary
    question.query.cargo = .feu
    question.query.variants = []
    if random.chance(0.3) {
      question.query.avoid += RandomQuestion.selectors(
        random.pick(["country:RU", "kind:port country:KZ", "mode:road", "n*", "gauge:1520"])
      )
    }
    if random.chance(0.15) { question.query.require += RandomQuestion.selectors("mode:rail") }
    return question
  }

  @Test("routes are those of the whole network in every step, whatever the conditions")
  func routes() throws {
    var found = 0
    var byExcerpt = 0
    try forAll(count: 150, seed: 530_000) { random, seed in
      let sketch = RandomNetwork(&random, nodes: 4...16, extraLegs: 1...14)
      let question = Self.question(sketch, &random)
      let network = try Network(sketch.content)
      let stored = try network.withListedWays()
      for objective in WaysTable.objectives {
        var query = question.query
        query.objective = objective
        let prepared = try Router(network).prepared(for: query, variants: [])
        let expected = try? prepared.route(query)
        if expected != nil { found += 1 }
        guard let answer = try Router(stored).routeByExcerpt(query) else { continue }
        byExcerpt += 1
        #expect(answer == expected, "seed \(seed), \(objective): \(question)")
      }
    }
    #expect(found > 100)
    #expect(byExcerpt * 10 > found * 9, "\(byExcerpt) of \(found) by an excerpt")
  }

  @Test("reaches are those of the whole network, to the last stretch")
  func reaches() throws {
    var byExcerpt = 0
    try forAll(count: 100, seed: 531_000) { random, seed in
      let sketch = RandomNetwork(&random, nodes: 4...16, extraLegs: 1...14)
      var question = Self.question(sketch, &random)
      question.query.vias = []
      question.query.require.removeAll { !$0.isExclusive }
      let network = try Network(sketch.content)
      let stored = try network.withListedWays()
      let limit = random.pick([
        ReachLimit.hours(Double(Int.random(in: 0...200, using: &random))),
        .km(Double(Int.random(in: 0...3000, using: &random))),
        .usd(Double(Int.random(in: 0...3000, using: &random))),
      ])
      let answer = try Router(stored).reachByExcerpt(
        from: question.query.origin,
        within: limit,
        under: question.query
      )
      guard let answer else { return }
      byExcerpt += 1
      let expected = try Router(network).reach(
        from: question.query.origin,
        within: limit,
        under: question.query
      )
      #expect(answer.nodes == expected.nodes, "seed \(seed)")
      #expect(answer.stretches == expected.stretches, "seed \(seed)")
      #expect(answer.figures == expected.figures, "seed \(seed)")
      #expect(answer.origin.id == expected.origin.id && answer.origin.name == expected.origin.name)
    }
    #expect(byExcerpt > 50, "only \(byExcerpt) by an excerpt")
  }

  @Test("other terms than the file's, points and corridors are left to the whole network")
  func declines() throws {
    var random = SplitMix64(seed: 532_000)
    let sketch = RandomNetwork(&random)
    let stored = try Network(sketch.content).withListedWays()
    let query = Query(from: .named("n0"), to: .named("n1"))
    #expect(ExcerptSearch(query, on: stored) != nil)
    func declines(_ change: (inout Query) throws -> Void) throws -> Bool {
      var changed = query
      try change(&changed)
      return ExcerptSearch(changed, on: stored) == nil
    }
    #expect(try declines { $0.date = day("2031") })
    #expect(try declines { $0.service = .block })
    #expect(try declines { $0.objective = .co2 })
    #expect(try declines { $0.variants = ["v"] })
    #expect(try declines { $0.avoid = [try Selector(parsing: "no-such-thing")] })
    #expect(try declines { $0.vias = ["no-such-thing"] })
    #expect(ExcerptSearch(query, on: try Network(sketch.content)) == nil)
    let point = try Coordinate(longitude: 30, latitude: 35)
    #expect(throws: LookupError.self) { try stored.resolveEnd(of: .point(point)) }
  }
}
