import Geo
import TestSupport
import Testing

@testable import Formats

@Suite("Bounds of geodesics")
struct EarthPointTests {
  @Test("no geodesic is longer than what is said without one")
  func bounds() throws {
    try forAll(count: 20_000, seed: 91) { random, seed in
      let from = try position(using: &random)
      // From metres to half the world, and along meridians and parallels.
      let span = [1e-5, 1e-3, 0.1, 10, 90][Int.random(in: 0..<5, using: &random)]
      let along = Int.random(in: 0..<3, using: &random)
      let latitude =
        from.latitude + (along == 0 ? 0 : Double.random(in: -span...span, using: &random))
      var longitude =
        from.longitude + (along == 1 ? 0 : Double.random(in: -span...span, using: &random))
      if abs(longitude) > 180 { longitude -= longitude > 0 ? 360 : -360 }
      let to = try Coordinate(longitude: longitude, latitude: max(-90, min(90, latitude)))
      let geodesicM = Geodesic.wgs84.distance(from: from, to: to)
      let boundM2 = EarthPoint.longestGeodesicSquaredM2(
        fromLongitude: from.longitude,
        latitude: from.latitude,
        toLongitude: to.longitude,
        latitude: to.latitude
      )
      // A nanometre for the geodesic's own error.
      #expect(geodesicM <= boundM2.squareRoot() + 1e-8, "\(from), \(to), seed \(seed)")
      let chordM = EarthPoint.chordM(
        EarthPoint.point(longitude: from.longitude, latitude: from.latitude),
        EarthPoint.point(longitude: to.longitude, latitude: to.latitude)
      )
      if chordM < EarthPoint.chordLimitM {
        #expect(
          geodesicM <= EarthPoint.longestGeodesicM(ofChordM: chordM) + 1e-8,
          "\(from), \(to), seed \(seed)"
        )
      }
    }
  }

  @Test("of short legs the bound is near enough to spare most lengths their geodesic")
  func isTight() throws {
    forAll(count: 1000, seed: 92) { random, seed in
      let longitude = Double.random(in: -179...179, using: &random)
      let latitude = Double.random(in: -70...70, using: &random)
      let otherLongitude = longitude + Double.random(in: -0.01...0.01, using: &random)
      let otherLatitude = latitude + Double.random(in: -0.01...0.01, using: &random)
      guard let from = try? Coordinate(longitude: longitude, latitude: latitude),
        let to = try? Coordinate(longitude: otherLongitude, latitude: otherLatitude)
      else { return }
      let boundM2 = EarthPoint.longestGeodesicSquaredM2(
        fromLongitude: longitude,
        latitude: latitude,
        toLongitude: otherLongitude,
        latitude: otherLatitude
      )
      // The ellipsoid's radii of curvature differ by 1 %, the cosines of the ends by less than 0.1 %.
      let geodesicM = Geodesic.wgs84.distance(from: from, to: to)
      #expect(boundM2.squareRoot() <= geodesicM * 1.012, "seed \(seed)")
    }
  }

  private func position(using random: inout SplitMix64) throws -> Coordinate {
    let latitudes = [-90.0, -45, -1e-7, 0, 1e-7, 45, 60, 89.9999, 90]
    let latitude =
      Bool.random(using: &random)
      ? latitudes[Int.random(in: 0..<latitudes.count, using: &random)]
      : Double.random(in: -90...90, using: &random)
    return try Coordinate(
      longitude: Double.random(in: -180...180, using: &random),
      latitude: latitude
    )
  }
}
