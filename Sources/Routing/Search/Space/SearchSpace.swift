import Geo

/// The product of graph and automaton as far as a query can reach it, with one vertex before all
/// origins and one after all destinations.
///
/// Searches that look at a query many times (fronts, alternatives) share it: closures, vias, places
/// of several nodes and access over land are settled once, and what is left is a plain directed
/// graph. Vertices are numbered in the order in which a breadth-first search meets them, so the
/// numbering depends on the order of the data's rows alone.
struct SearchSpace: Sendable {
  /// A state of the graph in a layer of the automaton.
  struct Vertex: Hashable, Sendable {
    var state: Int
    var layer: Int
  }

  struct Arc: Sendable {
    var from: Int
    var to: Int
    /// Position in ``SearchGraph/arcs``; -1 for joining an origin or leaving a destination.
    var graphArc: Int
    /// Position of the leg in the network; -1 if it is no leg.
    var leg: Int
    var cost: CostVector
  }

  static let source = 0
  static let target = 1

  /// By vertex; the first two stand for ``source`` and ``target`` and mean nothing.
  let vertices: [Vertex]
  /// Grouped by the vertex they leave.
  let arcs: [Arc]
  private let offsets: [Int]
  /// Positions in ``arcs``, grouped by the vertex they reach.
  private let incomingArcs: [Int]
  private let incomingOffsets: [Int]

  func arcs(from vertex: Int) -> Range<Int> { offsets[vertex]..<offsets[vertex + 1] }

  func arcs(into vertex: Int) -> ArraySlice<Int> {
    incomingArcs[incomingOffsets[vertex]..<incomingOffsets[vertex + 1]]
  }

  /// - Throws: ``QueryError/model(_:)`` if access over land cannot be priced.
  /// - Complexity: O(arcs · layers).
  init(
    _ resolved: ResolvedQuery,
    automaton: some RouteAutomaton,
    on prepared: PreparedNetwork
  ) throws(QueryError) {
    let graph = prepared.graph
    let layers = automaton.layerCount
    var egress: [Int: CostVector] = [:]
    for node in resolved.destinationNodes {
      egress[graph.endStates[node]] = try prepared.cost(of: resolved.destinationAccess[node])
    }
    var vertices = [Vertex](repeating: Vertex(state: -1, layer: -1), count: 2)
    var vertexOf = [Int32](repeating: -1, count: graph.states.count * layers)
    func vertex(state: Int, layer: Int) -> Int {
      let index = state * layers + layer
      if vertexOf[index] < 0 {
        vertexOf[index] = Int32(vertices.count)
        vertices.append(Vertex(state: state, layer: layer))
      }
      return Int(vertexOf[index])
    }

    var arcs: [Arc] = []
    var offsets = [0]
    for node in resolved.originNodes {
      let state = graph.startStates[node]
      let layer = automaton.afterArriving(at: node, in: automaton.startLayer)
      arcs.append(
        Arc(
          from: SearchSpace.source,
          to: vertex(state: state, layer: layer),
          graphArc: -1,
          leg: -1,
          cost: try prepared.cost(of: resolved.originAccess[node])
        )
      )
    }
    offsets += [arcs.count, arcs.count]
    var next = 2
    while next < vertices.count {
      let (state, layer) = (vertices[next].state, vertices[next].layer)
      for position in graph.arcs(from: state) {
        let arc = graph.arcs[position]
        guard resolved.admission.allows(arc) else { continue }
        var nextLayer = layer
        if arc.kind == .leg {
          guard let after = automaton.afterLeg(arc.item, by: position, in: layer) else { continue }
          nextLayer = automaton.afterArriving(at: graph.states[arc.to].node, in: after)
        }
        arcs.append(
          Arc(
            from: next,
            to: vertex(state: arc.to, layer: nextLayer),
            graphArc: position,
            leg: arc.kind == .leg ? arc.item : -1,
            cost: arc.cost
          )
        )
      }
      if let cost = egress[state], automaton.accepts(layer) {
        arcs.append(
          Arc(from: next, to: SearchSpace.target, graphArc: -1, leg: -1, cost: cost)
        )
      }
      offsets.append(arcs.count)
      next += 1
    }

    var incomingOffsets = [Int](repeating: 0, count: vertices.count + 1)
    for arc in arcs { incomingOffsets[arc.to + 1] += 1 }
    for vertex in vertices.indices { incomingOffsets[vertex + 1] += incomingOffsets[vertex] }
    var incoming = [Int](repeating: 0, count: arcs.count)
    var free = incomingOffsets
    for (position, arc) in arcs.enumerated() {
      incoming[free[arc.to]] = position
      free[arc.to] += 1
    }
    self.vertices = vertices
    self.arcs = arcs
    self.offsets = offsets
    self.incomingArcs = incoming
    self.incomingOffsets = incomingOffsets
  }

  /// The path through the search graph that a chain of arcs from ``source`` to ``target`` is.
  func path(along chain: [Int], objective: Objective) -> Path? {
    guard let first = chain.first, let last = chain.last else { return nil }
    let inner = chain.dropFirst().dropLast()
    return Path(
      start: vertices[arcs[first].to].state,
      end: vertices[arcs[last].from].state,
      moves: inner.map { position in
        let from = vertices[arcs[position].from]
        return Path.Move(from: from.state, arc: arcs[position].graphArc, layer: from.layer)
      },
      weight: chain.reduce(.zero) { $0 + objective.weight(of: arcs[$1].cost) }
    )
  }
}

extension PreparedNetwork {
  /// What access over land costs; nothing where an end is a node.
  func cost(of access: AccessLeg?) throws(QueryError) -> CostVector {
    guard let access else { return .zero }
    do {
      return try access.cost(model: graph.model, node: network.nodes[access.node])
    } catch {
      throw .model(error)
    }
  }

  /// The space of a query, with its vias and requirements.
  func space(of resolved: ResolvedQuery) throws(QueryError) -> SearchSpace {
    if let tour = try resolved.tour(on: self) {
      return try SearchSpace(resolved, automaton: tour, on: self)
    }
    return try SearchSpace(resolved, automaton: FreeRoute(), on: self)
  }

  /// Why the space of a query holds no route.
  func noRoute(_ resolved: ResolvedQuery) throws(QueryError) -> NoRoute {
    if let tour = try resolved.tour(on: self) { return noRoute(resolved, automaton: tour) }
    return noRoute(resolved, automaton: FreeRoute())
  }
}
