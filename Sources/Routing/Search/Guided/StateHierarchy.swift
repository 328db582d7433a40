import Geo

/// The hierarchy of a search graph: over its (node, way) states, so that gauge, facilities and borders
/// mean on a network of millions of legs what they mean on a small one.
///
/// States before freight has started and after it has ended are left out: nothing passes through them.
struct StateHierarchy: Sendable {
  let hierarchy: Hierarchy
  /// By state of the graph: the node of the hierarchy; ``none`` for one that is left out.
  let nodeOfState: [UInt32]
  /// By input arc of the hierarchy: the position of the arc of the graph.
  let arcPositions: [UInt32]

  static let none = UInt32.max

  /// Orders and contracts the states by where they lie.
  ///
  /// - Throws: ``HierarchyError`` for a graph too large for it.
  /// - Complexity: see ``NestedDissection`` and ``Hierarchy``.
  init(_ graph: SearchGraph) throws(HierarchyError) {
    var nodeOfState = Array(repeating: StateHierarchy.none, count: graph.states.count)
    var longitudes: [Float] = []
    var latitudes: [Float] = []
    let nodes = graph.network.nodes
    for (index, state) in graph.states.enumerated() {
      switch state.phase {
      case .start, .end: continue
      case .waiting, .moving, .lifted:
        nodeOfState[index] = UInt32(longitudes.count)
        let coordinate = nodes[state.node].coordinate
        longitudes.append(Float(coordinate.longitude))
        latitudes.append(Float(coordinate.latitude))
      }
    }
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var positions: [UInt32] = []
    for state in graph.states.indices where nodeOfState[state] != StateHierarchy.none {
      for position in graph.arcs(from: state) {
        let head = nodeOfState[graph.arcs[position].to]
        if head == StateHierarchy.none { continue }
        tails.append(nodeOfState[state])
        heads.append(head)
        positions.append(UInt32(position))
      }
    }
    let dissection = try NestedDissection(
      longitudes: longitudes,
      latitudes: latitudes,
      tails: tails,
      heads: heads
    )
    hierarchy = try Hierarchy(
      nodeCount: longitudes.count,
      tails: tails,
      heads: heads,
      order: dissection.order
    )
    self.nodeOfState = nodeOfState
    arcPositions = positions
  }
}
