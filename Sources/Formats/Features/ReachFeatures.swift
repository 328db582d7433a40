import Geo
import Routing

/// A reach as a map: a line for each stretch of a leg and band, a point for each node.
///
/// A leg that is reached in part ends at the very point: the share of its length that is travelled,
/// measured along its drawn line on the ellipsoid. What is farther is drawn lighter.
public struct ReachFeatures: FeatureSource {
  private let reach: Reach
  private let bands: ReachBands
  private let network: Network
  public let options: GeoJSONOptions

  public init(
    _ reach: Reach,
    bands: ReachBands,
    on network: Network,
    options: GeoJSONOptions = .standard
  ) {
    self.reach = reach
    self.bands = bands
    self.network = network
    self.options = options
  }

  public var asOf: CivilDate? { network.asOf }
  public var name: String { "reach" }
  public var members: [Property] {
    Property.edition(of: network) + [
      Property("date", .text(reach.date.description)),
      Property("origin", .text(reach.origin.name)),
      Property("within_\(reach.limit.key)", .number(reach.limit.value)),
    ]
  }
  public var bibliography: Bibliography {
    let legs = reach.stretches.lazy.compactMap { network.leg(id: $0.legID) }
    return Bibliography(ids: legs.flatMap(\.sourceIDs), in: network)
  }
  public var categories: [FeatureLayer: String] { [.legs: "band", .nodes: "band"] }

  /// Lines in the order of the network, the nearer band first, then points, the nearest last so
  /// that it is drawn on top.
  ///
  /// - Complexity: O(*n*) in the number of positions drawn.
  public var features: [Feature] {
    let lines = ReachedParts(reach, bands: bands, on: network, geometry: LineGeometry(options)).all
    var features: [Feature] = []
    for part in lines {
      guard let drawn = FeatureGeometry(parts: part.lines) else { continue }
      let way = part.stretch.isReversed ? "to>from" : "from>to"
      features.append(
        Feature(
          id: "leg:\(part.leg.id)/\(way)/\(part.band)",
          layer: .legs,
          geometry: drawn,
          properties: properties(of: part)
        )
      )
    }
    return features + reach.nodes.reversed().compactMap(feature)
  }

  private func properties(of part: ReachedPart) -> [Property] {
    let (stretch, leg, band, course) = (part.stretch, part.leg, part.band, part.course)
    let from = stretch.isReversed ? leg.toNodeID : leg.fromNodeID
    let to = stretch.isReversed ? leg.fromNodeID : leg.toNodeID
    return [
      Property("kind", .text("leg")),
      Property("title", .text("\(name(from)) – \(name(to)), \(label(band))")),
      Property("leg_id", .text(leg.id)),
      Property("mode", .text(leg.mode.rawValue)),
      Property("from_node_id", .text(from)),
      Property("to_node_id", .text(to)),
    ] + bandProperties(band) + [
      Property("arrival_from_\(reach.limit.key)", .number(course.first.arrival)),
      Property("arrival_to_\(reach.limit.key)", .number(course.last.arrival)),
      Property("share_from", .number(course.first.share)),
      Property("share_to", .number(course.last.share)),
      Property("is_cut", .flag(part.isCut)),
      Property("length_km", .number(leg.lengthKm)),
      Property("geometry_basis", .text(leg.geometryBasis.rawValue)),
      Property("source_ids", .list(leg.sourceIDs)),
    ] + Simplestyle.leg(Palette.band(band, of: bands.count), isOpen: true)
  }

  private func feature(of reached: ReachedNode) -> Feature? {
    guard let node = network.node(id: reached.nodeID) else { return nil }
    let total = reached.cost.total
    let isPriced = reach.hasTimeAndMoney
    let band = bands.band(ofArrival: reached.arrival)
    return Feature(
      id: "node:\(node.id)",
      layer: .nodes,
      geometry: .point(node.coordinate.inMicrodegrees),
      properties: [
        Property("kind", .text("node")),
        Property("title", .text("\(node.name), \(label(band))")),
        Property("node_id", .text(node.id)),
        Property("name", .text(node.name)),
        Property("node_kind", .text(node.kind.rawValue)),
        Property("country", .text(node.country.code)),
      ] + bandProperties(band) + [
        Property("mean_hours", .number(isPriced ? total.hours : nil)),
        Property("km", .number(total.km)),
        Property("usd", .number(isPriced ? total.usd : nil)),
        Property("usd_is_lower_bound", .flag(reached.cost.usdIsLowerBound)),
        Property("kg_co2e", .number(isPriced ? total.kgCO2e : nil)),
        Property("gauge_changes", .integer(total.gaugeChanges)),
        Property("borders", .integer(total.borders)),
      ] + Simplestyle.marker(Palette.band(band, of: bands.count), size: .small)
    )
  }

  /// The band, and the day that it is where bands are days.
  private func bandProperties(_ band: Int) -> [Property] {
    let properties = [Property("band", .integer(band))]
    guard case .hours = reach.limit, bands.width == 24 else { return properties }
    return properties + [Property("day", .integer(band))]
  }

  private func name(_ nodeID: String) -> String { network.node(id: nodeID)?.name ?? nodeID }

  /// `within 3 d`: the end of a band.
  private func label(_ band: Int) -> String {
    "within \(reach.limit.with(bands.end(ofBand: band)).shown)"
  }
}
