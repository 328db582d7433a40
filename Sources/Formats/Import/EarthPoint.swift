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

  // MARK: Without a sine

  /// No degree of latitude, and none of longitude times the cosine, is longer: a degree on a circle of
  /// the greatest radius of curvature, which is that of the poles, rounded up.
  private static let longestDegreeM = 6_399_594 * Double.pi / 180

  /// The square of a length that no geodesic between two positions exceeds: the path that is straight
  /// in longitude and latitude, if all of it were as far from the poles as its end nearer the equator.
  @inline(__always)
  static func longestGeodesicSquaredM2(
    fromLongitude longitude: Double,
    latitude: Double,
    toLongitude otherLongitude: Double,
    latitude otherLatitude: Double
  ) -> Double {
    let least =
      latitude * otherLatitude > 0 ? min(abs(latitude), abs(otherLatitude)) * .pi / 180 : 0
    // The series of the cosine, broken off after a term that is added, is above it.
    let square = least * least
    let cosine = 1 + square * (-1 / 2 + square * (1 / 24 + square * (-1 / 720 + square / 40_320)))
    let turn = abs(longitude - otherLongitude)
    let eastM = min(turn, 360 - turn) * cosine * longestDegreeM
    let northM = (latitude - otherLatitude) * longestDegreeM
    return eastM * eastM + northM * northM
  }
}
