import Geo

/// The polygons of a GeoJSON text (RFC 7946), wherever they stand in it.
struct GeoJSONPolygons {
  /// Each an outer ring, then its holes.
  private(set) var polygons: [[[Coordinate]]] = []
  /// The first geometry that is none, such as `LineString`.
  private(set) var otherGeometry: String?

  /// What is wrong in the text.
  struct Fault: Error {
    var reason: String
  }

  /// - Throws: ``Fault`` with the line and column at which it is no JSON, or with what is no ring.
  /// - Complexity: O(*n*) in the length of the text.
  init(reading bytes: [UInt8]) throws(Fault) {
    let root: JSONValue
    do {
      root = try JSONReader.read(bytes)
    } catch {
      throw Fault(reason: error.description)
    }
    try collect(root)
  }

  private mutating func collect(_ value: JSONValue) throws(Fault) {
    switch value["type"]?.string {
    case "FeatureCollection":
      for feature in value["features"]?.array ?? [] { try collect(feature) }
    case "Feature":
      if let geometry = value["geometry"], !geometry.isNull { try collect(geometry) }
    case "GeometryCollection":
      for geometry in value["geometries"]?.array ?? [] { try collect(geometry) }
    case "Polygon": polygons.append(try Self.rings(value["coordinates"]))
    case "MultiPolygon":
      for polygon in value["coordinates"]?.array ?? [] {
        polygons.append(try Self.rings(polygon))
      }
    case let other: otherGeometry = otherGeometry ?? other ?? value.noun
    }
  }

  private static func rings(_ value: JSONValue?) throws(Fault) -> [[Coordinate]] {
    guard let list = value?.array, !list.isEmpty else {
      throw Fault(reason: "a polygon has no ring")
    }
    var rings: [[Coordinate]] = []
    for ring in list {
      var points: [Coordinate] = []
      for position in ring.array ?? [] { points.append(try coordinate(position)) }
      guard points.count > 2 else { throw Fault(reason: "a ring has fewer than three positions") }
      rings.append(points)
    }
    return rings
  }

  /// Writers round: a thousandth of a degree beyond the edge of the Earth is on it.
  private static let toleranceDeg = 0.001

  private static func coordinate(_ position: JSONValue) throws(Fault) -> Coordinate {
    guard let numbers = position.array, numbers.count >= 2,
      let longitude = numbers[0].number, let latitude = numbers[1].number,
      abs(longitude) <= 180 + toleranceDeg, abs(latitude) <= 90 + toleranceDeg
    else { throw Fault(reason: "a ring has a position that is no longitude and latitude") }
    return Coordinate(
      trustedLongitude: min(max(longitude, -180), 180),
      latitude: min(max(latitude, -90), 90)
    )
  }
}
