import Geo

/// The whole network as a map: every leg, variants included, every facility and every node.
///
/// Features are written as they are made, so the file takes no memory beside the network. What is
/// last is drawn on top: legs, facilities, nodes.
///
/// Everything that is known of a leg is a property of it, as `link.csv` has it; several values in
/// one property are separated by `;`. A leg of a variant names it in `variant`.
public struct NetworkFeatures: FeatureSource {
  public let options: GeoJSONOptions
  private let network: Network
  private let geometry: LineGeometry

  public init(_ network: Network, options: GeoJSONOptions = .standard) {
    self.network = network
    geometry = LineGeometry(options)
    self.options = options
  }

  public var asOf: CivilDate? { network.asOf }
  public var name: String { network.name.isEmpty ? "network" : network.name }
  public var members: [Property] { Property.edition(of: network) }
  public var bibliography: Bibliography { Bibliography(ids: sourceIDs, in: network) }
  public var categories: [FeatureLayer: String] {
    [.legs: "ways", .facilities: "facility_kind", .nodes: "node_kind"]
  }

  /// The features in the order in which they are written, each made when it is asked for.
  public var features: some Sequence<Feature> {
    let drawing = self
    let legs = network.legs.indices.lazy.compactMap { drawing.feature(ofLegAt: $0) }
    let facilities = network.facilities.lazy.compactMap { drawing.feature($0) }
    let nodes = network.nodes.lazy.map { NodeFeature.make($0, extra: drawing.notes(of: $0)) }
    return [AnySequence(legs), AnySequence(facilities), AnySequence(nodes)].lazy.joined()
  }

  public func writeFeatures(_ framing: FeatureFraming, to json: inout JSONWriter) {
    for index in network.legs.indices {
      let leg = network.legs[index]
      framing.begin(&json)
      json.feature(id: "leg:\(leg.id)", geometry: line(of: leg, at: index)) { json in
        describe(leg, at: index, to: &json)
      }
      framing.end(&json)
    }
    for feature in network.facilities.lazy.compactMap({ self.feature($0) }) {
      framing.begin(&json)
      json.value(feature)
      framing.end(&json)
    }
    for node in network.nodes {
      framing.begin(&json)
      json.value(NodeFeature.make(node, extra: notes(of: node)))
      framing.end(&json)
    }
  }

  /// Every node is drawn, so facilities add nothing.
  public var extent: FeatureExtent {
    var extent = FeatureExtent()
    for index in network.legs.indices {
      extent.add(line(of: network.legs[index], at: index))
    }
    for node in network.nodes { extent.add(.point(node.coordinate.inMicrodegrees)) }
    return extent
  }

  private var sourceIDs: Set<String> {
    var ids: Set<String> = []
    for leg in network.legs { ids.formUnion(leg.sourceIDs) }
    for facility in network.facilities { ids.formUnion(facility.provenance.sourceIDs) }
    return ids
  }

  /// A leg whose ends are one place is a point.
  private func line(of leg: Leg, at index: Int) -> FeatureGeometry {
    let ends = network.legEnds[index]
    let from = network.nodes[ends.from].coordinate
    let to = network.nodes[ends.to].coordinate
    return FeatureGeometry(parts: geometry.parts(from: from, along: leg.geometry ?? [], to: to))
      ?? .point(to.inMicrodegrees)
  }
}

extension NetworkFeatures {
  private func feature(ofLegAt index: Int) -> Feature {
    let leg = network.legs[index]
    var list = PropertyList()
    describe(leg, at: index, to: &list)
    return Feature(
      id: "leg:\(leg.id)",
      layer: .legs,
      geometry: line(of: leg, at: index),
      properties: list.properties
    )
  }

  private func describe<Receiver: PropertyReceiver & ~Copyable>(
    _ leg: Leg,
    at index: Int,
    to receiver: inout Receiver
  ) {
    let ends = network.legEnds[index]
    let from = network.nodes[ends.from].name
    let to = network.nodes[ends.to].name
    let isOpen = leg.availability.isUsable(on: network.asOf)
    receiver.add("kind", .text("leg"))
    receiver.add("title", .text(leg.name.isEmpty ? "\(from) – \(to)" : leg.name))
    receiver.add("leg_id", .text(leg.id))
    receiver.add("mode", .text(leg.mode.rawValue))
    receiver.add("ways", .list(leg.ways.map(\.description)))
    receiver.add("gauges_mm", .list(leg.gauges.map(\.description)))
    receiver.add("vessel_class", .text(leg.vesselClass?.rawValue))
    receiver.add("commodity", .text(leg.commodity?.rawValue))
    receiver.add("from_node_id", .text(leg.fromNodeID))
    receiver.add("from", .text(from))
    receiver.add("to_node_id", .text(leg.toNodeID))
    receiver.add("to", .text(to))
    receiver.add("is_directed", .flag(leg.isDirected))
    receiver.add("countries", .list(leg.countries.map(\.code)))
    receiver.add("km", .number(leg.lengthKm))
    receiver.add("length_kind", .text(leg.lengthKind.rawValue))
    receiver.add("line_km", .number(leg.lineLengthKm))
    receiver.add("low_km", .number(leg.lengthLowKm))
    receiver.add("high_km", .number(leg.lengthHighKm))
    receiver.add("length_basis", .text(leg.lengthBasis.rawValue))
    receiver.add("length_exception", .text(leg.lengthException))
    receiver.add("status", .text(leg.availability.status.rawValue))
    receiver.add("opens", .text(leg.availability.opens?.description))
    receiver.add("closes", .text(leg.availability.closes?.description))
    receiver.add("is_open", .flag(isOpen))
    receiver.add("season_from", .text(leg.season?.from.description))
    receiver.add("season_to", .text(leg.season?.to.description))
    receiver.add("variant", .text(leg.variant))
    receiver.add("electric_share", .number(leg.electricShare))
    receiver.add("tracks", .textOrNull(leg.tracks))
    receiver.add("traction", .textOrNull(leg.traction))
    receiver.add("basin_id", .text(leg.basinID))
    receiver.add("capacity_per_year", .number(leg.capacityPerYear))
    receiver.add("capacity_unit", .textOrNull(leg.capacityUnit))
    receiver.add("geometry_basis", .text(leg.drawnBasis.rawValue))
    receiver.add("as_of", .textOrNull(leg.asOf))
    receiver.add("source_ids", .list(leg.sourceIDs))
    receiver.add("notes", .textOrNull(leg.notes))
    Simplestyle.describeLeg(
      Palette.color(mode: leg.mode, gauges: leg.gauges),
      isOpen: isOpen,
      to: &receiver
    )
  }

  private func availability(_ availability: Availability, isOpen: Bool) -> [Property] {
    [
      Property("status", .text(availability.status.rawValue)),
      Property("opens", .text(availability.opens?.description)),
      Property("closes", .text(availability.closes?.description)),
      Property("is_open", .flag(isOpen)),
    ]
  }

  private func feature(_ facility: Facility) -> Feature? {
    network.node(id: facility.nodeID).map { node in
      Feature(
        id: "facility:\(facility.id)",
        layer: .facilities,
        geometry: .point(node.coordinate.inMicrodegrees),
        properties: properties(of: facility, at: node)
      )
    }
  }

  private func properties(of facility: Facility, at node: Node) -> [Property] {
    let isOpen = facility.availability.isUsable(on: network.asOf)
    return [
      Property("kind", .text("facility")),
      Property("title", .text("\(node.name): \(facility.from) – \(facility.to)")),
      Property("facility_id", .text(facility.id)),
      Property("facility_kind", .text(facility.kind.rawValue)),
      Property("node_id", .text(node.id)),
      Property("name", .text(node.name)),
      Property("country", .text(node.country.code)),
      Property("from_way", .text(facility.from.description)),
      Property("to_way", .text(facility.to.description)),
      Property("works_both_directions", .flag(facility.worksBothDirections)),
      Property("method", .text(facility.method.rawValue)),
      Property("hours", .number(facility.duration.hours)),
      Property("hours_statistic", .text(facility.duration.statistic.rawValue)),
      Property("p90_hours", .number(facility.duration.p90Hours)),
      Property("usd_per_feu", .number(facility.usdPerFEU)),
      Property("capacity_per_year", .number(facility.capacityPerYear)),
      Property("capacity_unit", .textOrNull(facility.capacityUnit)),
    ] + availability(facility.availability, isOpen: isOpen) + [
      Property("basis", .text(facility.provenance.basis.rawValue)),
      Property("as_of", .textOrNull(facility.provenance.asOf)),
      Property("source_ids", .list(facility.provenance.sourceIDs)),
      Property("notes", .textOrNull(facility.provenance.notes)),
    ] + facility.kind.marker
  }

  private func notes(of node: Node) -> [Property] {
    [Property("notes", .textOrNull(node.notes))]
  }
}

extension Leg {
  /// What the drawn line is worth: a leg without a course is the geodesic between its nodes.
  fileprivate var drawnBasis: GeometryBasis { geometry == nil ? .schematic : geometryBasis }
}

extension Facility.Kind {
  fileprivate var marker: [Property] {
    switch self {
    case .gaugeChange: Simplestyle.marker(Palette.purple, size: .medium, symbol: "g")
    case .intermodal: Simplestyle.marker(Palette.orange, size: .medium, symbol: "m")
    case .port: Simplestyle.marker(Palette.slate, size: .medium, symbol: "p")
    }
  }
}
