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
    public let objective: Objective
    private let metric: Routing.Metric
    /// By state: what it costs to start there and to end there;
    /// ``Routing/Metric/unreachable`` where freight does not.
    public let startWeights: [UInt32]
    public let endWeights: [UInt32]

    fileprivate init(
      objective: Objective,
      _ metric: Routing.Metric,
      startWeights: [UInt32],
      endWeights: [UInt32]
    ) {
      self.objective = objective
      self.metric = metric
      self.startWeights = startWeights
      self.endWeights = endWeights
    }

    /// By arc of the hierarchy, from its lower to its upper end. O(arcs).
    public var upWeights: [UInt32] { metric.weights.map(\.x) }
    /// By arc of the hierarchy, from its upper to its lower end. O(arcs).
    public var downWeights: [UInt32] { metric.weights.map(\.y) }
    /// By input arc.
    public var inputWeights: [UInt32] { metric.inputWeights }
  }

  public var hierarchy: Hierarchy { states.hierarchy }
  /// `firstState[n]..<firstState[n + 1]` are the hierarchy's nodes that are states of network node n.
  public let firstState: [UInt32]
  /// By state: its node.
  public let stateNodes: [UInt32]
  /// `firstExit[s]..<firstExit[s + 1]` are the input arcs that leave state s.
  public let firstExit: [UInt32]
  /// By input arc: the state it leads to.
  public let exits: [UInt32]
  private let prepared: PreparedNetwork
  private let states: StateHierarchy

  fileprivate init(_ prepared: PreparedNetwork, _ states: StateHierarchy) {
    self.prepared = prepared
    self.states = states
    let graph = prepared.graph
    var firstState: [UInt32] = []
    var stateNodes: [UInt32] = []
    for (index, state) in graph.states.enumerated() {
      // The states of a node follow each other.
      while firstState.count <= state.node { firstState.append(UInt32(stateNodes.count)) }
      if states.nodeOfState[index] != StateHierarchy.none { stateNodes.append(UInt32(state.node)) }
    }
    let nodeCount = prepared.network.nodes.count
    while firstState.count <= nodeCount { firstState.append(UInt32(stateNodes.count)) }
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
    self.firstState = firstState
    self.stateNodes = stateNodes
    self.firstExit = firstExit
    self.exits = exits
  }

  /// Customizes for an objective.
  public func metric(by objective: Objective) -> Metric {
    let graph = prepared.graph
    let admission = prepared.admission
    let scale = WeightScale(objective)
    var start = Array(repeating: Routing.Metric.unreachable, count: stateNodes.count)
    var end = start
    for index in graph.states.indices {
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
    return Metric(
      objective: objective,
      SearchGuide(states).metric(by: objective, of: graph, admission: admission),
      startWeights: start,
      endWeights: end
    )
  }
}

extension PreparedNetwork {
  /// Orders and contracts the states.
  ///
  /// - Throws: ``HierarchyError``.
  public func waysTable() throws(HierarchyError) -> WaysTable {
    WaysTable(self, try StateHierarchy(graph))
  }
}
