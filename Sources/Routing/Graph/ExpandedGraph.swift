import Geo

/// The graph that a search runs over, as plain numbers: for other tools to search it too.
///
/// Its states are (node, way) and what comes before and after; its arcs are what a query may use
/// that neither avoids nor requires anything, with the weight of one objective. A shortest path from
/// a node's start state to another's end state is the best route between them.
public struct ExpandedGraph: Sendable {
  public struct Arc: Hashable, Sendable {
    public var from: Int
    public var to: Int
    /// What the objective makes small, in its own unit.
    public var weight: Double
    /// What decides between equals: kilometres for time, else hours.
    public var tieBreaker: Double
    /// `nil` where nothing is travelled.
    public var legID: String?
  }

  public var stateCount: Int
  public var arcs: [Arc]
  /// Where freight starts and ends, by node.
  public var ends: [(nodeID: String, start: Int, end: Int)]
}

extension PreparedNetwork {
  /// The graph with the weights of an objective. Complexity: O(arcs).
  public func expandedGraph(by objective: Objective) -> ExpandedGraph {
    var arcs: [ExpandedGraph.Arc] = []
    for state in graph.states.indices {
      for arc in graph.arcs[graph.arcs(from: state)] where admission.allows(arc) {
        let weight = objective.weight(of: arc.cost)
        arcs.append(
          ExpandedGraph.Arc(
            from: state,
            to: arc.to,
            weight: weight.primary,
            tieBreaker: weight.secondary,
            legID: arc.kind == .leg ? network.legs[arc.item].id : nil
          )
        )
      }
    }
    return ExpandedGraph(
      stateCount: graph.states.count,
      arcs: arcs,
      ends: network.nodes.indices.map {
        (network.nodes[$0].id, graph.startStates[$0], graph.endStates[$0])
      }
    )
  }
}
