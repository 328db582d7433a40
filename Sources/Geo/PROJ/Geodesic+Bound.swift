#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Geodesic {
  /// Whether two points are surely no farther apart than a distance: `false` does not mean that they
  /// are.
  ///
  /// The path along which longitude and latitude change evenly is no shorter than the shortest one.
  /// Its element is √(M²dφ² + N²cos²φ dλ²), and neither radius of curvature, M nor N, exceeds the
  /// larger of a²/b and b²/a; cos φ is largest at the latitude nearest to the equator. This takes a
  /// hundredth of the time of solving for the distance.
  ///
  /// - Parameter distanceM: metres.
  func isWithin(_ distanceM: Double, from start: Coordinate, to end: Coordinate) -> Bool {
    let polarRadiusM = equatorialRadiusM * (1 - flattening)
    let radiusM = max(
      equatorialRadiusM * equatorialRadiusM / polarRadiusM,
      polarRadiusM * polarRadiusM / equatorialRadiusM
    )
    let degrees = distanceM / radiusM * (180 / .pi)
    let across = abs(end.longitude - start.longitude)
    let alongParallel = min(across, 360 - across)
    let alongMeridian = end.latitude - start.latitude
    let meridianSquared = alongMeridian * alongMeridian
    let limitSquared = degrees * degrees
    // Near enough for any latitude, as most legs are.
    if meridianSquared + alongParallel * alongParallel <= limitSquared { return true }
    guard meridianSquared <= limitSquared, start.latitude * end.latitude > 0 else { return false }
    let shrinkage = cos(min(abs(start.latitude), abs(end.latitude)) * (.pi / 180))
    let shrunk = alongParallel * shrinkage
    return meridianSquared + shrunk * shrunk <= limitSquared
  }
}
