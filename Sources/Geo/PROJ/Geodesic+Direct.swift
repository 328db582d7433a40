internal import CPROJ

extension Geodesic {
  /// The point reached by going straight on for a distance.
  ///
  /// - Parameters:
  ///   - start: where the path starts; at a pole its longitude gives the azimuth its meaning.
  ///   - azimuthDeg: direction at the start, in degrees clockwise from north; any finite number.
  ///   - distanceM: metres; any finite number, negative to go backwards.
  /// - Precondition: azimuth and distance are finite.
  public func destination(
    from start: Coordinate,
    azimuthDeg: Double,
    distanceM: Double
  ) -> Coordinate {
    precondition(azimuthDeg.isFinite, "an azimuth must be a finite number of degrees")
    precondition(distanceM.isFinite, "a distance must be a finite number of metres")
    var latitude = 0.0
    var longitude = 0.0
    withUnsafePointer(to: ellipsoid) {
      geod_direct(
        $0,
        start.latitude,
        start.longitude,
        azimuthDeg,
        distanceM,
        &latitude,
        &longitude,
        nil
      )
    }
    return Coordinate(trustedLongitude: longitude, latitude: latitude)
  }

  /// The point a fraction of the way along the shortest path: 0 gives `start` and 1 gives `end`,
  /// both exactly; numbers outside 0…1 go on beyond the ends.
  ///
  /// - Precondition: the fraction is finite.
  public func interpolate(
    from start: Coordinate,
    to end: Coordinate,
    fraction: Double
  ) -> Coordinate {
    precondition(fraction.isFinite, "a fraction must be a finite number")
    if fraction == 0 { return start }
    if fraction == 1 { return end }
    let path = GeodesicPath(on: self, from: start, to: end)
    return path.position(atDistanceM: path.lengthM * fraction)
  }
}
