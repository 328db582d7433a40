import Formats
import Testing

@Suite("Lines that cross")
struct LineCrossingTests {
  private static func line(_ points: (Double, Double)...) -> [PagePoint] {
    points.map { PagePoint(x: $0.0, y: $0.1) }
  }

  @Test("lines cross where each has points on both sides of the other")
  func crossing() {
    let line = Self.line((0, 0), (10, 10), (20, 0))
    #expect(LineClip.cross(line, Self.line((0, 10), (10, 0))))
    #expect(LineClip.cross(line, Self.line((0, 5), (30, 5))))
    #expect(!LineClip.cross(line, Self.line((0, 12), (20, 12))))
    #expect(!LineClip.cross(line, Self.line((0, 4), (1, 4))))
  }

  @Test("lines that touch, or run together, do not cross")
  func touching() {
    let line = Self.line((0, 0), (10, 10))
    #expect(!LineClip.cross(line, Self.line((10, 10), (20, 0))))
    #expect(!LineClip.cross(line, Self.line((5, 5), (9, 0))))
    #expect(!LineClip.cross(line, line))
  }
}
