/// The polygons of a GeoJSON text, wherever they stand in it.
enum GeoJSONPolygons {
  /// - Throws: ``BaseMapFault`` with the line and column at which it is no JSON, or the position
  ///   that is none.
  static func rings(of bytes: [UInt8]) throws(BaseMapFault) -> [[PagePoint]] {
    let root: JSONValue
    do {
      root = try JSONReader.read(bytes)
    } catch {
      throw BaseMapFault(reason: error.description)
    }
    var rings: [[PagePoint]] = []
    try collect(root, into: &rings)
    return rings
  }

  private static func collect(
    _ value: JSONValue,
    into rings: inout [[PagePoint]]
  ) throws(BaseMapFault) {
    switch value["type"]?.string {
    case "FeatureCollection":
      for feature in value["features"]?.array ?? [] { try collect(feature, into: &rings) }
    case "Feature":
      if let geometry = value["geometry"] { try collect(geometry, into: &rings) }
    case "GeometryCollection":
      for geometry in value["geometries"]?.array ?? [] { try collect(geometry, into: &rings) }
    case "Polygon":
      for ring in value["coordinates"]?.array ?? [] { rings.append(try points(of: ring)) }
    case "MultiPolygon":
      for polygon in value["coordinates"]?.array ?? [] {
        for ring in polygon.array ?? [] { rings.append(try points(of: ring)) }
      }
    default: break
    }
  }

  private static func points(of ring: JSONValue) throws(BaseMapFault) -> [PagePoint] {
    var points: [PagePoint] = []
    for position in ring.array ?? [] {
      guard let numbers = position.array, numbers.count >= 2,
        let longitude = numbers[0].number, let latitude = numbers[1].number,
        abs(longitude) <= 180.001, abs(latitude) <= 90.001
      else {
        throw BaseMapFault(reason: "a ring has a position that is no longitude and latitude")
      }
      points.append(PagePoint(x: longitude, y: latitude))
    }
    return points
  }
}
