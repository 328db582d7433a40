import Geo
import Routing

/// A reach as a map: a line for each stretch of a leg and band, a point for each node.
///
/// A leg that is reached in part ends at the very point: the share of its length that is travelled,
/// measured along its drawn line on the ellipsoid. What is farther is drawn lighter.
public struct ReachGeoJSON: Sendable {
  private let reach: Reach
  private let bands: ReachBands
  private let network: Network
  private let options: GeoJSONOptions

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

  /// Writes the collection.
  ///
  /// - Throws: ``JSONWriterError`` if the sink takes no more.
  public func write(to sink: any ByteSink) throws(JSONWriterError) {
    let features = features()
    var extent = FeatureExtent()
    for feature in features { extent.add(feature.geometry) }
    let legs = reach.stretches.lazy.compactMap { network.leg(id: $0.legID) }
    try FeatureCollection(
      name: "reach",
      bbox: extent.boundingBox,
      members: Property.edition(of: network) + [
        Property("date", .text(reach.date.description)),
        Property("origin", .text(reach.origin.name)),
        Property("within_\(reach.limit.key)", .number(reach.limit.value)),
      ],
      features: features,
      bibliography: Bibliography(ids: legs.flatMap(\.sourceIDs), in: network)
    ).write(layout: options.layout, to: sink)
  }

  /// Lines in the order of the network, the nearer band first, then points, the nearest last so
  /// that it is drawn on top.
  ///
  /// - Complexity: O(*n*) in the number of positions drawn.
  public func features() -> [Feature] {
    let geometry = LineGeometry(options)
    var features: [Feature] = []
    for stretch in reach.stretches {
      guard let leg = network.leg(id: stretch.legID) else { continue }
      let line = geometry.line(of: leg, reversed: stretch.isReversed, in: network)
      let lengthM = Geodesic.wgs84.length(of: line)
      for (band, course) in bands.parts(of: stretch.course) {
        let cut = Geodesic.wgs84.cut(
          line,
          fromM: course.first.share * lengthM,
          toM: course.last.share * lengthM
        )
        guard let start = cut.first, let end = cut.last,
          let drawn = FeatureGeometry(parts: geometry.parts(from: start, along: cut, to: end))
        else { continue }
        features.append(
          Feature(
            id: "leg:\(leg.id)/\(stretch.isReversed ? "to>from" : "from>to")/\(band)",
            geometry: drawn,
            properties: properties(of: stretch, leg: leg, band: band, course: course)
          )
        )
      }
    }
    return features + reach.nodes.reversed().compactMap(feature)
  }

  private func properties(
    of stretch: ReachedStretch,
    leg: Leg,
    band: Int,
    course: ReachedCourse
  ) -> [Property] {
    let from = stretch.isReversed ? leg.toNodeID : leg.fromNodeID
    let to = stretch.isReversed ? leg.fromNodeID : leg.toNodeID
    let isLast = course.last == stretch.course.last
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
      Property("is_cut", .flag(isLast && stretch.end == .limit)),
      Property("length_km", .number(leg.lengthKm)),
      Property("geometry_basis", .text(leg.geometryBasis.rawValue)),
    ] + Simplestyle.leg(Palette.band(band, of: bands.count), isOpen: true)
  }

  private func feature(of reached: ReachedNode) -> Feature? {
    guard let node = network.node(id: reached.nodeID) else { return nil }
    let total = reached.cost.total
    let isPriced = reach.hasTimeAndMoney
    let band = bands.band(ofArrival: reached.arrival)
    return Feature(
      id: "node:\(node.id)",
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

extension Geodesic {
  /// The part of a line between two distances from its first point, in metres: given points are
  /// kept, the ends lie on the shortest path between their neighbours.
  ///
  /// - Complexity: O(*n*).
  fileprivate func cut(_ line: [Coordinate], fromM startM: Double, toM endM: Double)
    -> [Coordinate]
  {
    guard let start = position(along: line, atDistanceM: startM),
      let end = position(along: line, atDistanceM: endM)
    else { return [] }
    var part = [start]
    var passedM = 0.0
    for (previous, point) in zip(line, line.dropFirst()) {
      passedM += distance(from: previous, to: point)
      if passedM > startM, passedM < endM { part.append(point) }
    }
    part.append(end)
    return part
  }
}

extension Palette {
  /// A colour between dark blue, for the first band, and yellow, for the last: lightness alone tells
  /// the order.
  fileprivate static func band(_ band: Int, of count: Int) -> RGBColor {
    let share = count > 1 ? Double(band - 1) / Double(count - 1) : 0
    func mix(_ near: UInt8, _ far: UInt8) -> UInt8 {
      UInt8((Double(near) + (Double(far) - Double(near)) * share).rounded())
    }
    return RGBColor(
      red: mix(navy.red, yellow.red),
      green: mix(navy.green, yellow.green),
      blue: mix(navy.blue, yellow.blue)
    )
  }
}
