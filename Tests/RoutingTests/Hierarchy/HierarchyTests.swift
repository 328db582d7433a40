import TestSupport
import Testing

@testable import Routing

@Suite("Hierarchy")
struct HierarchyTests {
  @Test("Its invariants hold on small random networks, whatever the order", arguments: 0..<40)
  func invariants(seed: UInt64) throws {
    try forAll(count: 10, seed: seed * 1000) { generator, _ in
      let nodeCount = Int.random(in: 0...14, using: &generator)
      let network = PlainNetwork(
        nodeCount: nodeCount,
        arcCount: Int.random(in: 0...30, using: &generator),
        using: &generator
      )
      let byDissection = try network.hierarchy()
      #expect(byDissection.checkInvariants() == nil)
      let anyOrder = try Hierarchy(
        nodeCount: nodeCount,
        tails: network.tails,
        heads: network.heads,
        order: (0..<UInt32(nodeCount)).shuffled(using: &generator)
      )
      #expect(anyOrder.checkInvariants() == nil)
    }
  }

  @Test("Its invariants hold on grids, where dissection divides many times")
  func invariantsOfGrids() throws {
    for side in [2, 7, 19, 60] {
      var generator = SplitMix64(seed: UInt64(side))
      let hierarchy = try PlainNetwork(gridSide: side, using: &generator).hierarchy()
      #expect(hierarchy.checkInvariants() == nil)
    }
  }

  @Test("Its levels are the ancestors that are counted by hand")
  func levelsByHand() throws {
    // A line 0–1–2 whose middle is contracted last: both ends hang below it.
    let hierarchy = try Hierarchy(nodeCount: 3, tails: [0, 1], heads: [1, 2], order: [0, 2, 1])
    #expect(hierarchy.depth == 2)
    #expect(hierarchy.arcCount == 2)
    // Contracting the middle first joins the ends.
    let joined = try Hierarchy(nodeCount: 3, tails: [0, 1], heads: [1, 2], order: [1, 0, 2])
    #expect(joined.depth == 3)
    #expect(joined.arcCount == 3)
  }

  @Test("What cannot be a hierarchy is refused with the reason")
  func refusals() {
    #expect(throws: HierarchyError.noSuchNode(arc: 1, node: 2, nodeCount: 2)) {
      try Hierarchy(nodeCount: 2, tails: [0, 1], heads: [1, 2], order: [0, 1])
    }
    #expect(throws: HierarchyError.unequalCounts(tails: 1, heads: 2)) {
      try Hierarchy(nodeCount: 2, tails: [0], heads: [1, 0], order: [0, 1])
    }
    #expect(throws: HierarchyError.orderIsNoPermutation(position: 1)) {
      try Hierarchy(nodeCount: 2, tails: [], heads: [], order: [0, 0])
    }
    #expect(throws: HierarchyError.orderIsNoPermutation(position: 1)) {
      try Hierarchy(nodeCount: 2, tails: [], heads: [], order: [0])
    }
    #expect(throws: HierarchyError.badCoordinate(node: 1)) {
      try NestedDissection(longitudes: [0, .nan], latitudes: [0, 0], tails: [], heads: [])
    }
  }

  @Test("What is taken from stored arrays is what was stored")
  func storedArrays() throws {
    var generator = SplitMix64(seed: 5)
    let network = PlainNetwork(gridSide: 8, using: &generator)
    let hierarchy = try network.hierarchy()
    let again = try Hierarchy(stored: hierarchy.stored, depth: hierarchy.depth)
    #expect(again.checkInvariants() == nil)
    var arrays = hierarchy.stored
    arrays.levels = IntegerBlock([])
    #expect(throws: HierarchyError.arraysDisagree("levels")) {
      try Hierarchy(stored: arrays, depth: hierarchy.depth)
    }
  }

  @Test("The checker finds what is wrong")
  func checkerFindsFaults() throws {
    var generator = SplitMix64(seed: 6)
    let hierarchy = try PlainNetwork(gridSide: 6, using: &generator).hierarchy()
    func broken(_ change: (inout HierarchyArrays) -> Void) throws -> String? {
      var arrays = hierarchy.stored
      change(&arrays)
      return try Hierarchy(stored: arrays, depth: hierarchy.depth).checkInvariants()
    }
    func changed<Element>(_ block: IntegerBlock<Element>, at index: Int) -> IntegerBlock<Element> {
      var elements = (0..<block.count).map { block.span[$0] }
      elements[index] ^= 1
      return IntegerBlock(elements)
    }
    #expect(try broken { $0.nodes = changed($0.nodes, at: 3) } != nil)
    #expect(try broken { $0.ranks = changed($0.ranks, at: 3) } != nil)
    #expect(try broken { $0.parents = changed($0.parents, at: 3) } != nil)
    #expect(try broken { $0.levels = changed($0.levels, at: 3) } != nil)
    #expect(try broken { $0.firstArc = changed($0.firstArc, at: 3) } != nil)
    #expect(try broken { $0.heads = changed($0.heads, at: 3) } != nil)
    #expect(try broken { $0.headLevels = changed($0.headLevels, at: 3) } != nil)
    #expect(try broken { $0.firstDown = changed($0.firstDown, at: 30) } != nil)
    #expect(try broken { $0.down = changed($0.down, at: 3) } != nil)
    #expect(try broken { $0.firstInput = changed($0.firstInput, at: 3) } != nil)
    #expect(try broken { $0.inputs = changed($0.inputs, at: 3) } != nil)
    #expect(try broken { $0.slots = changed($0.slots, at: 3) } != nil)
  }
}
