import Geo
import TestSupport
import Testing

@testable import Formats

@Suite struct LineGeometryTests {
  /// Latitudes found by halving the geodesic of PyPI `geographiclib` 2.1, another implementation
  /// than PROJ's.
  static let crossings: [(start: (Double, Double), end: (Double, Double), latitude: Double)] = [
    ((170, 50), (-170, 55), 53.06573715541791),
    ((131.9, 43.1), (-149.9, 61.2), 61.78110369544008),
    ((160, 50), (-170, 54), 53.58246638930695),
    ((178.4, -18.1), (-172.1, -13.8), -17.41894497204467),
    ((139.8, 35.6), (-118.2, 33.7), 47.39145237088608),
  ]

  @Test(arguments: crossings.indices, [0.1, 100, 40_000])
  func aLineIsCutWhereTheGeodesicCrosses(index: Int, maxSegmentKm: Double) throws {
    let (start, end, latitude) = Self.crossings[index]
    let options = try #require(GeoJSONOptions(maxSegmentKm: maxSegmentKm))
    let parts = LineGeometry(options).parts(
      from: try Coordinate(longitude: start.0, latitude: start.1),
      along: [],
      to: try Coordinate(longitude: end.0, latitude: end.1)
    )
    try #require(parts.count == 2)
    let before = try #require(parts[0].last)
    let after = try #require(parts[1].first)
    #expect(before.longitude == 180)
    #expect(after.longitude == -180)
    #expect(before.latitude == after.latitude)
    #expect(abs(before.latitude - latitude) <= 0.5e-6 + 1e-9)
  }

  @Test func backwardsIsTheSameLineBackwards() throws {
    try forAll(count: 300, seed: 7) { random, seed in
      let course = try randomCourse(&random)
      var content = NetworkContent(asOf: try PacificNetwork.date("2026"))
      content.nodes = try [course.start, course.end].enumerated().map { index, point in
        try PacificNetwork.node("n\(index)", "N", point.longitude, point.latitude, .city, "RU")
      }
      content.legs = [
        Leg(
          id: "l",
          fromNodeID: "n0",
          toNodeID: "n1",
          mode: .road,
          countries: [],
          lengthKm: 1,
          geometry: course.middle.isEmpty ? nil : course.middle
        )
      ]
      let network = try Network(content)
      let geometry = LineGeometry(.standard)
      let there = geometry.parts(of: network.legs[0], in: network)
      let back = geometry.parts(of: network.legs[0], reversed: true, in: network)
      #expect(back == there.reversed().map { $0.reversed() }, "seed \(seed)")
    }
  }

  @Test func endsAreExactSegmentsShortAndSidesKept() throws {
    try forAll(count: 500, seed: 11) { random, seed in
      let course = try randomCourse(&random)
      let maxSegmentKm = Double.random(in: 5...2000, using: &random)
      let options = try #require(GeoJSONOptions(maxSegmentKm: maxSegmentKm))
      let parts = LineGeometry(options).parts(
        from: course.start,
        along: course.middle,
        to: course.end
      )
      let start = try #require(parts.first?.first)
      let end = try #require(parts.last?.last)
      #expect(isWritten(start, for: course.start), "seed \(seed)")
      #expect(isWritten(end, for: course.end), "seed \(seed)")
      for part in parts {
        #expect(Set(part).count == part.count, "seed \(seed)")
        for (start, end) in zip(part, part.dropFirst()) {
          let distanceKm = Geodesic.wgs84.distance(from: start, to: end) / 1000
          #expect(distanceKm <= maxSegmentKm, "seed \(seed)")
          #expect(abs(start.longitude - end.longitude) <= 180, "seed \(seed)")
        }
      }
    }
  }

  /// A quarter of the line is allowed exactly, so rounding alone would make half of them longer.
  @Test func roundingMakesNoSegmentTooLong() throws {
    try forAll(count: 200, seed: 17) { random, seed in
      let course = try randomCourse(&random)
      let lengthM = Geodesic.wgs84.distance(from: course.start, to: course.end)
      let maxSegmentKm = lengthM / 4000
      guard let options = GeoJSONOptions(maxSegmentKm: maxSegmentKm) else { return }
      let parts = LineGeometry(options).parts(from: course.start, along: [], to: course.end)
      for (start, end) in parts.flatMap({ zip($0, $0.dropFirst()) }) {
        let distanceKm = Geodesic.wgs84.distance(from: start, to: end) / 1000
        #expect(distanceKm <= maxSegmentKm, "seed \(seed)")
      }
    }
  }

  @Test func everyPointOfAStoredCourseIsOnTheLine() throws {
    try forAll(count: 200, seed: 13) { random, seed in
      let course = try randomCourse(&random)
      let parts = LineGeometry(.standard).parts(
        from: course.start,
        along: course.middle,
        to: course.end
      )
      let missing = course.middle.filter { point in
        !parts.joined().contains { isWritten($0, for: point) }
      }
      #expect(missing.isEmpty, "seed \(seed)")
    }
  }

  @Test func aCourseThatReachesItsNodesIsNotLengthened() throws {
    let line = try PacificNetwork.line((10, 50), (10.5, 50.25), (11, 50))
    let whole = LineGeometry(.standard).parts(from: line[0], along: line, to: line[2])
    #expect(whole == [line])
    let inner = LineGeometry(.standard).parts(from: line[0], along: [line[1]], to: line[2])
    #expect(inner == [line])
  }

  @Test func noLineBetweenEndsAtOnePlace() throws {
    let point = try Coordinate(longitude: 10, latitude: 50)
    let near = try Coordinate(longitude: 10.000_000_1, latitude: 50)
    #expect(LineGeometry(.standard).parts(from: point, along: [], to: near).isEmpty)
    #expect(LineGeometry(.standard).parts(from: point, along: [point], to: point).isEmpty)
  }

  @Test func onlyLengthsWithinTheRangeAreOptions() {
    #expect(GeoJSONOptions(maxSegmentKm: 0) == nil)
    #expect(GeoJSONOptions(maxSegmentKm: -1) == nil)
    #expect(GeoJSONOptions(maxSegmentKm: .nan) == nil)
    #expect(GeoJSONOptions(maxSegmentKm: .infinity) == nil)
    #expect(GeoJSONOptions(maxSegmentKm: 0.1)?.maxSegmentKm == 0.1)
    #expect(GeoJSONOptions.standard.maxSegmentKm == 100)
  }

  /// Whether a position is another rounded to six decimals; the antimeridian is written on the side
  /// that the line lies on.
  private func isWritten(_ written: Coordinate, for point: Coordinate) -> Bool {
    let tolerance = 0.5e-6 + 1e-12
    let isSameLongitude =
      written.isOnAntimeridian
      ? 180 - abs(point.longitude) <= tolerance
      : abs(written.longitude - point.longitude) <= tolerance
    return isSameLongitude && abs(written.latitude - point.latitude) <= tolerance
  }

  /// A line of up to four stretches, often about the antimeridian, on a millidegree grid so that
  /// points sometimes lie on it.
  private func randomCourse(
    _ random: inout SplitMix64
  ) throws -> (start: Coordinate, middle: [Coordinate], end: Coordinate) {
    let about = Bool.random(using: &random) ? 180 : Double.random(in: -180...180, using: &random)
    let spreadDeg = Bool.random(using: &random) ? 0.002 : 60.0
    let points = try (0..<Int.random(in: 2...5, using: &random)).map { index in
      let offset = Double.random(in: -spreadDeg...spreadDeg, using: &random)
      var longitude = ((about + offset) * 1000).rounded() / 1000
      if longitude > 180 { longitude -= 360 }
      if longitude < -180 { longitude += 360 }
      return try Coordinate(
        longitude: longitude,
        latitude: Double.random(in: -75...75, using: &random) + Double(index) / 1000
      )
    }
    return (points[0], Array(points.dropFirst().dropLast()), points[points.count - 1])
  }
}
