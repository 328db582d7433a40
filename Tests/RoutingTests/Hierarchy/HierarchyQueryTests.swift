import Routing
import TestSupport
import Testing

@Suite("Queries on a hierarchy")
struct HierarchyQueryTests {
  @Test("All pairs of small random networks are as Bellman and Ford say", arguments: 0..<40)
  func allPairs(seed: UInt64) throws {
    try forAll(count: 10, seed: seed * 1000) { generator, _ in
      let network = PlainNetwork(
        nodeCount: Int.random(in: 1...14, using: &generator),
        arcCount: Int.random(in: 0...30, using: &generator),
        using: &generator
      )
      try expectAllPairs(of: network, sources: Array(0..<network.nodeCount))
    }
  }

  @Test("Grids are as Bellman and Ford say", arguments: [5, 12, 30])
  func grids(side: Int) throws {
    var generator = SplitMix64(seed: UInt64(side))
    let network = PlainNetwork(gridSide: side, using: &generator)
    let sources = (0..<10).map { _ in Int.random(in: 0..<network.nodeCount, using: &generator) }
    try expectAllPairs(of: network, sources: sources)
  }

  /// Distances, paths and matrices of all pairs from some sources.
  private func expectAllPairs(of network: PlainNetwork, sources: [Int]) throws {
    let metric = Metric(try network.hierarchy(), weights: network.weights)
    var query = HierarchyQuery(metric)
    var perfectQuery = PerfectQuery(PerfectMetric(metric))
    let everyNode = Array(0..<network.nodeCount)
    let matrix = HierarchyTargets(metric, targets: everyNode).distances(from: sources)
    for (row, source) in sources.enumerated() {
      let expected = network.distances(from: source)
      #expect(
        Array(matrix[(row * network.nodeCount)..<((row + 1) * network.nodeCount)]) == expected
      )
      for target in everyNode {
        #expect(query.distance(from: source, to: target) == expected[target])
        #expect(perfectQuery.distance(from: source, to: target) == expected[target])
        let path = query.path(from: source, to: target)
        #expect((path == nil) == (expected[target] == Metric.unreachable))
        if let path { expectPath(path, from: source, to: target, expected[target], network) }
        let perfectPath = perfectQuery.path(from: source, to: target)
        #expect((perfectPath == nil) == (path == nil))
        if let perfectPath {
          expectPath(perfectPath, from: source, to: target, expected[target], network)
        }
      }
    }
  }

  private func expectPath(
    _ path: (weight: UInt32, arcs: [UInt32]),
    from source: Int,
    to target: Int,
    _ weight: UInt32,
    _ network: PlainNetwork
  ) {
    #expect(path.weight == weight)
    var node = UInt32(source)
    var sum: UInt32 = 0
    for arc in path.arcs {
      #expect(network.tails[Int(arc)] == node)
      node = network.heads[Int(arc)]
      sum += network.weights[Int(arc)]
    }
    #expect(node == UInt32(target))
    #expect(sum == weight)
  }

  @Test("Perfect customization leaves out what no shortest path needs")
  func perfectCustomization() throws {
    // The way 0–1–2 is shorter than the arc 0–2, whichever is contracted first.
    for order: [UInt32] in [[0, 1, 2], [1, 0, 2], [2, 0, 1]] {
      let hierarchy = try Hierarchy(
        nodeCount: 3,
        tails: [0, 1, 0],
        heads: [1, 2, 2],
        order: order
      )
      let perfect = PerfectMetric(Metric(hierarchy, weights: [1, 1, 3]))
      // Contracting the middle first makes the arc 0–2 stand for the way over it.
      #expect(perfect.arcCount == (order[0] == 1 ? 3 : 2))
    }
  }

  @Test("Sums that reach the greatest weight are unreachable")
  func saturation() throws {
    let hierarchy = try Hierarchy(
      nodeCount: 3,
      tails: [0, 1],
      heads: [1, 2],
      order: [1, 0, 2]
    )
    let half: UInt32 = 0x4000_0000
    var query = HierarchyQuery(Metric(hierarchy, weights: [half, half - 2]))
    #expect(query.distance(from: 0, to: 2) == Metric.unreachable - 1)
    query = HierarchyQuery(Metric(hierarchy, weights: [half, half - 1]))
    #expect(query.distance(from: 0, to: 2) == Metric.unreachable)
    #expect(query.path(from: 0, to: 2) == nil)
    query = HierarchyQuery(Metric(hierarchy, weights: [.max, .max]))
    #expect(query.distance(from: 0, to: 2) == Metric.unreachable)
    #expect(query.distance(from: 0, to: 0) == 0)
  }

  @Test("Targets may repeat, in any order, and there may be none")
  func repeatedTargets() throws {
    var generator = SplitMix64(seed: 3)
    let network = PlainNetwork(gridSide: 9, using: &generator)
    let metric = Metric(try network.hierarchy(), weights: network.weights)
    let targets = [80, 3, 3, 41, 80, 0]
    let sources = [7, 80, 7, 2]
    let matrix = HierarchyTargets(metric, targets: targets).distances(from: sources)
    for (row, source) in sources.enumerated() {
      let expected = network.distances(from: source)
      #expect(Array(matrix[(row * 6)..<(row * 6 + 6)]) == targets.map { expected[$0] })
    }
    #expect(HierarchyTargets(metric, targets: []).distances(from: sources).isEmpty)
    #expect(HierarchyTargets(metric, targets: targets).distances(from: []).isEmpty)
  }
}
