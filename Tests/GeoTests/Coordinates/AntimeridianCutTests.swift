import Geo
import TestSupport
import Testing

@Suite struct AntimeridianCutTests {
  private func parts(
    _ crossing: AntimeridianCrossing,
    _ points: [(Double, Double)]
  ) throws -> [[[Double]]] {
    let line = try points.map { try Coordinate(longitude: $0.0, latitude: $0.1) }
    return AntimeridianCut(crossing).parts(of: line).map { part in
      part.map { [$0.longitude, $0.latitude] }
    }
  }

  @Test func rfc7946ExampleComesOutBitForBit() throws {
    #expect(
      try parts(.linear, [(170, 45), (-170, 45)])
        == [[[170.0, 45.0], [180.0, 45.0]], [[-180.0, 45.0], [-170.0, 45.0]]]
    )
  }

  @Test func lineOnOneSideIsKeptWhole() throws {
    #expect(try parts(.linear, [(60, 1), (70, 2)]) == [[[60, 1], [70, 2]]])
    #expect(try parts(.geodesic(), [(60, 1), (70, 2)]) == [[[60, 1], [70, 2]]])
  }

  @Test func chordCrossesInProportion() throws {
    #expect(
      try parts(.linear, [(-170, 30), (160, 0)])
        == [[[-170, 30], [-180, 20]], [[180, 20], [160, 0]]]
    )
  }

  @Test(arguments: [[], [(10.0, 20.0)], [(10.0, 20.0), (10.0, 20.0)], [(180, 5), (-180, 5)]])
  func lineWithoutLengthHasNoParts(points: [(Double, Double)]) throws {
    #expect(try parts(.linear, points).isEmpty)
    #expect(try parts(.geodesic(), points).isEmpty)
  }

  @Test func lineThatTouchesAndTurnsBackIsNotCut() throws {
    #expect(
      try parts(.linear, [(170, 0), (-180, 5), (170, 10)])
        == [[[170, 0], [180, 5], [170, 10]]]
    )
  }

  @Test func lineThatPassesThroughAPointOnTheAntimeridianIsCutThere() throws {
    let cut = [[[170.0, 0.0], [180, 5]], [[-180, 5], [-170, 10]]]
    #expect(try parts(.linear, [(170, 0), (180, 5), (-170, 10)]) == cut)
    #expect(try parts(.linear, [(170, 0), (-180, 5), (-170, 10)]) == cut)
    #expect(try parts(.geodesic(), [(170, 0), (180, 5), (-170, 10)]) == cut)
  }

  @Test func lineThatStartsOrEndsOnTheAntimeridianIsNotCut() throws {
    #expect(try parts(.linear, [(180, 5), (-170, 10)]) == [[[-180, 5], [-170, 10]]])
    #expect(try parts(.linear, [(-170, 10), (180, 5)]) == [[[-170, 10], [-180, 5]]])
    #expect(try parts(.linear, [(-180, 5), (170, 10)]) == [[[180, 5], [170, 10]]])
  }

  @Test func lineAlongTheAntimeridianStaysOnOneSide() throws {
    #expect(
      try parts(.linear, [(180, 0), (-180, 5), (180, 10)]) == [[[180, 0], [180, 5], [180, 10]]]
    )
    #expect(
      try parts(.linear, [(180, 0), (180, 10), (-170, 10)])
        == [[[-180, 0], [-180, 10], [-170, 10]]]
    )
  }

  @Test func lineThatRunsAlongAndChangesSidesIsCutOnceWhereItLeaves() throws {
    #expect(
      try parts(.linear, [(170, 0), (180, 0), (180, 10), (-170, 10)])
        == [[[170, 0], [180, 0], [180, 10]], [[-180, 10], [-170, 10]]]
    )
  }

  @Test func lineThatCrossesTwiceHasThreeParts() throws {
    #expect(
      try parts(.linear, [(170, 0), (-170, 0), (-170, 10), (170, 10)])
        == [
          [[170, 0], [180, 0]],
          [[-180, 0], [-170, 0], [-170, 10], [-180, 10]],
          [[180, 10], [170, 10]],
        ]
    )
  }

  @Test func repeatedPointsAreGivenOnce() throws {
    #expect(
      try parts(.linear, [(170, 0), (170, 0), (-170, 0), (-170, 0)])
        == [[[170, 0], [180, 0]], [[-180, 0], [-170, 0]]]
    )
  }

  @Test func chordBetweenPointsHalfTheEarthApartIsNotCut() throws {
    #expect(try parts(.linear, [(90, 10), (-90, 20)]) == [[[90, 10], [-90, 20]]])
  }

  @Test func shortestPathHalfTheEarthApartIsCutAtThePole() throws {
    #expect(
      try parts(.geodesic(), [(30, 80), (-150, 70)])
        == [[[30, 80], [30, 90]], [[-150, 90], [-150, 70]]]
    )
    #expect(
      try parts(.geodesic(), [(90, -10), (-90, -20)])
        == [[[90, -10], [90, -90]], [[-90, -90], [-90, -20]]]
    )
    #expect(
      try parts(.geodesic(), [(0, 80), (180, 80)])
        == [[[0, 80], [0, 90]], [[180, 90], [180, 80]]]
    )
  }

  @Test func polePointTakesTheMeridianOfItsNeighbours() throws {
    #expect(
      try parts(.geodesic(), [(30, 80), (77, 90), (-150, 80)])
        == [[[30, 80], [30, 90]], [[-150, 90], [-150, 80]]]
    )
    #expect(
      try parts(.geodesic(), [(30, 80), (-100, 90), (30, 70)]) == [
        [[30, 80], [30, 90], [30, 70]]
      ]
    )
    #expect(try parts(.geodesic(), [(170, 90), (-170, 60)]) == [[[-170, 90], [-170, 60]]])
    #expect(
      try parts(.geodesic(), [(10, 90), (50, -90), (-170, 0)])
        == [[[10, 90], [10, -90]], [[-170, -90], [-170, 0]]]
    )
    #expect(try parts(.geodesic(), [(170, 90), (-170, 90)]).isEmpty)
  }

  @Test func chordTreatsAPoleAsAnyPoint() throws {
    #expect(
      try parts(.linear, [(170, 90), (-170, 80)])
        == [[[170, 90], [180, 85]], [[-180, 85], [-170, 80]]]
    )
  }

  @Test(arguments: try fixture("antimeridian-crossings.csv"))
  func shortestPathCrossesWhereOtherImplementationsSay(row: FixtureRow) throws {
    let line = try [
      at(row.number("lon1_deg"), row.number("lat1_deg")),
      at(row.number("lon2_deg"), row.number("lat2_deg")),
    ]
    let sphere = try #require(Geodesic(equatorialRadiusM: 6_371_000, flattening: 0))
    let spherical = AntimeridianCut(.geodesic(sphere)).parts(of: line)
    try #require(spherical.count == 2)
    #expect(abs(spherical[0][1].latitude - row.number("sphere_lat_deg")) <= 0.51e-7)
    let ellipsoidal = AntimeridianCut(.geodesic()).parts(of: line)
    try #require(ellipsoidal.count == 2)
    #expect(abs(ellipsoidal[0][1].latitude - row.number("wgs84_lat_deg")) <= 1e-12)
  }

  @Test func cutPointLiesOnTheShortestPath() throws {
    try forAll(count: 300, seed: 3) { random, seed in
      let start = try random.coordinate()
      let end = try random.coordinate()
      let parts = AntimeridianCut(.geodesic()).parts(of: [start, end])
      let whole = Geodesic.wgs84.distance(from: start, to: end)
      let sum = parts.reduce(0) { $0 + Geodesic.wgs84.length(of: $1) }
      #expect(abs(whole - sum) < 1e-6, "seed \(seed)")
    }
  }

  @Test(arguments: [true, false])
  func partsKeepEveryPromise(geodesic: Bool) throws {
    let cut = AntimeridianCut(geodesic ? .geodesic() : .linear)
    try forAll(count: 2000, seed: 4) { random, seed in
      let count = Int.random(in: 0...7, using: &random)
      let line = try (0..<count).map { _ in try random.coordinate() }
      let parts = cut.parts(of: line)
      for part in parts {
        #expect(part.count >= 2, "seed \(seed)")
        for (a, b) in zip(part, part.dropFirst()) {
          #expect(a != b, "seed \(seed)")
          #expect(abs(a.longitude - b.longitude) <= 180, "seed \(seed)")
        }
      }
      for (a, b) in zip(parts, parts.dropFirst()) {
        let end = try #require(a.last)
        let start = try #require(b.first)
        #expect(end.latitude == start.latitude, "seed \(seed)")
        #expect((end.isOnAntimeridian && start.longitude == -end.longitude) || end.isPole)
      }
      let again = parts.flatMap { cut.parts(of: $0) }
      #expect(again == parts, "cutting twice changes nothing; seed \(seed)")
    }
  }

  @Test(arguments: [true, false])
  func reversedLineIsCutAtTheSamePoints(geodesic: Bool) throws {
    let cut = AntimeridianCut(geodesic ? .geodesic() : .linear)
    try forAll(count: 500, seed: 5) { random, seed in
      let line = try (0..<3).map { _ in
        try Coordinate(
          longitude: .random(in: -180...180, using: &random),
          latitude: .random(in: -89...89, using: &random)
        )
      }
      let forwards = cut.parts(of: line)
      let backwards = cut.parts(of: line.reversed()).reversed().map { Array($0.reversed()) }
      #expect(forwards == backwards, "seed \(seed)")
    }
  }
}
