import Geo

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Positions as points in space, in metres from the centre of the Earth: the straight line between
/// two is never longer than the geodesic, and costs a square root.
enum EarthPoint {
  /// The WGS 84 ellipsoid: its equatorial radius, and the square of its eccentricity.
  private static let radiusM = 6_378_137.0
  private static let eccentricitySquared = 0.006_694_379_990_141_316

  static func point(longitude: Double, latitude: Double) -> SIMD3<Double> {
    let lambda = longitude * .pi / 180
    let phi = latitude * .pi / 180
    let sine = sin(phi)
    let normalM = radiusM / (1 - eccentricitySquared * sine * sine).squareRoot()
    let axisM = normalM * cos(phi)
    return SIMD3(
      axisM * cos(lambda),
      axisM * sin(lambda),
      normalM * (1 - eccentricitySquared) * sine
    )
  }

  @inline(__always)
  static func chordM(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
    let difference = a - b
    return (difference * difference).sum().squareRoot()
  }

  /// The chord up to which ``longestGeodesicM(ofChordM:)`` holds.
  static let chordLimitM = 3_000_000.0

  /// A length that no geodesic of that chord exceeds: an arc of radius R is c·(1 + c²/24R² + …), and
  /// the least radius of curvature of the ellipsoid is 6,335 km.
  @inline(__always)
  static func longestGeodesicM(ofChordM chordM: Double) -> Double {
    let ratio = chordM / 6_335_000
    return chordM * (1 + ratio * ratio / 20)
  }
}
