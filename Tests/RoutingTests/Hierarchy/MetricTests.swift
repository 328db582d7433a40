import TestSupport
import Testing

@testable import Routing

@Suite("Metric")
struct MetricTests {
  @Test("After any edits partial customization equals full customization", arguments: 0..<20)
  func partialEqualsFull(seed: UInt64) throws {
    try forAll(count: 10, seed: seed * 1000) { generator, _ in
      let network = PlainNetwork(
        nodeCount: Int.random(in: 1...20, using: &generator),
        arcCount: Int.random(in: 1...50, using: &generator),
        using: &generator
      )
      let hierarchy = try network.hierarchy()
      var metric = Metric(hierarchy, weights: network.weights)
      var weights = network.weights
      for _ in 0..<20 {
        let edits = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
          (
            arc: Int.random(in: 0..<weights.count, using: &generator),
            weight: PlainNetwork.weight(using: &generator)
          )
        }
        metric.update(edits)
        for edit in edits { weights[edit.arc] = edit.weight }
        #expect(metric.weighsSame(as: Metric(hierarchy, weights: weights)))
      }
    }
  }

  @Test("Edits on a grid and their reversal equal full customization")
  func editsOnGrid() throws {
    var generator = SplitMix64(seed: 77)
    let network = PlainNetwork(gridSide: 40, using: &generator)
    let hierarchy = try network.hierarchy()
    let original = Metric(hierarchy, weights: network.weights)
    for editCount in [1, 10, 100, 1000] {
      var metric = original
      var weights = network.weights
      let edits = (0..<editCount).map { _ in
        (
          arc: Int.random(in: 0..<weights.count, using: &generator),
          weight: UInt32.random(in: 0...200, using: &generator)
        )
      }
      metric.update(edits)
      for edit in edits { weights[edit.arc] = edit.weight }
      #expect(metric.weighsSame(as: Metric(hierarchy, weights: weights)))
      metric.update(edits.map { (arc: $0.arc, weight: network.weights[$0.arc]) })
      #expect(metric.weighsSame(as: original))
    }
  }

  @Test("A copy keeps its weights when the other is edited")
  func valueSemantics() throws {
    let hierarchy = try Hierarchy(nodeCount: 2, tails: [0], heads: [1], order: [0, 1])
    let original = Metric(hierarchy, weights: [7])
    var edited = original
    edited.update([(arc: 0, weight: 9)])
    #expect(original.inputWeights == [7])
    #expect(edited.inputWeights == [9])
  }

  @Test("Customizing in the same memory equals customizing in new memory")
  func customizingAgain() throws {
    var generator = SplitMix64(seed: 78)
    let network = PlainNetwork(gridSide: 12, using: &generator)
    let hierarchy = try network.hierarchy()
    var metric = Metric(hierarchy, weights: network.weights)
    let others = network.weights.map { _ in PlainNetwork.weight(using: &generator) }
    metric.customize(weights: others)
    #expect(metric.weighsSame(as: Metric(hierarchy, weights: others)))
  }

  @Test("Any number of workers gives the same weights", arguments: [2, 3, 8])
  func workers(count: Int) throws {
    try forAll(count: 12, seed: 500) { generator, _ in
      let network = PlainNetwork(
        gridSide: Int.random(in: 1...40, using: &generator),
        using: &generator
      )
      let hierarchy = try network.hierarchy()
      let alone = Metric(hierarchy, weights: network.weights)
      #expect(alone.weighsSame(as: Metric(hierarchy, weights: network.weights, workerCount: count)))
    }
  }

  @Test("Loops, parallel and closed arcs weigh the same with any number of workers")
  func workersOnRandomNetworks() throws {
    try forAll(count: 60, seed: 700) { generator, _ in
      let network = PlainNetwork(
        nodeCount: Int.random(in: 1...60, using: &generator),
        arcCount: Int.random(in: 0...150, using: &generator),
        using: &generator
      )
      let hierarchy = try network.hierarchy()
      var metric = Metric(hierarchy, weights: network.weights.map { _ in 1 }, workerCount: 2)
      metric.customize(weights: network.weights, workerCount: 4)
      #expect(metric.weighsSame(as: Metric(hierarchy, weights: network.weights)))
    }
  }

  /// Contracted from one end, each node is the parent of the one before, and a third of them are joined
  /// to the last, so that nodes have one higher neighbour, two, and many below.
  @Test("Trees deeper than any front is kept for are customized alike")
  func deepTree() throws {
    let nodeCount = 5000
    let last = UInt32(nodeCount - 1)
    var (tails, heads): ([UInt32], [UInt32]) = ([], [])
    for node in 0..<last {
      tails += [node, node + 1]
      heads += [node + 1, node]
      if node % 3 == 0 {
        tails.append(node)
        heads.append(last)
      }
    }
    let hierarchy = try Hierarchy(
      nodeCount: nodeCount,
      tails: tails,
      heads: heads,
      order: Array(0..<UInt32(nodeCount))
    )
    #expect(hierarchy.depth == nodeCount)
    var generator = SplitMix64(seed: 79)
    var weights = tails.map { _ in UInt32.random(in: 1...1000, using: &generator) }
    var metric = Metric(hierarchy, weights: weights)
    #expect(metric.weighsSame(as: Metric(hierarchy, weights: weights, workerCount: 3)))
    let edits = (0..<50).map { _ in
      (
        arc: Int.random(in: 0..<weights.count, using: &generator),
        weight: UInt32.random(in: 0...2000, using: &generator)
      )
    }
    metric.update(edits)
    for edit in edits { weights[edit.arc] = edit.weight }
    #expect(metric.weighsSame(as: Metric(hierarchy, weights: weights)))
    var query = HierarchyQuery(metric)
    var plain = try DijkstraQuery(
      nodeCount: nodeCount,
      tails: tails,
      heads: heads,
      weights: weights
    )
    for source in stride(from: 0, to: nodeCount, by: 1009) {
      let expected = plain.distances(from: source)
      for target in stride(from: 0, to: nodeCount, by: 617) {
        #expect(query.distance(from: source, to: target) == expected[target])
      }
    }
  }

  @Test("Updates taken back, the last first, leave what was there")
  func takingBack() throws {
    try forAll(count: 20, seed: 600) { generator, _ in
      let network = PlainNetwork(gridSide: 9, using: &generator)
      guard !network.weights.isEmpty else { return }
      let original = Metric(try network.hierarchy(), weights: network.weights)
      var metric = original
      var changes: [Metric.Change] = []
      for _ in 0..<5 {
        let edits = (0..<4).map { _ in
          (
            arc: Int.random(in: 0..<network.weights.count, using: &generator),
            weight: PlainNetwork.weight(using: &generator)
          )
        }
        changes.append(metric.update(edits))
      }
      for change in changes.reversed() { metric.undo(change) }
      #expect(metric.weighsSame(as: original))
    }
  }
}
