import Geo
import TestSupport
import Testing

@testable import Formats

@Suite struct FeatureExtentTests {
  /// The whole set at once, by the code that finds the extent of lines in memory.
  @Test func oneAfterAnotherIsTheSameAsAllAtOnce() throws {
    try forAll(count: 2000, seed: 3) { random, seed in
      var extent = FeatureExtent()
      var lines: [[Coordinate]] = []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let west = Double(Int.random(in: -18...18, using: &random)) * 10
        let east = min(180, west + Double(Int.random(in: 0...12, using: &random)) * 10)
        let line = try [west, (west + east) / 2, east].map {
          try Coordinate(longitude: $0, latitude: Double.random(in: -90...90, using: &random))
        }
        lines.append(line)
        extent.add(.line(line))
      }
      #expect(extent.boundingBox == BoundingBox(lines: lines), "seed \(seed)")
    }
  }

  @Test func nothingHasNoExtent() {
    #expect(FeatureExtent().boundingBox == nil)
  }

  @Test func theWholeEarthIsWiderThanHalfOfIt() throws {
    var extent = FeatureExtent()
    let line = try [-180.0, -60, 60, 180].map { try Coordinate(longitude: $0, latitude: 10) }
    extent.add(.line(line))
    #expect(extent.boundingBox?.values == [-180, 10, 180, 10])
  }

  @Test func aBoxOverTheAntimeridianHasItsWestEastOfItsEast() throws {
    var extent = FeatureExtent()
    extent.add(.line(try PacificNetwork.line((170, 1), (180, 2))))
    extent.add(.line(try PacificNetwork.line((-180, 2), (-150, 3))))
    #expect(extent.boundingBox?.values == [170, 1, -150, 3])
  }
}
