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

  private var rows: [LegRow] = []
  private var running: RunningPrices
  /// The lists of ways that legs have, each once.
  private var wayLists: [[Way]] = []
  private var waysByNode: [[Way]]
  private var states: [SearchGraph.State] = []
  private var startStates: [Int] = []
  private var endStates: [Int] = []
  private var pending: [(from: Int32, arc: UnpricedArc)] = []
  private var facilitiesByNode: [Int: [Int]] = [:]

  /// What the graph needs of a leg: read once, since rows may lie in a file.
  private struct LegRow {
    var from: Int32
    var to: Int32
    /// Position in ``wayLists``; -1 for a leg that does not exist for the cargo and variants.
    var ways: Int32
    var isDirected: Bool
    var mode: Mode
  }

  /// An arc without its price.
  private struct UnpricedArc {
    var to: Int32
    var item: Int32
    var kind: SearchGraph.Arc.Kind
    var isReversed = false
    var boards = false
  }

  init(model: CostModel, variants: Set<String>) {
    self.model = model
    network = model.network
    self.variants = variants
    running = RunningPrices(model: model)
    waysByNode = Array(repeating: [], count: model.network.nodes.count)
    for (index, facility) in network.facilities.enumerated() {
      if let node = network.nodeIndex(id: facility.nodeID) {
        facilitiesByNode[node, default: []].append(index)
      }
    }
  }

  private func exists(_ leg: Leg) -> Bool {
    leg.variant.map { variants.contains($0) } ?? true
  }

  mutating func collectWays() {
    rows.reserveCapacity(network.legs.count)
    let legEnds = network.legEnds
    for (index, leg) in network.legs.enumerated() {
      let ends = legEnds[index]
      var row = LegRow(
        from: Int32(ends.from),
        to: Int32(ends.to),
        ways: -1,
        isDirected: leg.isDirected,
        mode: leg.mode
      )
      if exists(leg) {
        let ways = leg.ways.filter(model.cargo.mayUse)
        row.ways = Int32(position(ofList: ways))
        for way in ways {
          for node in [ends.from, ends.to] {
            add(way, at: node)
            // A ferry's berth is reached over land, even where the data hold no leg ashore.
            if leg.mode == .ferry, let shore = way.acrossBerth { add(shore, at: node) }
          }
        }
        // While the row is at hand; what lacks a figure says so where the first arc needs it.
        if !ways.isEmpty { _ = try? running.price(of: index, leg) }
      }
      rows.append(row)
    }
    for node in waysByNode.indices where waysByNode[node].count > 1 { waysByNode[node].sort() }
  }

  private mutating func position(ofList ways: [Way]) -> Int {
    if let known = wayLists.lastIndex(of: ways) { return known }
    wayLists.append(ways)
    return wayLists.count - 1
  }

  private mutating func add(_ way: Way, at node: Int) {
    if !waysByNode[node].contains(way) { waysByNode[node].append(way) }
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
    states.append(SearchGraph.State(node: node, phase: phase))
    return states.count - 1
  }

  /// Looks through the node's states, which are few and follow each other.
  private func state(_ node: Int, _ phase: SearchGraph.State.Phase) -> Int? {
    let end = node + 1 < startStates.count ? startStates[node + 1] : states.count
    for state in startStates[node]..<end where states[state].phase == phase { return state }
    return nil
  }

  /// Where freight stands once it has come ashore or been handed to a way: waiting for a departure
  /// if there is one to wait for.
  private func joining(_ way: Way, at node: Int) -> Int? {
    state(node, .waiting(way)) ?? state(node, .moving(way))
  }

  mutating func addLegs() {
    for (index, row) in rows.enumerated() where row.ways >= 0 {
      for way in wayLists[Int(row.ways)] {
        addLeg(index, from: Int(row.from), to: Int(row.to), by: way, isReversed: false)
        if row.isDirected { continue }
        addLeg(index, from: Int(row.to), to: Int(row.from), by: way, isReversed: true)
      }
    }
  }

  private mutating func addLeg(
    _ index: Int,
    from: Int,
    to: Int,
    by way: Way,
    isReversed: Bool
  ) {
    guard let target = state(to, .moving(way)) else { return }
    for phase in [SearchGraph.State.Phase.moving(way), .waiting(way), .lifted(way)] {
      guard let source = state(from, phase) else { continue }
      append(
        from: source,
        UnpricedArc(
          to: Int32(target),
          item: Int32(index),
          kind: .leg,
          isReversed: isReversed,
          boards: phase == .waiting(way)
        )
      )
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
              UnpricedArc(to: 0, item: Int32(index), kind: .facility, isReversed: reversed)
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
    let rows = facilities(at: node).filter { index in
      let facility = network.facilities[index]
      return model.cargo.mayUse(facility) && facility.serves(from: from, to: to)
    }
    for row in rows.isEmpty ? [-1] : rows {
      addChange(
        at: node,
        from: from,
        to: to,
        UnpricedArc(to: 0, item: Int32(row), kind: .berth)
      )
    }
  }

  /// Adds a change of ways, from every state in which freight can be handed on.
  private mutating func addChange(at node: Int, from: Way, to: Way, _ arc: UnpricedArc) {
    guard let target = handedTarget(from: from, to: to, at: node) else { return }
    var arc = arc
    arc.to = Int32(target)
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
          let rows = facilities(at: node).filter { isPortCall(network.facilities[$0], for: way) }
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

  private func facilities(at node: Int) -> [Int] { facilitiesByNode[node] ?? [] }

  private func end(_ kind: SearchGraph.Arc.Kind, to: Int, facility: Int) -> UnpricedArc {
    UnpricedArc(to: Int32(to), item: Int32(facility), kind: kind)
  }

  private mutating func append(from: Int, _ arc: UnpricedArc) {
    pending.append((Int32(from), arc))
  }

  /// Packs the arcs by the state they leave, in the order they were added, and prices them.
  consuming func finish() throws(ModelError) -> SearchGraph {
    var offsets = Array(repeating: 0, count: states.count + 1)
    for (from, _) in pending { offsets[Int(from) + 1] += 1 }
    for state in states.indices { offsets[state + 1] += offsets[state] }
    var next = offsets
    var order = Array(repeating: Int32(0), count: pending.count)
    for (position, (from, _)) in pending.enumerated() {
      order[next[Int(from)]] = Int32(position)
      next[Int(from)] += 1
    }
    let unpriced = SearchGraph(
      model: model,
      states: states,
      offsets: offsets,
      arcs: [],
      startStates: startStates,
      endStates: endStates,
      waysByNode: waysByNode,
      modes: rows.map(\.mode)
    )
    var pricer = ArcPricer(graph: unpriced, running: running)
    var arcs: [SearchGraph.Arc] = []
    arcs.reserveCapacity(pending.count)
    for position in order {
      let (from, row) = pending[Int(position)]
      var arc = SearchGraph.Arc(
        to: Int(row.to),
        kind: row.kind,
        isReversed: row.isReversed,
        boards: row.boards,
        item: Int(row.item)
      )
      (arc.cost, arc.lacksTariff) = try pricer.price(of: arc, from: states[Int(from)])
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
