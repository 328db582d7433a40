internal import CPROJ

/// One shortest path, solved once and then asked for many of its points.
struct GeodesicPath {
  /// Length in metres.
  let lengthM: Double

  private let line: geod_geodesicline

  init(on geodesic: Geodesic, from start: Coordinate, to end: Coordinate) {
    var line = geod_geodesicline()
    withUnsafePointer(to: geodesic.ellipsoid) {
      geod_inverseline(&line, $0, start.latitude, start.longitude, end.latitude, end.longitude, 0)
    }
    self.line = line
    lengthM = line.s13
  }

  /// Azimuth at the start, in degrees, −180…180.
  var azimuthDeg: Double { line.azi1 }

  /// The point at a distance from the start, in metres; longitude within −180…180.
  func position(atDistanceM distanceM: Double) -> Coordinate {
    var latitude = 0.0
    var longitude = 0.0
    withUnsafePointer(to: line) {
      geod_position($0, distanceM, &latitude, &longitude, nil)
    }
    return Coordinate(trustedLongitude: longitude, latitude: latitude)
  }

  /// Latitude and longitude at a distance from the start, the longitude counted on without a jump
  /// from that of the start.
  func unrolledPosition(atDistanceM distanceM: Double) -> (longitude: Double, latitude: Double) {
    var latitude = 0.0
    var longitude = 0.0
    withUnsafePointer(to: line) {
      _ = geod_genposition(
        $0,
        UInt32(GEOD_LONG_UNROLL.rawValue),
        distanceM,
        &latitude,
        &longitude,
        nil,
        nil,
        nil,
        nil,
        nil,
        nil
      )
    }
    return (longitude, latitude)
  }
}
