import Geo
import TestSupport
import Testing

@testable import Routing
@testable import Scenarios

/// A graph that takes over what an edit left alone is the graph that would be built anew.
@Suite("Graphs after an edit")
struct AdaptedGraphTests {
  @Test("An adapted graph equals one built from the beginning, arc by arc, 400 cases")
  func equalsAFreshGraph() throws {
    var takenOver = 0
    var built = 0
    try forAll(count: 400, seed: 11_000) { random, seed in
      let sketch = RandomNetwork(&random)
      let network = try Network(sketch.content)
      let terms = Terms(
        date: random.chance(0.5) ? network.asOf : day("2031"),
        service: random.pick(ServiceClass.allCases)
      )
      let edits = try RandomEdits.mixture(of: sketch.content, &random)
      let scenario = Scenario(name: "random", edits: edits)
      let edited = try scenario.apply(to: network).network
      let base = try Router(network).prepare(terms)
      let adapted = try base.adapted(to: edited)
      let fresh = try Router(edited).prepare(terms)
      if NetworkRevision(from: network, to: edited) == nil { built += 1 } else { takenOver += 1 }
      let words = "seed \(seed), \(edits.map(\.edit.summary))"
      expectSame(adapted, fresh, words)
      // And back again, from the edited graph to the base's.
      expectSame(try adapted.adapted(to: network), base, "back, \(words)")
    }
    #expect(takenOver > 100, "only \(takenOver) of 400 took anything over")
    #expect(built > 20, "only \(built) of 400 were built anew")
  }

  private func expectSame(_ one: PreparedNetwork, _ other: PreparedNetwork, _ words: String) {
    #expect(one.graph.states == other.graph.states, "\(words)")
    #expect(one.graph.offsets == other.graph.offsets, "\(words)")
    #expect(one.graph.waysByNode == other.graph.waysByNode, "\(words)")
    #expect(one.graph.arcs.map(\.identity) == other.graph.arcs.map(\.identity), "\(words)")
    #expect(one.graph.arcs.map(\.cost) == other.graph.arcs.map(\.cost), "\(words)")
    #expect(one.graph.arcs.map(\.lacksTariff) == other.graph.arcs.map(\.lacksTariff), "\(words)")
    #expect(one.admission.legIsOpen == other.admission.legIsOpen, "\(words)")
    #expect(one.admission.facilityIsOpen == other.admission.facilityIsOpen, "\(words)")
  }
}

extension SearchGraph.Arc {
  fileprivate var identity: [Int] {
    let kind = SearchGraph.Arc.kinds.firstIndex(of: kind) ?? -1
    return [to, item, isReversed ? 1 : 0, boards ? 1 : 0, kind]
  }

  private static let kinds: [Kind] = [.start, .leg, .facility, .berth, .end]
}
