import Geo

/// The whole network as a map: every leg, variants included, every facility and every node.
///
/// Features are made as they are written, so the file takes no memory beside the network. What is
/// last is drawn on top: legs, facilities, nodes.
///
/// Everything that is known of a leg is a property of it, as `link.csv` has it; several values in
/// one property are separated by `;`. A leg of a variant names it in `variant`.
public struct NetworkGeoJSON: Sendable {
  private let network: Network
  private let geometry: LineGeometry
  private let layout: JSONWriter.Layout

  public init(_ network: Network, options: GeoJSONOptions = .standard) {
    self.network = network
    geometry = LineGeometry(options)
    layout = options.layout
  }

  /// Writes the collection.
  ///
  /// - Throws: ``JSONWriterError`` if the sink takes no more.
  /// - Complexity: O(positions drawn); lines are drawn twice, first for their extent.
  public func write(to sink: any ByteSink) throws(JSONWriterError) {
    try FeatureCollection(
      name: network.name.isEmpty ? "network" : network.name,
      bbox: extent.boundingBox,
      members: Property.edition(of: network),
      features: features,
      bibliography: Bibliography(ids: sourceIDs, in: network)
    ).write(layout: layout, to: sink)
  }

  /// The features in the order in which they are written, each made when it is asked for.
  public var features: some Sequence<Feature> {
    let drawing = self
    let legs = network.legs.lazy.compactMap { leg in drawing.feature(leg) }
    let facilities = network.facilities.lazy.compactMap { drawing.feature($0) }
    let nodes = network.nodes.lazy.map { NodeFeature.make($0, extra: drawing.notes(of: $0)) }
    return [AnySequence(legs), AnySequence(facilities), AnySequence(nodes)].lazy.joined()
  }

  /// Every node is drawn, so facilities add nothing.
  private var extent: FeatureExtent {
    var extent = FeatureExtent()
    for leg in network.legs {
      if let line = line(of: leg) { extent.add(line) }
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
  private func line(of leg: Leg) -> FeatureGeometry? {
    FeatureGeometry(parts: geometry.parts(of: leg, in: network))
      ?? network.node(id: leg.toNodeID).map { .point($0.coordinate.inMicrodegrees) }
  }
}

extension NetworkGeoJSON {
  private func feature(_ leg: Leg) -> Feature? {
    line(of: leg).map { line in
      Feature(id: "leg:\(leg.id)", geometry: line, properties: properties(of: leg))
    }
  }

  private func properties(of leg: Leg) -> [Property] {
    let from = network.node(id: leg.fromNodeID)?.name
    let to = network.node(id: leg.toNodeID)?.name
    let title = leg.name.isEmpty ? "\(from ?? leg.fromNodeID) – \(to ?? leg.toNodeID)" : leg.name
    let isOpen = leg.availability.isUsable(on: network.asOf)
    return [
      Property("kind", .text("leg")),
      Property("title", .text(title)),
      Property("leg_id", .text(leg.id)),
      Property("mode", .text(leg.mode.rawValue)),
      Property("ways", .list(leg.ways.map(\.description))),
      Property("gauges_mm", .list(leg.gauges.map(\.description))),
      Property("vessel_class", .text(leg.vesselClass?.rawValue)),
      Property("commodity", .text(leg.commodity?.rawValue)),
      Property("from_node_id", .text(leg.fromNodeID)),
      Property("from", .text(from)),
      Property("to_node_id", .text(leg.toNodeID)),
      Property("to", .text(to)),
      Property("is_directed", .flag(leg.isDirected)),
      Property("countries", .list(leg.countries.map(\.code))),
      Property("km", .number(leg.lengthKm)),
      Property("length_kind", .text(leg.lengthKind.rawValue)),
      Property("line_km", .number(leg.lineLengthKm)),
      Property("low_km", .number(leg.lengthLowKm)),
      Property("high_km", .number(leg.lengthHighKm)),
      Property("length_basis", .text(leg.lengthBasis.rawValue)),
      Property("length_exception", .text(leg.lengthException)),
    ] + availability(leg.availability, isOpen: isOpen) + [
      Property("season_from", .text(leg.season?.from.description)),
      Property("season_to", .text(leg.season?.to.description)),
      Property("variant", .text(leg.variant)),
      Property("electric_share", .number(leg.electricShare)),
      Property("tracks", .textOrNull(leg.tracks)),
      Property("traction", .textOrNull(leg.traction)),
      Property("basin_id", .text(leg.basinID)),
      Property("capacity_per_year", .number(leg.capacityPerYear)),
      Property("capacity_unit", .textOrNull(leg.capacityUnit)),
      Property("geometry_basis", .text(leg.drawnBasis.rawValue)),
      Property("as_of", .textOrNull(leg.asOf)),
      Property("source_ids", .list(leg.sourceIDs)),
      Property("notes", .textOrNull(leg.notes)),
    ] + Simplestyle.leg(Palette.color(mode: leg.mode, gauges: leg.gauges), isOpen: isOpen)
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
