import Geo
import TestSupport
import Testing

@Suite struct BoundingBoxTests {
  @Test func nothingHasNoBox() {
    #expect(BoundingBox(points: []) == nil)
    #expect(BoundingBox(lines: [[], []]) == nil)
  }

  @Test func onePointIsItsOwnBox() throws {
    #expect(BoundingBox(points: [try at(72.84, 18.95)])?.values == [72.84, 18.95, 72.84, 18.95])
    #expect(
      BoundingBox(points: [try Coordinate(longitude: 180, latitude: 1)])?.values == [
        180, 1, 180, 1,
      ]
    )
  }

  @Test func pointsOnBothSidesOfTheAntimeridianMakeANarrowBox() throws {
    let box = try #require(BoundingBox(points: try line([(177, -20), (-178, -16)])))
    #expect(box.values == [177, -20, -178, -16])
    #expect(box.crossesAntimeridian)
    #expect(box.widthDeg == 5)
  }

  @Test func boxesThatEndAtTheAntimeridianDoNotCrossIt() throws {
    let fromEast = try line([(-180, 0), (170, 1)])
    #expect(BoundingBox(points: fromEast)?.values == [170, 0, 180, 1])
    let fromWest = try [Coordinate(longitude: 180, latitude: 0), at(-170, 1)]
    #expect(BoundingBox(points: fromWest)?.values == [-180, 0, -170, 1])
  }

  @Test func bothWritingsOfTheAntimeridianAreOneMeridian() throws {
    let points = try [(180.0, 0.0), (-180, 5)].map {
      try Coordinate(longitude: $0.0, latitude: $0.1)
    }
    #expect(BoundingBox(points: points)?.values == [180, 0, 180, 5])
  }

  @Test func lineThatGoesTheLongWayRoundIsCoveredWhole() throws {
    let long = try line([(-170, 0), (-60, 0), (60, 0), (170, 0)])
    #expect(BoundingBox(lines: [long])?.values == [-170, 0, 170, 0])
    // As mere points the same positions need 300° less 60°.
    #expect(BoundingBox(points: long)?.widthDeg == 240)
  }

  @Test func lineRoundTheEarthNeedsEveryLongitude() throws {
    let round = try line([(0, 10), (120, 20), (-120, 5), (0, 10)])
    #expect(BoundingBox(lines: [round])?.values == [-180, 5, 180, 20])
  }

  @Test func lineAcrossTheAntimeridianIsCoveredOnItsOwnSide() throws {
    let pacific = try line([(139.7, 35.6), (-118.2, 33.9)])
    #expect(BoundingBox(lines: [pacific])?.values == [139.7, 33.9, -118.2, 35.6])
  }

  @Test func upsideDownCornersMakeNoBox() throws {
    #expect(BoundingBox(southWest: try at(0, 1), northEast: try at(1, 0)) == nil)
  }

  @Test func holdsEveryPointAndNoBoxRoundFewerDegreesDoes() throws {
    try forAll(count: 500, seed: 1) { random, seed in
      let count = Int.random(in: 1...6, using: &random)
      let points = try (0..<count).map { _ in try random.coordinate() }
      let box = try #require(BoundingBox(points: points))
      #expect(points.allSatisfy(box.contains), "seed \(seed)")
      #expect(points.contains { $0.latitude == box.south }, "seed \(seed)")
      #expect(points.contains { $0.latitude == box.north }, "seed \(seed)")
      // A smallest box starts at one of the points: try them all.
      let narrowest =
        points.map { west in
          points.map { point in
            let eastwards = (point.longitude - west.longitude).truncatingRemainder(dividingBy: 360)
            return eastwards < 0 ? eastwards + 360 : eastwards
          }.max() ?? 0
        }.min() ?? 0
      #expect(abs(box.widthDeg - narrowest) < 1e-9, "seed \(seed)")
    }
  }

  @Test func holdsEveryPointOfEveryCutLine() throws {
    try forAll(count: 500, seed: 2) { random, seed in
      let drawn = try (0..<4).map { _ in try random.coordinate() }
      let box = try #require(BoundingBox(lines: [drawn]))
      let parts = AntimeridianCut(.linear).parts(of: drawn)
      #expect(parts.joined().allSatisfy(box.contains), "seed \(seed)")
    }
  }
}
