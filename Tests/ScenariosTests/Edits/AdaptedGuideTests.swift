import Geo
import TestSupport
import Testing

@testable import Routing
@testable import Scenarios

/// A guide that takes over what an edit left alone knows what one made from the beginning would.
@Suite("Guides after an edit")
struct AdaptedGuideTests {
  @Test("Metrics updated in part equal those customized anew, and routes those without a guide")
  func equalsAFreshGuide() throws {
    var takenOver = 0
    try forAll(count: 200, seed: 12_000) { random, seed in
      let sketch = RandomNetwork(&random)
      let network = try Network(sketch.content)
      let terms = Terms(date: random.chance(0.5) ? network.asOf : day("2031"))
      let edits = try RandomEdits.mixture(of: sketch.content, &random)
      let edited = try Scenario(name: "random", edits: edits).apply(to: network).network
      let base = try Router(network).prepare(terms)
      let guide = try #require(base.workedOut.makeGuide(of: base.graph))
      for objective in [Objective.time, .cost] {
        _ = guide.metric(by: objective, of: base.graph, admission: base.admission)
      }
      let adapted = try base.adapted(to: edited)
      let fresh = try Router(edited).prepare(terms)
      guard let taken = adapted.workedOut.guide else { return }
      takenOver += 1
      let anew = SearchGuide(taken.states)
      for objective in [Objective.time, .cost] {
        let updated = taken.metric(by: objective, of: adapted.graph, admission: adapted.admission)
        let made = anew.metric(by: objective, of: fresh.graph, admission: fresh.admission)
        #expect(updated.weighsSame(as: made), "seed \(seed), \(objective)")
        for _ in 0..<5 {
          let nodes = edited.nodes.map(\.id)
          let query = Query(
            from: .named(random.pick(nodes)),
            to: .named(random.pick(nodes)),
            objective: objective
          )
          let expected = try? fresh.route(query).total
          let answer = try? adapted.route(query).total
          #expect(
            answer.map(objective.weight) == expected.map(objective.weight),
            "seed \(seed), \(objective)"
          )
        }
      }
    }
    #expect(takenOver > 50, "only \(takenOver) of 200 took a guide over")
  }
}
