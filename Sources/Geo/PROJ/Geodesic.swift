internal import CPROJ

/// The metric space of an ellipsoid: shortest paths, their lengths and the areas they enclose.
///
/// ```swift
/// let metres = Geodesic.wgs84.distance(from: mumbai, to: bandarAbbas)
/// ```
///
/// Lengths are **in metres**, azimuths **in degrees** clockwise from north, −180…180. The problems
/// are solved by PROJ's `geod_` routines, which are C. F. F. Karney's (*Algorithms for geodesics*,
/// J. Geod. 87, 43–55, 2013, <https://doi.org/10.1007/s00190-012-0578-z>), to about 15 nanometres
/// at any distance, antipodes included. They read no files and are safe from any thread.
public struct Geodesic: Sendable {
  /// The ellipsoid's half axis in the plane of the equator, in metres.
  public let equatorialRadiusM: Double
  /// (*a* − *b*) / *a*: zero for a sphere, negative for a prolate ellipsoid.
  public let flattening: Double

  let ellipsoid: geod_geodesic

  /// The ellipsoid of WGS 84, which every coordinate of the library refers to.
  public static let wgs84 = Geodesic(
    trustedEquatorialRadiusM: 6_378_137,
    flattening: 1 / 298.257_223_563
  )

  /// Creates the metric space of another ellipsoid.
  ///
  /// - Parameters:
  ///   - equatorialRadiusM: metres, finite and above zero.
  ///   - flattening: below one; above one half in absolute value the results lose digits.
  /// - Returns: `nil` for numbers that no ellipsoid has.
  public init?(equatorialRadiusM: Double, flattening: Double) {
    guard equatorialRadiusM.isFinite, equatorialRadiusM > 0, flattening.isFinite, flattening < 1
    else { return nil }
    self.init(trustedEquatorialRadiusM: equatorialRadiusM, flattening: flattening)
  }

  private init(trustedEquatorialRadiusM equatorialRadiusM: Double, flattening: Double) {
    self.equatorialRadiusM = equatorialRadiusM
    self.flattening = flattening
    var ellipsoid = geod_geodesic()
    geod_init(&ellipsoid, equatorialRadiusM, flattening)
    self.ellipsoid = ellipsoid
  }
}
