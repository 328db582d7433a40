import Testing

@testable import Geo

@Suite struct GeodesicBoundTests {
  /// Against Karney's exact distances, on an oblate, a spherical and a prolate ellipsoid.
  @Test(arguments: [1 / 298.257_223_563, 0.1, 0, -0.1])
  func whatIsSaidToBeNearIsNear(flattening: Double) throws {
    let geodesic = try #require(
      Geodesic(equatorialRadiusM: 6_378_137, flattening: flattening)
    )
    var state: UInt64 = 7
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
    var nearCount = 0
    for _ in 0..<20_000 {
      let start = try Coordinate(longitude: share() * 360 - 180, latitude: share() * 180 - 90)
      let spread = share() * 4
      var longitude = start.longitude + (share() - 0.5) * spread
      if longitude > 180 { longitude -= 360 }
      if longitude < -180 { longitude += 360 }
      let latitude = min(90, max(-90, start.latitude + (share() - 0.5) * spread))
      let end = try Coordinate(longitude: longitude, latitude: latitude)
      let distanceM = geodesic.distance(from: start, to: end)
      for limitM in [distanceM * 0.999_999, 100_000]
      where geodesic.isWithin(limitM, from: start, to: end) {
        nearCount += 1
        #expect(distanceM <= limitM)
      }
    }
    #expect(nearCount > 2000)
  }

  @Test func neighboursAreSeenToBeNear() throws {
    let start = try Coordinate(longitude: 76.9, latitude: 43.2)
    let end = try Coordinate(longitude: 77.4, latitude: 43.5)
    #expect(Geodesic.wgs84.isWithin(60_000, from: start, to: end))
    #expect(!Geodesic.wgs84.isWithin(50_000, from: start, to: end))
  }
}
