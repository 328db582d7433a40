import Geo

/// What distinguishes a network from the one a search graph was built for, where both have the same
/// states and arcs.
struct NetworkRevision {
  /// Positions, ascending.
  private(set) var legs: [Int]
  private(set) var facilities: [Int]
  /// Whether borders may take another time or price than before.
  private(set) var changesCrossings: Bool

  /// - Returns: `nil` if the networks differ in what the graph is made of, not only in figures and
  ///   dates.
  /// - Complexity: what was changed, and O(services).
  init?(from old: Network, to new: Network) {
    guard
      let nodes = new.nodes.positionsReplaced(since: old.nodes),
      let legs = new.legs.positionsReplaced(since: old.legs),
      let facilities = new.facilities.positionsReplaced(since: old.facilities),
      let crossings = new.crossings.positionsReplaced(since: old.crossings),
      let services = new.services.positionsReplaced(since: old.services),
      let tariffs = new.tariffs.positionsReplaced(since: old.tariffs), tariffs.isEmpty,
      nodes.allSatisfy({ new.nodes[$0].isInGraph(as: old.nodes[$0]) }),
      legs.allSatisfy({ new.legs[$0].isInGraph(as: old.legs[$0]) }),
      facilities.allSatisfy({ new.facilities[$0].isInGraph(as: old.facilities[$0]) }),
      services.allSatisfy({ new.services[$0].isInGraph(as: old.services[$0]) })
    else { return nil }
    self.facilities = facilities
    changesCrossings = !crossings.isEmpty
    let served = services.compactMap { new.legIndex(id: new.services[$0].legID) }
    self.legs = served.isEmpty ? legs : Set(legs + served).sorted()
  }
}

extension Node {
  /// Whether another node has the same states and arcs: all but what closed it.
  fileprivate func isInGraph(as other: Node) -> Bool {
    var same = other
    same.closedBy = closedBy
    return self == same
  }
}

extension Leg {
  fileprivate func isInGraph(as other: Leg) -> Bool {
    id == other.id && fromNodeID == other.fromNodeID && toNodeID == other.toNodeID
      && isDirected == other.isDirected && mode == other.mode && ways == other.ways
      && variant == other.variant
  }
}

extension Facility {
  fileprivate func isInGraph(as other: Facility) -> Bool {
    var same = other
    same.duration = duration
    same.usdPerFEU = usdPerFEU
    same.capacityPerYear = capacityPerYear
    same.capacityUnit = capacityUnit
    same.availability = availability
    same.provenance = provenance
    return self == same
  }
}

extension Service {
  /// A departure to wait for is a state of the graph.
  fileprivate func isInGraph(as other: Service) -> Bool {
    legID == other.legID && (headwayHours > 0) == (other.headwayHours > 0)
  }
}
