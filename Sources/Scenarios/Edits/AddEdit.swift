import Geo
import Routing

/// `add: { leg: { from: uz-andijan, to: uz-tashkent, mode: rail, gauge: 1520, length_km: 8 } }` —
/// puts an element into the network.
///
/// Places that a new element names are node ids; those of edits before count.
public struct AddEdit: ScenarioEdit, Hashable {
  public enum Element: Hashable, Sendable {
    case node(Node)
    /// Countries are filled in from the ends if the leg has none.
    case leg(Leg)
    case facility(Facility)
    case crossing(Crossing)
    case service(Service)
  }

  public var element: Element
  public var reason: String?

  public init(_ element: Element, reason: String? = nil) {
    self.element = element
    self.reason = reason
  }

  public var summary: String {
    "add \(elementID)" + (reason.map { " (\($0))" } ?? "")
  }

  private var elementID: ElementID {
    switch element {
    case .node(let node): ElementID(kind: .node, id: node.id)
    case .leg(let leg): ElementID(kind: .leg, id: leg.id)
    case .facility(let facility): ElementID(kind: .facility, id: facility.id)
    case .crossing(let crossing): ElementID(kind: .crossing, id: crossing.id)
    case .service(let service): ElementID(kind: .service, id: service.legID)
    }
  }

  public func resolve(in context: inout EditContext) throws(EditError) -> EditOutcome {
    var outcome: EditOutcome
    switch element {
    case .node(let node): outcome = try add(node, to: context.network)
    case .leg(let leg): outcome = try add(leg, to: context.network)
    case .facility(let facility): outcome = try add(facility, to: context.network)
    case .crossing(let crossing): outcome = try add(crossing, to: context.network)
    case .service(let service): outcome = try add(service, to: context.network)
    }
    outcome.touched.append(TouchedFigure(elementID.kind, elementID.id, .existence))
    return outcome
  }

  private func add(_ node: Node, to network: Network) throws(EditError) -> EditOutcome {
    guard network.node(id: node.id) == nil else {
      throw EditError("there is a node '\(node.id)' already", field: "id")
    }
    return EditOutcome(changes: [.node(.append(node))])
  }

  private func add(_ leg: Leg, to network: Network) throws(EditError) -> EditOutcome {
    guard network.leg(id: leg.id) == nil else {
      throw EditError("there is a leg '\(leg.id)' already; give this one an id", field: "id")
    }
    let from = try node(leg.fromNodeID, of: network, field: "from")
    let to = try node(leg.toNodeID, of: network, field: "to")
    guard from.id != to.id else {
      throw EditError("a leg needs two different ends", field: "to")
    }
    var leg = leg
    if leg.countries.isEmpty {
      leg.countries = [from.country, to.country].filter { $0 != .highSeas }
      if leg.countries.count == 2, leg.countries[0] == leg.countries[1] {
        leg.countries.removeLast()
      }
    }
    if leg.mode.isWater || leg.mode == .ferry {
      guard let basin = leg.basinID else {
        throw EditError("a \(leg.mode.rawValue) leg needs a basin, for its speed", field: "mode")
      }
      guard network.basin(id: basin) != nil else {
        let near = NameFolding.suggestions(for: basin, among: network.basins.map(\.id))
        throw EditError("no basin '\(basin)'" + EditError.hint(near), field: "basin")
      }
    }
    if leg.name.isEmpty { leg.name = "\(from.name) – \(to.name)" }
    return EditOutcome(changes: [.leg(.append(leg))])
  }

  private func add(_ facility: Facility, to network: Network) throws(EditError) -> EditOutcome {
    let node = try node(facility.nodeID, of: network, field: "node")
    guard network.facility(id: facility.id) == nil else {
      throw EditError(
        "there is a facility '\(facility.id)' already; give this one an id",
        field: "id"
      )
    }
    guard node.kind != .chokepoint else {
      throw EditError("freight does not change at chokepoint '\(node.id)'", field: "node")
    }
    let ways = network.waysArriving(at: node.id)
    let absent = [facility.from, facility.to].filter { side in
      !ways.contains(where: side.admits)
    }
    var outcome = EditOutcome(changes: [.facility(.append(facility))])
    if !absent.isEmpty {
      let words = absent.map(\.description).joined(separator: " and ")
      outcome.warnings.append("facility \(facility.id): nothing of \(words) arrives at \(node.id)")
    }
    return outcome
  }

  private func add(_ crossing: Crossing, to network: Network) throws(EditError) -> EditOutcome {
    if let id = crossing.legID {
      guard let leg = network.leg(id: id) else {
        let near = NameFolding.suggestions(for: id, among: network.legs.lazy.map(\.id))
        throw EditError("no leg '\(id)'" + EditError.hint(near), field: "leg")
      }
      guard leg.borderPairs.contains(crossing.pair) else {
        throw EditError("leg '\(id)' has no border \(crossing.pair)", field: "countries")
      }
      guard leg.mode == crossing.mode else {
        throw EditError("leg '\(id)' is \(leg.mode.rawValue)", field: "leg")
      }
    }
    let holds = network.crossings.contains {
      $0.legID == crossing.legID && $0.pair == crossing.pair && $0.mode == crossing.mode
        && $0.direction == crossing.direction && $0.service == crossing.service
    }
    guard !holds else {
      throw EditError("that border has such a row already; use set or scale")
    }
    return EditOutcome(changes: [.crossing(.append(crossing))])
  }

  private func add(_ service: Service, to network: Network) throws(EditError) -> EditOutcome {
    guard network.leg(id: service.legID) != nil else {
      let near = NameFolding.suggestions(for: service.legID, among: network.legs.lazy.map(\.id))
      throw EditError("no leg '\(service.legID)'" + EditError.hint(near), field: "leg")
    }
    guard !network.services.contains(where: { $0.legID == service.legID }) else {
      throw EditError("leg '\(service.legID)' has a service already; use set or scale")
    }
    return EditOutcome(changes: [.service(.append(service))])
  }

  private func node(
    _ id: String,
    of network: Network,
    field: String
  ) throws(EditError) -> Node {
    if let node = network.node(id: id) { return node }
    let near = NameFolding.suggestions(for: id, among: network.nodes.lazy.map(\.id))
    throw EditError("no node '\(id)'" + EditError.hint(near), field: field)
  }
}

extension Network {
  /// The ways that legs bring to a node, with those a ferry's berth joins to the shore. O(legs).
  fileprivate func waysArriving(at node: String) -> Set<Way> {
    var ways: Set<Way> = []
    for leg in legs where leg.fromNodeID == node || leg.toNodeID == node {
      ways.formUnion(leg.ways)
      if leg.mode == .ferry { ways.formUnion(leg.ways.compactMap(\.acrossBerth)) }
    }
    return ways
  }
}
