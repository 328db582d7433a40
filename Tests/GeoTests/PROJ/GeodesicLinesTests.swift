import Geo
import TestSupport
import Testing

@Suite struct GeodesicLinesTests {
  private let space = Geodesic.wgs84

  @Test func interpolationKeepsBothEndsExactly() throws {
    let (a, b) = (try at(72.84, 18.95), try at(56.28, 27.18))
    #expect(space.interpolate(from: a, to: b, fraction: 0) == a)
    #expect(space.interpolate(from: a, to: b, fraction: 1) == b)
  }

  @Test func interpolationDividesTheDistance() throws {
    try forAll(count: 500, seed: 20) { random, seed in
      let (a, b) = try (random.coordinate(), random.coordinate())
      let fraction = Double.random(in: 0...1, using: &random)
      let between = space.interpolate(from: a, to: b, fraction: fraction)
      let whole = space.distance(from: a, to: b)
      #expect(abs(space.distance(from: a, to: between) - whole * fraction) <= 1e-6, "seed \(seed)")
      #expect(
        abs(space.distance(from: between, to: b) - whole * (1 - fraction)) <= 1e-6,
        "seed \(seed)"
      )
    }
  }

  @Test func denseLineKeepsItsPointsItsLengthAndTheSpacing() throws {
    try forAll(count: 100, seed: 21) { random, seed in
      let given = try (0..<4).map { _ in try random.coordinate() }
      let dense = space.densify(given, maxSegmentM: 250_000)
      #expect(dense.first == given.first)
      #expect(dense.last == given.last)
      var remaining = dense[...]
      for point in given {
        let index = try #require(remaining.firstIndex(of: point), "seed \(seed)")
        remaining = remaining[index...]
      }
      #expect(abs(space.length(of: dense) - space.length(of: given)) <= 1e-5, "seed \(seed)")
      for (a, b) in zip(dense, dense.dropFirst()) {
        #expect(space.distance(from: a, to: b) <= 250_000 + 1e-6, "seed \(seed)")
      }
      #expect(dense == space.densify(given, maxSegmentM: 250_000))
    }
  }

  @Test func shortSegmentsGetNoPoints() throws {
    let given = try line([(50, 40), (50.1, 40)])
    #expect(space.densify(given, maxSegmentM: 10_000) == given)
    #expect(space.densify([], maxSegmentM: 1) == [])
    #expect(space.densify([given[0]], maxSegmentM: 1) == [given[0]])
  }

  @Test func pointsBetweenTwoPlacesIncludeBoth() throws {
    let (a, b) = (try at(0, 0), try at(1, 0))
    // One degree of the equator is 111 319.49 m.
    let points = space.points(from: a, to: b, maxSpacingM: 40_000)
    #expect(points.count == 4)
    #expect(points.first == a)
    #expect(points.last == b)
    #expect(abs(points[1].longitude - 1.0 / 3) <= 1e-12)
  }

  @Test func positionAlongALineIsAtThatDistance() throws {
    let given = try line([(50, 40), (53, 41), (51, 44)])
    let lengthM = space.length(of: given)
    #expect(space.position(along: given, atDistanceM: -1) == given[0])
    #expect(space.position(along: given, atDistanceM: 0) == given[0])
    #expect(space.position(along: given, atDistanceM: lengthM + 1) == given[2])
    #expect(space.position(along: [], atDistanceM: 1) == nil)
    #expect(space.position(along: [given[0]], atDistanceM: 1) == given[0])
    let firstM = space.distance(from: given[0], to: given[1])
    #expect(space.position(along: given, atDistanceM: firstM) == given[1])
    let later = try #require(space.position(along: given, atDistanceM: firstM + 1000))
    #expect(abs(space.distance(from: given[1], to: later) - 1000) <= 1e-6)
  }

  @Test func kilometrePostsStandAtEveryMultiple() throws {
    let given = try line([(50, 40), (50.01, 40.002), (50.5, 40.3), (51, 40)])
    let posts = space.points(along: given, everyM: 10_000)
    #expect(posts.first == given.first)
    #expect(posts.last == given.last)
    #expect(posts.count == Int(space.length(of: given) / 10_000) + 2)
    for (index, post) in posts.dropLast().enumerated() {
      let expected = try #require(
        space.position(along: given, atDistanceM: 10_000 * Double(index))
      )
      #expect(space.distance(from: post, to: expected) <= 1e-6)
    }
  }
}
