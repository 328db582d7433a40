import Geo

/// What a file needs to tell where best ways lie without building a search graph: the states and what
/// leads from one to another, their hierarchy, and for each objective its metric with what starting and
/// ending costs.
public struct WaysTable: Sendable {
  /// The objectives that files hold.
  public static let objectives: [Objective] = [.time, .distance, .cost]

  /// What the ways hold for.
  public static func terms(of network: Network) -> Terms { Terms(date: network.asOf) }

  public struct Metric: Sendable {
    public var objective: Objective
    /// By arc of the hierarchy: all weights up, then all weights down.
    public var weights: [UInt32]
    /// By input arc.
    public var inputWeights: [UInt32]
    /// By state: what it costs to start there and to end there;
    /// ``Routing/Metric/unreachable`` where freight does not.
    public var startWeights: [UInt32]
    public var endWeights: [UInt32]
  }

  public var hierarchy: Hierarchy
  /// `firstState[n]..<firstState[n + 1]` are the hierarchy's nodes that are states of network node n.
  public var firstState: [UInt32]
  /// By state: its node.
  public var stateNodes: [UInt32]
  /// `firstExit[s]..<firstExit[s + 1]` are the input arcs that leave state s.
  public var firstExit: [UInt32]
  /// By input arc: the state it leads to.
  public var exits: [UInt32]
  public var metrics: [Metric]
}

extension PreparedNetwork {
  /// Orders and contracts the states, and customizes for each objective.
  ///
  /// - Throws: ``HierarchyError``.
  public func waysTable() throws(HierarchyError) -> WaysTable {
    let states = try StateHierarchy(graph)
    let guide = SearchGuide(states)
    var firstState: [UInt32] = []
    var stateNodes: [UInt32] = []
    for (index, state) in graph.states.enumerated() {
      // The states of a node follow each other.
      while firstState.count <= state.node { firstState.append(UInt32(stateNodes.count)) }
      if states.nodeOfState[index] != StateHierarchy.none { stateNodes.append(UInt32(state.node)) }
    }
    let stateCount = stateNodes.count
    while firstState.count <= network.nodes.count { firstState.append(UInt32(stateCount)) }
    // Input arcs are in the order of the states they leave.
    var firstExit: [UInt32] = [0]
    var exits: [UInt32] = []
    for (index, state) in states.nodeOfState.enumerated() where state != StateHierarchy.none {
      for position in graph.arcs(from: index) {
        let head = states.nodeOfState[graph.arcs[position].to]
        if head != StateHierarchy.none { exits.append(head) }
      }
      firstExit.append(UInt32(exits.count))
    }
    return WaysTable(
      hierarchy: states.hierarchy,
      firstState: firstState,
      stateNodes: stateNodes,
      firstExit: firstExit,
      exits: exits,
      metrics: WaysTable.objectives.map { ways(by: $0, states, guide, stateCount: stateCount) }
    )
  }

  private func ways(
    by objective: Objective,
    _ states: StateHierarchy,
    _ guide: SearchGuide,
    stateCount: Int
  ) -> WaysTable.Metric {
    let metric = guide.metric(by: objective, of: graph, admission: admission)
    let scale = WeightScale(objective)
    var start = Array(repeating: Metric.unreachable, count: stateCount)
    var end = start
    for (index, _) in graph.states.enumerated() {
      for position in graph.arcs(from: index) {
        let arc = graph.arcs[position]
        guard admission.allows(arc) else { continue }
        let steps = scale.steps(objective.weight(of: arc.cost).primary)
        let (tail, head) = (states.nodeOfState[index], states.nodeOfState[arc.to])
        if arc.kind == .start, head != StateHierarchy.none {
          start[Int(head)] = min(start[Int(head)], steps)
        } else if arc.kind == .end, tail != StateHierarchy.none {
          end[Int(tail)] = min(end[Int(tail)], steps)
        }
      }
    }
    return WaysTable.Metric(
      objective: objective,
      weights: metric.weights.map(\.x) + metric.weights.map(\.y),
      inputWeights: metric.inputWeights,
      startWeights: start,
      endWeights: end
    )
  }
}
