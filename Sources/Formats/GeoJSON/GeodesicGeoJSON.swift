import Geo

/// A geodesic between two points as a map: one line, densified and cut like a leg's.
public struct GeodesicGeoJSON: Sendable {
  private let start: Coordinate
  private let end: Coordinate
  private let options: GeoJSONOptions

  public init(from start: Coordinate, to end: Coordinate, options: GeoJSONOptions = .standard) {
    self.start = start
    self.end = end
    self.options = options
  }

  /// Writes the collection.
  ///
  /// - Throws: ``JSONWriterError`` if the sink takes no more.
  public func write(to sink: any ByteSink) throws(JSONWriterError) {
    let inverse = Geodesic.wgs84.inverse(from: start, to: end)
    let parts = LineGeometry(options).parts(from: start, along: [], to: end)
    let geometry = FeatureGeometry(parts: parts) ?? .point(start.inMicrodegrees)
    var extent = FeatureExtent()
    extent.add(geometry)
    try FeatureCollection(
      name: "geodesic",
      bbox: extent.boundingBox,
      members: [],
      features: [
        Feature(
          id: "geodesic",
          geometry: geometry,
          properties: [
            Property("kind", .text("geodesic")),
            Property("title", .text("\(start) – \(end)")),
            Property("distance_m", .number(inverse.distanceM)),
            Property("azimuth_from_deg", .number(inverse.azimuthFromDeg)),
            Property("azimuth_to_deg", .number(inverse.azimuthToDeg)),
          ] + style(of: geometry)
        )
      ],
      bibliography: Bibliography()
    ).write(layout: options.layout, to: sink)
  }

  private func style(of geometry: FeatureGeometry) -> [Property] {
    if case .point = geometry { return Simplestyle.marker(Palette.blue, size: .medium) }
    return Simplestyle.leg(Palette.blue, isOpen: true)
  }
}
