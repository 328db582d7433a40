import Geo
import TestSupport
import Testing

/// Bounds that GeographicLib's own tests use for geodesics in general position.
private let azimuthToleranceDeg = 1e-13
private let distanceToleranceM = 1e-8

/// The smaller of the two angles between directions, in degrees.
private func angle(_ a: Double, _ b: Double) -> Double {
  abs((a - b).remainder(dividingBy: 360))
}

@Suite struct GeodesicTests {
  @Test(arguments: try fixture("geodesic-testcases.csv"))
  func inverseAgreesWithGeographicLib(row: FixtureRow) throws {
    let inverse = Geodesic.wgs84.inverse(
      from: try at(row.number("lon1_deg"), row.number("lat1_deg")),
      to: try at(row.number("lon2_deg"), row.number("lat2_deg"))
    )
    #expect(abs(inverse.distanceM - row.number("distance_m")) <= distanceToleranceM)
    #expect(angle(inverse.azimuthFromDeg, row.number("azi1_deg")) <= azimuthToleranceDeg)
    #expect(angle(inverse.azimuthToDeg, row.number("azi2_deg")) <= azimuthToleranceDeg)
  }

  @Test(arguments: try fixture("geodesic-testcases.csv"))
  func destinationAgreesWithGeographicLib(row: FixtureRow) throws {
    let destination = Geodesic.wgs84.destination(
      from: try at(row.number("lon1_deg"), row.number("lat1_deg")),
      azimuthDeg: row.number("azi1_deg"),
      distanceM: row.number("distance_m")
    )
    #expect(angle(destination.longitude, row.number("lon2_deg")) <= 1e-13)
    #expect(abs(destination.latitude - row.number("lat2_deg")) <= 1e-13)
  }

  @Test(arguments: try fixture("geodsolve-inverse.csv"))
  func hardInverseCasesHoldAsPublished(row: FixtureRow) throws {
    // Found and mended upstream after the release that PROJ 9.1 carries; an ellipsoid that is four
    // times as long as it is wide is no concern of freight.
    guard row.text("case") != "GeodSolve100" else {
      withKnownIssue("GeographicLib C before 2.1", isIntermittent: true) {
        try expectInverse(row)
      }
      return
    }
    try expectInverse(row)
  }

  private func expectInverse(_ row: FixtureRow) throws {
    let space = try #require(
      Geodesic(
        equatorialRadiusM: row.number("equatorial_radius_m"),
        flattening: row.number("flattening")
      )
    )
    let inverse = space.inverse(
      from: try at(row.number("lon1_deg"), row.number("lat1_deg")),
      to: try at(row.number("lon2_deg"), row.number("lat2_deg"))
    )
    #expect(
      abs(inverse.distanceM - row.number("distance_m")) <= row.number("distance_tolerance_m")
    )
    if let azimuthDeg = row.optionalNumber("azi1_deg") {
      #expect(angle(inverse.azimuthFromDeg, azimuthDeg) <= row.number("azi_tolerance_deg"))
    }
    if let azimuthDeg = row.optionalNumber("azi2_deg") {
      #expect(angle(inverse.azimuthToDeg, azimuthDeg) <= row.number("azi_tolerance_deg"))
    }
  }

  @Test(arguments: try fixture("geodsolve-direct.csv"))
  func hardDirectCasesHoldAsPublished(row: FixtureRow) throws {
    let space = try #require(
      Geodesic(
        equatorialRadiusM: row.number("equatorial_radius_m"),
        flattening: row.number("flattening")
      )
    )
    let destination = space.destination(
      from: try at(row.number("lon1_deg"), row.number("lat1_deg")),
      azimuthDeg: row.number("azi1_deg"),
      distanceM: row.number("distance_m")
    )
    let toleranceDeg = row.number("tolerance_deg")
    #expect(abs(destination.latitude - row.number("lat2_deg")) <= toleranceDeg)
    if let longitudeDeg = row.optionalNumber("lon2_deg") {
      #expect(angle(destination.longitude, longitudeDeg) <= toleranceDeg)
    }
  }

  @Test(arguments: try fixture("planimeter.csv"))
  func areasAndPerimetersHoldAsPublished(row: FixtureRow) throws {
    let ring = try row.text("ring_lat_lon_deg").split(separator: ";").map { pair in
      let numbers = pair.split(separator: " ").compactMap { Double($0) }
      return try at(numbers[1], numbers[0])
    }
    let polygon = Geodesic.wgs84.polygon(of: ring)
    #expect(abs(polygon.areaM2 - row.number("area_m2")) <= row.number("area_tolerance_m2"))
    if let perimeterM = row.optionalNumber("perimeter_m") {
      #expect(abs(polygon.perimeterM - perimeterM) <= row.number("perimeter_tolerance_m"))
    }
  }

  @Test(arguments: try fixture("antipodal-distances.csv"))
  func nearlyAntipodalDistancesHoldToAMicrometre(row: FixtureRow) throws {
    let distanceM = Geodesic.wgs84.distance(
      from: try at(row.number("lon1_deg"), row.number("lat1_deg")),
      to: try at(row.number("lon2_deg"), row.number("lat2_deg"))
    )
    #expect(abs(distanceM - row.number("distance_m")) <= 1e-6)
  }

  @Test func antipodesAreReachedOverAPole() throws {
    let inverse = Geodesic.wgs84.inverse(from: try at(0, 0), to: try at(180, 0))
    // Half a meridian of WGS 84, by numerical integration in thirty digits.
    #expect(abs(inverse.distanceM - 20_003_931.458_625) <= 1e-6)
    #expect(inverse.azimuthFromDeg == 0)
  }

  @Test func coincidentPointsAreAtDistanceZeroEvenAcrossTheAntimeridian() throws {
    let east = try Coordinate(longitude: 180, latitude: 50)
    let west = try Coordinate(longitude: -180, latitude: 50)
    #expect(Geodesic.wgs84.distance(from: east, to: west) == 0)
    #expect(Geodesic.wgs84.distance(from: east, to: east) == 0)
  }

  @Test func distanceIsAMetric() throws {
    try forAll(count: 2000, seed: 10) { random, seed in
      let (a, b, c) = try (random.coordinate(), random.coordinate(), random.coordinate())
      let space = Geodesic.wgs84
      let ab = space.distance(from: a, to: b)
      #expect(ab >= 0, "seed \(seed)")
      #expect(abs(ab - space.distance(from: b, to: a)) <= 1e-7, "seed \(seed)")
      let detourM = space.distance(from: a, to: c) + space.distance(from: c, to: b)
      #expect(ab <= detourM + 1e-7, "seed \(seed)")
    }
  }

  @Test func goingTheInverseDistanceArrives() throws {
    try forAll(count: 2000, seed: 11) { random, seed in
      let (a, b) = try (random.coordinate(), random.coordinate())
      let inverse = Geodesic.wgs84.inverse(from: a, to: b)
      let arrival = Geodesic.wgs84.destination(
        from: a,
        azimuthDeg: inverse.azimuthFromDeg,
        distanceM: inverse.distanceM
      )
      #expect(Geodesic.wgs84.distance(from: arrival, to: b) <= 1e-6, "seed \(seed)")
    }
  }

  @Test(arguments: [(0.0, 0.1), (-1, 0.1), (.nan, 0), (.infinity, 0), (1, 1), (1, .nan)])
  func noEllipsoidHasSuchNumbers(radiusM: Double, flattening: Double) {
    #expect(Geodesic(equatorialRadiusM: radiusM, flattening: flattening) == nil)
  }

  @Test func reversedRingHasTheOppositeArea() throws {
    let ring = try line([(50, 40), (55, 41), (52, 45)])
    let area = Geodesic.wgs84.area(of: ring)
    #expect(area > 0)
    #expect(abs(area + Geodesic.wgs84.area(of: ring.reversed())) <= 1e-3)
    #expect(abs(area - Geodesic.wgs84.area(of: ring + [ring[0]])) <= 1e-3)
  }
}
