import Geo
import TestSupport
import Testing

@testable import Routing

@Suite struct ReachTests {
  private static func limit(_ objective: Objective, _ value: Double) -> ReachLimit {
    switch objective {
    case .distance: .km(value)
    case .cost: .usd(value)
    case .co2: .kgCO2e(value)
    default: .hours(value)
    }
  }

  @Test func everyNodeWithinTheLimitIsThereWithTheArrivalOfItsRoute() throws {
    var within = 0
    var beyond = 0
    try forAll(count: 150, seed: 220_000) { random, seed in
      let network = RandomNetwork(&random)
      let question = RandomQuestion(network, &random)
      let prepared = try question.prepared(network)
      for (objective, value) in [
        (Objective.time, 40.0), (.distance, 1500), (.cost, 900), (.co2, 700),
      ] {
        let reach = try prepared.reach(
          from: question.query.origin,
          within: Self.limit(objective, value),
          under: question.query
        )
        var expected: [String: Double] = [:]
        for node in network.content.nodes {
          var query = question.query
          query.objective = objective
          query.destination = .named(node.id)
          guard let itinerary = try? prepared.route(query) else { continue }
          let arrival = objective.weight(of: itinerary.total).primary
          if arrival <= value { expected[node.id] = arrival } else { beyond += 1 }
        }
        let found = Dictionary(uniqueKeysWithValues: reach.nodes.map { ($0.nodeID, $0.arrival) })
        #expect(found == expected, "seed \(seed), \(objective): \(question)")
        within += found.count
      }
    }
    #expect(within >= 500 && beyond >= 200)
  }

  @Test func aStretchEndsWhereTheLimitDoesAndNeverBeyond() throws {
    var stretches: [ReachedStretch] = []
    try forAll(count: 200, seed: 221_000) { random, seed in
      let network = RandomNetwork(&random)
      let question = RandomQuestion(network, &random)
      let reach = try question.prepared(network).reach(
        from: question.query.origin,
        within: .hours(30),
        under: question.query
      )
      let shares = Dictionary(
        reach.stretches.map { ($0.legID, $0.course.last.share) },
        uniquingKeysWith: +
      )
      #expect(shares.values.allSatisfy { $0 <= 1 + 1e-12 }, "seed \(seed): a point counted twice")
      stretches += reach.stretches
    }
    for stretch in stretches {
      let last = stretch.course.last
      #expect(stretch.course.first.share == 0)
      #expect(last.arrival <= 30)
      if stretch.end == .limit { #expect(last.arrival == 30) }
      if stretch.end == .node { #expect(last.share == 1) }
    }
    for end in ReachedStretch.End.allCases {
      #expect(stretches.count { $0.end == end } >= 20, "\(end)")
    }
  }

  /// Two countries of different pace on one road, and a border at the end of it.
  @Test func theCutLiesWhereTheItinerarysOwnHoursPutIt() throws {
    var sketch = try NetworkSketch()
    try sketch.node("a", "KZ")
    try sketch.node("b", "CN")
    try sketch.leg(.road, "a", "b", km: 1024)
    let itinerary = try sketch.route("a", "b")
    func hours(_ country: String) -> Double {
      itinerary.components.filter {
        $0.country.code == country && ($0.cause == .running || $0.cause == .roadRest)
      }.compactMap(\.time?.meanHours).reduce(0, +)
    }
    let (first, second) = (hours("KZ"), hours("CN"))
    #expect(first > 0 && second > 0 && itinerary.total.hours > first + second)
    for (limit, share) in [
      (first / 4, 0.125), (first, 0.5), (first + second / 2, 0.75), (first + second + 0.5, 1.0),
    ] {
      let reach = try sketch.router().reach(
        from: .named("a"),
        within: .hours(limit),
        under: Query(from: .named("a"), to: .named("b"))
      )
      let stretch = try #require(reach.stretches.first)
      #expect(abs(stretch.course.last.share - share) < 1e-12)
      #expect(stretch.end == (share < 1 ? .limit : .node))
      #expect(reach.nodes.map(\.nodeID) == ["a"])
    }
  }

  /// A triangle of roads: freight comes to the middle of the far side from both ends.
  @Test func twoWaysRoundMeetWhereTheirArrivalsAreEqual() throws {
    var sketch = try NetworkSketch()
    for id in ["a", "b", "c"] { try sketch.node(id) }
    try sketch.leg(.road, "a", "b", km: 256)
    try sketch.leg(.road, "a", "c", km: 128)
    try sketch.leg(.road, "b", "c", km: 512, id: "far")
    let reach = try sketch.router().reach(
      from: .named("a"),
      within: .km(2000),
      under: Query(from: .named("a"), to: .named("b"))
    )
    let far = reach.stretches.filter { $0.legID == "far" }
    // 256 + x = 128 + (512 − x).
    #expect(far.map(\.course.last.share) == [192.0 / 512, 320.0 / 512])
    #expect(far.map(\.course.last.arrival) == [448, 448])
    #expect(far.map(\.end) == [.meeting, .meeting])
  }

  @Test func whatHasToBePassedIsRefused() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b")
    try sketch.leg(.road, "a", "b", km: 512)
    var conditions = Query(from: .named("a"), to: .named("b"))
    conditions.require = [try Selector(parsing: "node:b")]
    #expect(throws: QueryError.self) {
      try sketch.router().reach(from: .named("a"), within: .hours(9), under: conditions)
    }
  }
}
