import Formats
import Geo
import TestSupport
import Testing

@testable import Routing

/// The shipped network, guided, against itself.
@Suite("Guided search on the shipped network")
struct GuidedShippedTests {
  @Test(
    "hundreds of routes are those without a guide",
    arguments: [Objective.time, .cost, .distance]
  )
  func routes(objective: Objective) throws {
    let network = try NetworkLoader.load(.shipped).network
    let terms = Terms(date: network.asOf)
    let plain = try Router(network).prepare(terms)
    let guided = try Router(network).prepare(terms)
    try #require(guided.workedOut.makeGuide(of: guided.graph) != nil)
    var random = SplitMix64(seed: 520_000)
    let nodes = network.nodes.filter { $0.kind != .chokepoint }.map(\.id)
    var found = 0
    for _ in 0..<150 {
      var query = Query(from: .named(random.pick(nodes)), to: .named(random.pick(nodes)))
      query.objective = objective
      let expected = try? plain.route(query)
      let answer = try? guided.route(query)
      #expect(answer == expected)
      if expected != nil { found += 1 }
    }
    #expect(found > 75)
  }
}
