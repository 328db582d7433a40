import TestSupport
import Testing

@testable import Routing

@Suite("Nested dissection")
struct NestedDissectionTests {
  @Test("Every node comes once, and the same network gives the same order")
  func permutation() throws {
    try forAll(count: 60, seed: 900) { generator, _ in
      let network = PlainNetwork(
        nodeCount: Int.random(in: 0...200, using: &generator),
        arcCount: Int.random(in: 0...400, using: &generator),
        using: &generator
      )
      func order() throws -> [UInt32] {
        try NestedDissection(
          longitudes: network.longitudes,
          latitudes: network.latitudes,
          tails: network.tails,
          heads: network.heads
        ).order
      }
      let first = try order()
      #expect(first.sorted() == Array(0..<UInt32(network.nodeCount)))
      #expect(try order() == first)
    }
  }

  @Test("A long line gets a depth of logarithmic size")
  func line() throws {
    let count = 4096
    let hierarchy = try Hierarchy(
      nodeCount: count,
      tails: (0..<UInt32(count - 1)).map { $0 },
      heads: (1..<UInt32(count)).map { $0 },
      order: NestedDissection(
        longitudes: (0..<count).map { Float($0) * 0.01 },
        latitudes: Array(repeating: 0, count: count),
        tails: (0..<UInt32(count - 1)).map { $0 },
        heads: (1..<UInt32(count)).map { $0 }
      ).order
    )
    #expect(hierarchy.depth <= 40)
    #expect(hierarchy.arcCount < 2 * count)
  }

  @Test("A hub with many branches is ordered in a moment, last of all")
  func hub() throws {
    let count = 20_000
    let order = try NestedDissection(
      longitudes: (0..<count).map { Float($0 % 150) },
      latitudes: (0..<count).map { Float($0 / 150) * 0.1 },
      tails: Array(repeating: 0, count: count - 1),
      heads: (1..<UInt32(count)).map { $0 }
    ).order
    #expect(order.last == 0)
  }

  @Test("Nodes that all lie in one place are ordered too")
  func onePlace() throws {
    var generator = SplitMix64(seed: 12)
    var network = PlainNetwork(gridSide: 15, using: &generator)
    network.longitudes = Array(repeating: 0, count: network.nodeCount)
    network.latitudes = network.longitudes
    #expect(try network.hierarchy().checkInvariants() == nil)
  }

  @Test("Sines are those of the half and quarter angles everybody knows")
  func sines() {
    let known: [(degrees: Double, sine: Double)] = [
      (0, 0), (30, 0.5), (45, 0.5.squareRoot()), (90, 1), (150, 0.5), (180, 0), (-90, -1),
      (210, -0.5), (390, 0.5), (-30, -0.5),
    ]
    for (degrees, sine) in known {
      #expect(abs(UnitSphere.sine(degrees) - sine) < 1e-9)
    }
  }

  @Test("A cut of the flow parts the first from the last with the fewest nodes")
  func smallestCut() {
    forAll(count: 300, seed: 4000) { generator, _ in
      let count = Int.random(in: 2...9, using: &generator)
      let arcs = (0..<Int.random(in: 1...18, using: &generator)).map { _ in
        (
          UInt32.random(in: 0..<UInt32(count), using: &generator),
          UInt32.random(in: 0..<UInt32(count), using: &generator)
        )
      }
      let graph = UndirectedGraph(
        nodeCount: count,
        tails: arcs.map(\.0),
        heads: arcs.map(\.1)
      )
      let order = (0..<UInt32(count)).shuffled(using: &generator)
      let endCount = Int.random(in: 1...(count / 2), using: &generator)
      var flow = NodeFlow(graph, order: order, endCount: endCount)
      flow.maximize()
      let cut = flow.smallestCut()
      let taken = cut.nodes.reduce(0) { $0 | 1 << Int($1) }
      #expect(!joins(graph, order, endCount, without: taken))
      let fewest = (0..<(1 << count)).filter { !joins(graph, order, endCount, without: $0) }
        .map(\.nonzeroBitCount).min()
      #expect(cut.nodes.count == fewest)
    }
  }

  /// Whether one of the first nodes reaches one of the last without those whose bit is set.
  private func joins(
    _ graph: UndirectedGraph,
    _ order: [UInt32],
    _ endCount: Int,
    without taken: Int
  ) -> Bool {
    var reached = Set(order.prefix(endCount).map(Int.init)).filter { taken & 1 << $0 == 0 }
    var isDone = false
    while !isDone {
      let next = reached.union(
        reached.flatMap { node in graph.range(of: node).map { Int(graph.neighbours[$0]) } }
          .filter { taken & 1 << $0 == 0 }
      )
      isDone = next == reached
      reached = next
    }
    return order.suffix(endCount).contains { reached.contains(Int($0)) }
  }
}
