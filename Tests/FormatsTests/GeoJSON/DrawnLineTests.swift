import Geo
import Testing

@testable import Formats

@Suite struct DrawnLineTests {
  private func parts(_ lines: [(Double, Double)]...) throws -> [[Double]] {
    var drawn = DrawnLine()
    for line in lines {
      drawn.append(try line.map { try Coordinate(longitude: $0.0, latitude: $0.1) })
    }
    return drawn.parts.map { $0.map(\.longitude) }
  }

  @Test func linesEndToEndAreOne() throws {
    #expect(try parts([(0, 0), (1, 0)], [(1, 0), (2, 0)]) == [[0, 1, 2]])
  }

  @Test func aGapBeginsAPart() throws {
    #expect(try parts([(0, 0), (1, 0)], [(2, 0), (3, 0)]) == [[0, 1], [2, 3]])
  }

  @Test func theAntimeridianIsAGap() throws {
    #expect(
      try parts([(179, 0), (180, 0)], [(-180, 0), (-179, 0)]) == [[179, 180], [-180, -179]]
    )
  }

  @Test func goingBackBeginsAPart() throws {
    #expect(
      try parts([(0, 0), (1, 0), (2, 0)], [(2, 0), (1, 0), (0, 0)], [(0, 0), (5, 0)])
        == [[0, 1, 2], [2, 1, 0, 5]]
    )
  }

  @Test func aRingIsNotClosedWithinOnePart() throws {
    #expect(try parts([(0, 0), (1, 0), (1, 1), (0, 0)]) == [[0, 1, 1], [1, 0]])
  }

  @Test func standingStillDrawsNothing() throws {
    #expect(try parts([(0, 0), (0, 0)], [(0, 0)]).isEmpty)
    #expect(try parts([(0, 0), (0, 0), (1, 0), (1, 0)]) == [[0, 1]])
  }
}
