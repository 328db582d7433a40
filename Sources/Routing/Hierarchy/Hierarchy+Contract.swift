extension Hierarchy {
  /// Contracts the nodes of a network in an order, such as one of ``NestedDissection``.
  ///
  /// - Parameters:
  ///   - nodeCount: nodes are the numbers from 0 to one less than this.
  ///   - tails: by input arc: the node it leaves.
  ///   - heads: by input arc: the node it reaches. Parallel arcs and loops may occur.
  ///   - order: every node once, the first to be contracted first. Ranks follow it but for what keeps
  ///     the same arcs: they are put into post-order of the elimination tree.
  /// - Throws: ``HierarchyError``.
  /// - Complexity: O(arcs of the hierarchy + input arcs · log(arcs of a node)).
  public init(
    nodeCount: Int,
    tails: [UInt32],
    heads: [UInt32],
    order: [UInt32]
  ) throws(HierarchyError) {
    try Hierarchy.validate(nodeCount: nodeCount, tails: tails, heads: heads)
    let ranks = try Hierarchy.inverse(of: order, nodeCount: nodeCount)
    var neighbours = HigherNeighbours(ranks: ranks, tails: tails, heads: heads)
    let postOrder = EliminationTree.postOrder(of: neighbours.eliminationTree())
    // The node of each final rank.
    let nodes = postOrder.map { order[Int($0)] }
    let finalRanks = try Hierarchy.inverse(of: nodes, nodeCount: nodeCount)
    neighbours = HigherNeighbours(ranks: finalRanks, tails: tails, heads: heads)
    let graph = ChordalGraph(filling: neighbours)
    guard graph.heads.count < Int(Int32.max) else {
      throw .tooLarge(
        what: "arcs of the hierarchy",
        count: graph.heads.count,
        maximum: Int(Int32.max) - 1
      )
    }
    let levels = try EliminationTree.levels(of: graph.parents)
    let input = InputArcs(tails: tails, heads: heads, ranks: finalRanks, graph: graph)
    let down = graph.down()
    try self.init(
      stored: HierarchyArrays(
        nodes: IntegerBlock(nodes),
        ranks: IntegerBlock(finalRanks),
        parents: IntegerBlock(graph.parents),
        levels: IntegerBlock(levels),
        firstArc: IntegerBlock(graph.firstArc),
        heads: IntegerBlock(graph.heads),
        headLevels: IntegerBlock(graph.heads.map { levels[Int($0)] }),
        firstDown: IntegerBlock(down.first),
        down: IntegerBlock(down.pairs),
        firstInput: IntegerBlock(input.first),
        inputs: IntegerBlock(input.entries),
        slots: IntegerBlock(input.slots)
      ),
      depth: nodeCount == 0 ? 0 : Int(levels.max() ?? 0) + 1
    )
  }

  static func validate(
    nodeCount: Int,
    tails: [UInt32],
    heads: [UInt32]
  ) throws(HierarchyError) {
    // Slots and entries carry a direction in their lowest bit.
    let maximum = Int(Int32.max) - 1
    guard nodeCount <= maximum else {
      throw .tooLarge(what: "nodes", count: nodeCount, maximum: maximum)
    }
    guard tails.count <= maximum else {
      throw .tooLarge(what: "arcs", count: tails.count, maximum: maximum)
    }
    guard tails.count == heads.count else {
      throw .unequalCounts(tails: tails.count, heads: heads.count)
    }
    for arc in tails.indices {
      let node = max(tails[arc], heads[arc])
      guard node < nodeCount else {
        throw .noSuchNode(arc: arc, node: node, nodeCount: nodeCount)
      }
    }
  }

  private static func inverse(
    of order: [UInt32],
    nodeCount: Int
  ) throws(HierarchyError) -> [UInt32] {
    var ranks = Array(repeating: Hierarchy.none, count: nodeCount)
    for (position, node) in order.enumerated() {
      guard node < nodeCount, ranks[Int(node)] == Hierarchy.none else {
        throw .orderIsNoPermutation(position: position)
      }
      ranks[Int(node)] = UInt32(position)
    }
    guard order.count == nodeCount else {
      throw .orderIsNoPermutation(position: order.count)
    }
    return ranks
  }
}
