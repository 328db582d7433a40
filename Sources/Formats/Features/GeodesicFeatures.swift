import Geo

/// A geodesic between two points as a map: one line, densified and cut like a leg's.
public struct GeodesicFeatures: FeatureSource {
  private let start: Coordinate
  private let end: Coordinate
  public let options: GeoJSONOptions

  public init(from start: Coordinate, to end: Coordinate, options: GeoJSONOptions = .standard) {
    self.start = start
    self.end = end
    self.options = options
  }

  public var asOf: CivilDate? { nil }
  public var name: String { "geodesic" }
  public var members: [Property] { [] }
  public var bibliography: Bibliography { Bibliography() }
  public var categories: [FeatureLayer: String] { [.legs: "kind"] }

  /// One line; a point if its ends are one place.
  public var features: [Feature] {
    let inverse = Geodesic.wgs84.inverse(from: start, to: end)
    let parts = LineGeometry(options).parts(from: start, along: [], to: end)
    let geometry = FeatureGeometry(parts: parts) ?? .point(start.inMicrodegrees)
    return [
      Feature(
        id: "geodesic",
        layer: .legs,
        geometry: geometry,
        properties: [
          Property("kind", .text("geodesic")),
          Property("title", .text("\(start) – \(end)")),
          Property("distance_m", .number(inverse.distanceM)),
          Property("azimuth_from_deg", .number(inverse.azimuthFromDeg)),
          Property("azimuth_to_deg", .number(inverse.azimuthToDeg)),
        ] + style(of: geometry)
      )
    ]
  }

  private func style(of geometry: FeatureGeometry) -> [Property] {
    if case .point = geometry { return Simplestyle.marker(Palette.blue, size: .medium) }
    return Simplestyle.leg(Palette.blue, isOpen: true)
  }
}
