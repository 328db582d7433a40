import Geo

extension SearchGraph {
  /// Builds the graph of a cost model.
  ///
  /// - Parameter variants: the variants whose legs exist; no others of a variant do.
  /// - Throws: ``ModelError`` if a leg's time or border cannot be computed.
  init(model: CostModel, variants: Set<String> = []) throws(ModelError) {
    var builder = SearchGraphBuilder(model: model, variants: variants)
    builder.collectWays()
    builder.addStates()
    builder.addLegs()
    builder.addFacilities()
    builder.addBerths()
    builder.addEnds()
    self = try builder.finish()
  }
}

/// Collects states and arcs, then packs the arcs by the state they leave.
private struct SearchGraphBuilder {
  let model: CostModel
  let network: Network
  let variants: Set<String>

  private var waysByNode: [[Way]]
  private var states: [SearchGraph.State] = []
  private var stateIndex: [SearchGraph.State: Int] = [:]
  private var startStates: [Int] = []
  private var endStates: [Int] = []
  private var pending: [(from: Int, arc: SearchGraph.Arc)] = []
  private var facilitiesByNode: [[Int]]

  init(model: CostModel, variants: Set<String>) {
    self.model = model
    network = model.network
    self.variants = variants
    waysByNode = Array(repeating: [], count: model.network.nodes.count)
    facilitiesByNode = Array(repeating: [], count: model.network.nodes.count)
    for (index, facility) in network.facilities.enumerated() {
      if let node = network.nodeIndex(id: facility.nodeID) { facilitiesByNode[node].append(index) }
    }
  }

  private func exists(_ leg: Leg) -> Bool {
    leg.variant.map { variants.contains($0) } ?? true
  }

  mutating func collectWays() {
    var found: [Set<Way>] = Array(repeating: [], count: network.nodes.count)
    for (index, leg) in network.legs.enumerated() where exists(leg) {
      let ends = network.legEnds[index]
      for way in leg.ways where model.cargo.mayUse(way) {
        for node in [ends.from, ends.to] {
          found[node].insert(way)
          // A ferry's berth is reached over land, even where the data hold no leg ashore.
          if leg.mode == .ferry, let shore = way.acrossBerth { found[node].insert(shore) }
        }
      }
    }
    waysByNode = found.map { $0.sorted() }
  }

  mutating func addStates() {
    let waitingRail = waysWithHeadways()
    for node in network.nodes.indices {
      startStates.append(add(.start, at: node))
      endStates.append(add(.end, at: node))
      for way in waysByNode[node] {
        _ = add(.moving(way), at: node)
        if way.isAboardShip || waitingRail[node]?.contains(way) ?? false {
          _ = add(.waiting(way), at: node)
        }
      }
      if waysByNode[node].contains(.road), railGaugeCount(at: node) > 1 {
        _ = add(.lifted(.road), at: node)
      }
    }
  }

  private func railGaugeCount(at node: Int) -> Int {
    waysByNode[node].count { if case .rail = $0 { true } else { false } }
  }

  /// Rail ways at the ends of legs whose trains have a headway.
  private func waysWithHeadways() -> [Int: Set<Way>] {
    var found: [Int: Set<Way>] = [:]
    for row in network.services where row.headwayHours > 0 {
      guard let index = network.legIndex(id: row.legID) else { continue }
      let leg = network.legs[index]
      guard leg.mode == .rail, exists(leg) else { continue }
      let ends = network.legEnds[index]
      for node in [ends.from, ends.to] { found[node, default: []].formUnion(leg.ways) }
    }
    return found
  }

  private mutating func add(_ phase: SearchGraph.State.Phase, at node: Int) -> Int {
    let state = SearchGraph.State(node: node, phase: phase)
    stateIndex[state] = states.count
    states.append(state)
    return states.count - 1
  }

  private func state(_ node: Int, _ phase: SearchGraph.State.Phase) -> Int? {
    stateIndex[SearchGraph.State(node: node, phase: phase)]
  }

  /// Where freight stands once it has come ashore or been handed to a way: waiting for a departure
  /// if there is one to wait for.
  private func joining(_ way: Way, at node: Int) -> Int? {
    state(node, .waiting(way)) ?? state(node, .moving(way))
  }

  mutating func addLegs() {
    for (index, leg) in network.legs.enumerated() where exists(leg) {
      let ends = network.legEnds[index]
      for way in leg.ways where model.cargo.mayUse(way) {
        for reversed in leg.isDirected ? [false] : [false, true] {
          let from = reversed ? ends.to : ends.from
          let to = reversed ? ends.from : ends.to
          guard let target = state(to, .moving(way)) else { continue }
          for phase in [SearchGraph.State.Phase.moving(way), .waiting(way), .lifted(way)] {
            guard let source = state(from, phase) else { continue }
            append(
              from: source,
              SearchGraph.Arc(
                to: target,
                kind: .leg,
                isReversed: reversed,
                boards: phase == .waiting(way),
                item: index,
                cost: .zero
              )
            )
          }
        }
      }
    }
  }

  mutating func addFacilities() {
    for (index, facility) in network.facilities.enumerated() {
      guard
        !facility.isBerth,
        model.cargo.mayUse(facility),
        let node = network.nodeIndex(id: facility.nodeID),
        changesWays(node)
      else { continue }
      for from in waysByNode[node] where facility.from.admits(from) {
        for to in waysByNode[node] where facility.to.admits(to) && to != from {
          for reversed in facility.worksBothDirections ? [false, true] : [false] {
            addChange(
              at: node,
              from: reversed ? to : from,
              to: reversed ? from : to,
              SearchGraph.Arc(
                to: 0,
                kind: .facility,
                isReversed: reversed,
                boards: false,
                item: index,
                cost: .zero
              )
            )
          }
        }
      }
    }
  }

  mutating func addBerths() {
    for node in network.nodes.indices where changesWays(node) {
      for deck in waysByNode[node] {
        guard deck == .ferryRoad || isFerryRail(deck), let shore = deck.acrossBerth else {
          continue
        }
        addBerth(at: node, from: shore, to: deck)
        addBerth(at: node, from: deck, to: shore)
      }
    }
  }

  /// A berth is there by construction; rows that serve the direction give it figures and dates.
  private mutating func addBerth(at node: Int, from: Way, to: Way) {
    let rows = facilitiesByNode[node].filter { index in
      let facility = network.facilities[index]
      return model.cargo.mayUse(facility) && facility.serves(from: from, to: to)
    }
    for row in rows.isEmpty ? [-1] : rows {
      addChange(
        at: node,
        from: from,
        to: to,
        SearchGraph.Arc(
          to: 0,
          kind: .berth,
          isReversed: false,
          boards: false,
          item: row,
          cost: .zero
        )
      )
    }
  }

  /// Adds a change of ways, from every state in which freight can be handed on.
  private mutating func addChange(at node: Int, from: Way, to: Way, _ arc: SearchGraph.Arc) {
    guard let target = handedTarget(from: from, to: to, at: node) else { return }
    var arc = arc
    arc.to = target
    for phase in from.phasesBeforeChange(to: to) {
      if let source = state(node, phase) { append(from: source, arc) }
    }
  }

  private func handedTarget(from: Way, to: Way, at node: Int) -> Int? {
    if case .rail = from, let lifted = state(node, .lifted(to)) { return lifted }
    return joining(to, at: node)
  }

  /// Whether freight may change from one way to another at a node.
  private func changesWays(_ node: Int) -> Bool {
    network.nodes[node].kind != .chokepoint
  }

  private func isFerryRail(_ way: Way) -> Bool {
    if case .ferryRail = way { true } else { false }
  }

  mutating func addEnds() {
    for (node, record) in network.nodes.enumerated() where record.kind != .chokepoint {
      // Freight that is where it shall be need not depart and come back.
      if !waysByNode[node].isEmpty {
        append(from: startStates[node], end(.end, to: endStates[node], facility: -1))
      }
      for way in waysByNode[node] {
        switch way {
        case .ferryRoad, .ferryRail: continue
        case .road, .rail, .pipeline: addEnd(node: node, way: way, facility: -1)
        case .water:
          let rows = facilitiesByNode[node].filter { isPortCall(network.facilities[$0], for: way) }
          for row in rows { addEnd(node: node, way: way, facility: row) }
          if rows.isEmpty, record.kind == .port { addEnd(node: node, way: way, facility: -1) }
        }
      }
    }
  }

  /// Whether a facility handles freight between a ship and the quay.
  private func isPortCall(_ facility: Facility, for way: Way) -> Bool {
    guard facility.kind == .port, model.cargo.mayUse(facility) else { return false }
    switch (facility.from, facility.to) {
    case (.anyWater, .way(let shore)), (.way(let shore), .anyWater):
      if case .water = shore { return false }
      return true
    case (.way(let a), .way(let b)): return (a == way) != (b == way)
    case (.anyWater, .anyWater): return false
    }
  }

  private mutating func addEnd(node: Int, way: Way, facility: Int) {
    if let joined = joining(way, at: node) {
      append(from: startStates[node], end(.start, to: joined, facility: facility))
    }
    for phase in way.phasesBeforeEnd {
      guard let standing = state(node, phase) else { continue }
      append(from: standing, end(.end, to: endStates[node], facility: facility))
    }
  }

  private func end(_ kind: SearchGraph.Arc.Kind, to: Int, facility: Int) -> SearchGraph.Arc {
    SearchGraph.Arc(
      to: to,
      kind: kind,
      isReversed: false,
      boards: false,
      item: facility,
      cost: .zero
    )
  }

  private mutating func append(from: Int, _ arc: SearchGraph.Arc) {
    pending.append((from, arc))
  }

  /// Packs the arcs by the state they leave, in the order they were added, and prices them.
  func finish() throws(ModelError) -> SearchGraph {
    var offsets = Array(repeating: 0, count: states.count + 1)
    for (from, _) in pending { offsets[from + 1] += 1 }
    for state in states.indices { offsets[state + 1] += offsets[state] }
    var next = offsets
    var order = Array(repeating: 0, count: pending.count)
    for (position, (from, _)) in pending.enumerated() {
      order[next[from]] = position
      next[from] += 1
    }
    let unpriced = SearchGraph(
      model: model,
      states: states,
      offsets: offsets,
      arcs: [],
      startStates: startStates,
      endStates: endStates,
      waysByNode: waysByNode,
      modes: network.legs.map(\.mode)
    )
    var pricer = ArcPricer(graph: unpriced)
    var arcs: [SearchGraph.Arc] = []
    arcs.reserveCapacity(pending.count)
    for position in order {
      var (from, arc) = pending[position]
      (arc.cost, arc.lacksTariff) = try pricer.price(of: arc, from: states[from])
      arcs.append(arc)
    }
    return SearchGraph(
      model: model,
      states: states,
      offsets: offsets,
      arcs: arcs,
      startStates: startStates,
      endStates: endStates,
      waysByNode: waysByNode,
      modes: unpriced.modes
    )
  }
}
