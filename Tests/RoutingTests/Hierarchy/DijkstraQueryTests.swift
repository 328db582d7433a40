import Routing
import TestSupport
import Testing

@Suite("Dijkstra on plain arcs")
struct DijkstraQueryTests {
  @Test("All pairs of small random networks are as Bellman and Ford say", arguments: 0..<20)
  func allPairs(seed: UInt64) throws {
    try forAll(count: 10, seed: seed * 1000) { generator, _ in
      let network = PlainNetwork(
        nodeCount: Int.random(in: 1...14, using: &generator),
        arcCount: Int.random(in: 0...30, using: &generator),
        using: &generator
      )
      var query = try DijkstraQuery(
        nodeCount: network.nodeCount,
        tails: network.tails,
        heads: network.heads,
        weights: network.weights
      )
      for source in 0..<network.nodeCount {
        let expected = network.distances(from: source)
        #expect(query.distances(from: source) == expected)
        for target in 0..<network.nodeCount {
          #expect(query.distance(from: source, to: target) == expected[target])
          let path = query.path(from: source, to: target)
          #expect((path == nil) == (expected[target] == Metric.unreachable))
          guard let path else { continue }
          #expect(
            path.arcs.reduce(0) { $0 + UInt64(network.weights[Int($1)]) }
              == UInt64(expected[target])
          )
          var node = UInt32(source)
          for arc in path.arcs {
            #expect(network.tails[Int(arc)] == node)
            node = network.heads[Int(arc)]
          }
          #expect(node == UInt32(target))
        }
      }
    }
  }
}
