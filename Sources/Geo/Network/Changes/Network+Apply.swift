extension Network {
  /// Makes changes in their order. What they do not touch is shared with the network as it was.
  ///
  /// - Returns: the changes that undo these, to be applied in their order: they put the stored rows
  ///   back.
  /// - Throws: ``NetworkChangeError`` for an id that is taken, a leg end or facility without a
  ///   node, a node that something still stands on, and a row that would get another id or other
  ///   ends. The network is then as it was.
  /// - Complexity: O(changes), and O(legs + facilities) for each removed node.
  public mutating func apply(_ changes: [NetworkChange]) throws(NetworkChangeError)
    -> [NetworkChange]
  {
    var changed = self
    var undo: [NetworkChange] = []
    undo.reserveCapacity(changes.count)
    for change in changes { undo.append(try changed.apply(change)) }
    if !changes.allSatisfy(keepsBounds) { changed.storedWays = nil }
    self = changed
    return undo.reversed()
  }

  private mutating func apply(_ change: NetworkChange) throws(NetworkChangeError) -> NetworkChange {
    switch change {
    case .node(let change): .node(try applyNode(change))
    case .leg(let change): .leg(try applyLeg(change))
    case .facility(let change): .facility(try applyFacility(change))
    case .crossing(let change): .crossing(crossings.apply(change))
    case .service(let change): .service(services.apply(change))
    case .tariff(let change): .tariff(tariffs.apply(change))
    case .defaultDate(let date): .defaultDate(swapDefaultDate(date))
    case .scenarioNames(let names): .scenarioNames(swapScenarioNames(names))
    case .unscaled(let id, let figure): .unscaled(id, remember(figure, as: id))
    }
  }

  private mutating func applyNode(
    _ change: TableChange<Node>
  ) throws(NetworkChangeError) -> TableChange<Node> {
    switch change {
    case .replace(let position, let row):
      try checkID(row.id, of: nodes[position].id, kind: "node")
    case .append(let row):
      guard nodeIndex(id: row.id) == nil else { throw .duplicateID(kind: "node", id: row.id) }
      nodeIDs.add(row.id, slot: nodes.slotCount)
    case .remove(let position):
      let id = nodes[position].id
      if let leg = legs.first(where: { $0.fromNodeID == id || $0.toNodeID == id }) {
        throw .nodeInUse(id: id, by: leg.id)
      }
      if let facility = facilities.first(where: { $0.nodeID == id }) {
        throw .nodeInUse(id: id, by: facility.id)
      }
    case .dropLast: nodeIDs.dropLast(nodes.row(inSlot: nodes.slotCount - 1).id)
    case .restoreLoaded, .restore: break
    }
    let undo = nodes.apply(change)
    if case .replace = change { return undo }
    if case .restoreLoaded = change { return undo }
    rebuildAddedNames()
    return undo
  }

  private mutating func applyLeg(
    _ change: TableChange<Leg>
  ) throws(NetworkChangeError) -> TableChange<Leg> {
    switch change {
    case .replace(let position, let row):
      let old = legs[position]
      try checkID(row.id, of: old.id, kind: "leg")
      guard row.fromNodeID == old.fromNodeID, row.toNodeID == old.toNodeID else {
        throw .endsMoved(legID: row.id)
      }
    case .append(let row):
      guard legIndex(id: row.id) == nil else { throw .duplicateID(kind: "leg", id: row.id) }
      let ends = LegEnds(
        from: try nodeSlot(row.fromNodeID, usedBy: row.id),
        to: try nodeSlot(row.toNodeID, usedBy: row.id)
      )
      _ = legEndSlots.apply(.append(ends))
      legIDs.add(row.id, slot: legs.slotCount)
    case .remove(let position): _ = legEndSlots.apply(.remove(at: position))
    case .restore(let slot): _ = legEndSlots.apply(.restore(slot: slot))
    case .dropLast:
      legIDs.dropLast(legs.row(inSlot: legs.slotCount - 1).id)
      _ = legEndSlots.apply(.dropLast)
    case .restoreLoaded: break
    }
    return legs.apply(change)
  }

  private mutating func applyFacility(
    _ change: TableChange<Facility>
  ) throws(NetworkChangeError) -> TableChange<Facility> {
    switch change {
    case .replace(let position, let row):
      try checkID(row.id, of: facilities[position].id, kind: "facility")
    case .append(let row):
      guard facility(id: row.id) == nil else {
        throw .duplicateID(kind: "facility", id: row.id)
      }
      _ = try nodeSlot(row.nodeID, usedBy: row.id)
      facilityIDs.add(row.id, slot: facilities.slotCount)
    case .dropLast:
      facilityIDs.dropLast(facilities.row(inSlot: facilities.slotCount - 1).id)
    case .remove, .restore, .restoreLoaded: break
    }
    return facilities.apply(change)
  }

  private func nodeSlot(_ id: String, usedBy user: String) throws(NetworkChangeError) -> Int {
    guard nodeIndex(id: id) != nil, let slot = nodeIDs.slot(of: id) else {
      throw .unknownNode(id: id, usedBy: user)
    }
    return slot
  }

  private func checkID(_ id: String, of old: String, kind: String) throws(NetworkChangeError) {
    guard id == old else { throw .idChanged(kind: kind, from: old, to: id) }
  }
}
