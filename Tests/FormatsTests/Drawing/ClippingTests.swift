import Formats
import TestSupport
import Testing

@Suite("Clipping")
struct ClippingTests {
  private static let box = PageBox(minX: 10, minY: 20, maxX: 60, maxY: 50)

  private static func area(_ ring: [PagePoint]) -> Double {
    guard let last = ring.last else { return 0 }
    var sum = 0.0
    var previous = last
    for point in ring {
      sum += previous.x * point.y - point.x * previous.y
      previous = point
    }
    return abs(sum) / 2
  }

  @Test("triangles cut to a box keep the area that counting cells finds")
  func ringAreas() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<60 {
      let corners = (0..<3).map { _ in
        PagePoint(
          x: Double.random(in: -20...90, using: &random),
          y: Double.random(in: -10...80, using: &random)
        )
      }
      func side(_ a: PagePoint, _ b: PagePoint, _ p: PagePoint) -> Double {
        (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
      }
      let cell = 0.25
      var count = 0
      var y = Self.box.minY + cell / 2
      while y < Self.box.maxY {
        var x = Self.box.minX + cell / 2
        while x < Self.box.maxX {
          let p = PagePoint(x: x, y: y)
          let sides = [
            side(corners[0], corners[1], p), side(corners[1], corners[2], p),
            side(corners[2], corners[0], p),
          ]
          if sides.allSatisfy({ $0 >= 0 }) || sides.allSatisfy({ $0 <= 0 }) { count += 1 }
          x += cell
        }
        y += cell
      }
      let clipped = RingClip.clip(corners, to: Self.box)
      #expect(clipped.allSatisfy { Self.box.grown(by: 1e-9).contains($0) })
      #expect(abs(Self.area(clipped) - Double(count) * cell * cell) < 12)
    }
  }

  @Test("a line's parts are in the box and as long as what sampling finds there")
  func lineLengths() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<60 {
      let line = (0..<6).map { _ in
        PagePoint(
          x: Double.random(in: -20...90, using: &random),
          y: Double.random(in: -10...80, using: &random)
        )
      }
      var expected = 0.0
      for (start, end) in zip(line, line.dropFirst()) {
        let pieces = 4000
        let inside = (0..<pieces).count { piece in
          let share = (Double(piece) + 0.5) / Double(pieces)
          return Self.box.contains(
            PagePoint(
              x: start.x + (end.x - start.x) * share,
              y: start.y + (end.y - start.y) * share
            )
          )
        }
        expected += start.distance(to: end) * Double(inside) / Double(pieces)
      }
      let parts = LineClip.parts(of: line, in: Self.box)
      #expect(parts.joined().allSatisfy { Self.box.grown(by: 1e-9).contains($0) })
      let length = parts.map { part in
        zip(part, part.dropFirst()).map { $0.distance(to: $1) }.reduce(0, +)
      }.reduce(0, +)
      #expect(abs(length - expected) < 0.5)
    }
  }

  @Test("a simplified line keeps its ends and strays by no more than the tolerance")
  func simplification() {
    var random = SplitMix64(seed: 3)
    var x = 0.0
    let line = (0..<400).map { _ in
      x += 1
      return PagePoint(x: x, y: Double.random(in: 0...3, using: &random) + x * x / 200)
    }
    for tolerance in [0.1, 0.5, 2.0] {
      let simple = LineClip.simplified(line, tolerancePx: tolerance)
      #expect(simple.first == line.first && simple.last == line.last)
      for point in line {
        let nearest =
          zip(simple, simple.dropFirst()).map {
            LineClip.distance(of: point, fromSegment: $0, $1)
          }.min() ?? .infinity
        #expect(nearest <= tolerance + 1e-9)
      }
    }
    #expect(LineClip.simplified(line, tolerancePx: 2).count < line.count / 2)
  }
}
