import Geo
import TestSupport
import Testing

@Suite("Areas")
struct AreaTests {
  private static func ring(_ positions: [(Double, Double)]) throws -> [Coordinate] {
    try positions.map { try Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  private static let square = [(0.0, 0.0), (10, 0), (10, 10), (0, 10), (0, 0)]

  @Test("What lies on an edge or a corner is inside; beyond is outside")
  func edges() throws {
    let area = Area(polygons: [[try Self.ring(Self.square)]])
    for (longitude, latitude) in [(0.0, 0.0), (5, 0), (10, 5), (10, 10), (5, 5)] {
      #expect(area.contains(try Coordinate(longitude: longitude, latitude: latitude)))
    }
    for (longitude, latitude) in [(-0.1, 5.0), (10.1, 5), (5, -0.1), (5, 10.1), (20, 10)] {
      #expect(!area.contains(try Coordinate(longitude: longitude, latitude: latitude)))
    }
  }

  @Test("A hole is outside, and of several polygons one is enough")
  func holes() throws {
    let hole = try Self.ring([(2, 2), (4, 2), (4, 4), (2, 4)])
    let far = try Self.ring([(50, 50), (60, 50), (55, 60)])
    let area = Area(polygons: [[try Self.ring(Self.square), hole], [far]])
    #expect(!area.contains(try Coordinate(longitude: 3, latitude: 3)))
    #expect(area.contains(try Coordinate(longitude: 5, latitude: 3)))
    #expect(area.contains(try Coordinate(longitude: 55, latitude: 52)))
  }

  @Test("A convex ring holds what lies on one side of all its edges, 200 cases")
  func convex() throws {
    try forAll(count: 200, seed: 43) { random, seed in
      // A triangle, turned so that its corners go round against the clock.
      var corners = (0..<3).map { _ in
        (Double.random(in: -50...50, using: &random), Double.random(in: -50...50, using: &random))
      }
      func side(_ a: (Double, Double), _ b: (Double, Double), _ p: (Double, Double)) -> Double {
        (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0)
      }
      if side(corners[0], corners[1], corners[2]) < 0 { corners.swapAt(1, 2) }
      let area = Area(polygons: [[try Self.ring(corners)]])
      for _ in 0..<20 {
        let p = (
          Double.random(in: -50...50, using: &random), Double.random(in: -50...50, using: &random)
        )
        let isInside = (0..<3).allSatisfy { side(corners[$0], corners[($0 + 1) % 3], p) >= 0 }
        let found = area.contains(try Coordinate(longitude: p.0, latitude: p.1))
        #expect(found == isInside, "seed \(seed), \(p)")
      }
    }
  }
}
