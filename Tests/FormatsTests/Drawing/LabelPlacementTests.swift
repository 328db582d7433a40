import Formats
import TestSupport
import Testing

@Suite("Placing labels")
struct LabelPlacementTests {
  private static let frame = PageBox(minX: 0, minY: 0, maxX: 400, maxY: 300)

  @Test("on crowded frames labels cover neither labels nor symbols, and stay inside")
  func crowds() {
    for seed in 1...20 {
      var random = SplitMix64(seed: UInt64(seed))
      var placement = LabelPlacement(frame: Self.frame)
      let anchors = (0..<60).map { _ in
        PageBox(
          center: PagePoint(
            x: Double.random(in: 8...392, using: &random),
            y: Double.random(in: 8...292, using: &random)
          ),
          width: 8,
          height: 8
        )
      }
      for anchor in anchors { placement.block(anchor) }
      var placed: [PageBox] = []
      for anchor in anchors {
        let request = LabelPlacement.Request(
          anchor: anchor,
          widthPx: Double.random(in: 20...90, using: &random),
          heightPx: 14
        )
        guard let label = placement.place(request) else { continue }
        #expect(Self.frame.contains(label.box))
        #expect(!anchors.contains { $0.overlaps(label.box) })
        #expect(!placed.contains { $0.overlaps(label.box) })
        placed.append(label.box)
      }
      #expect(placed.count > 15)
    }
  }

  @Test("a lone label stands to the right of its symbol, and to the left at the right edge")
  func alone() throws {
    var placement = LabelPlacement(frame: Self.frame)
    let middle = PageBox(center: PagePoint(x: 200, y: 150), width: 8, height: 8)
    let request = LabelPlacement.Request(anchor: middle, widthPx: 50, heightPx: 14)
    let placed = placement.place(request)
    let label = try #require(placed)
    #expect(label.box.minX > middle.maxX && label.leader == nil)
    let edge = PageBox(center: PagePoint(x: 390, y: 60), width: 8, height: 8)
    let atEdge = placement.place(
      LabelPlacement.Request(anchor: edge, widthPx: 50, heightPx: 14)
    )
    let other = try #require(atEdge)
    #expect(other.box.maxX < edge.minX && other.isRightAligned)
  }

  @Test("a label that finds its eight places taken is led to by a line")
  func leader() throws {
    var placement = LabelPlacement(frame: Self.frame)
    let anchor = PageBox(center: PagePoint(x: 200, y: 150), width: 8, height: 8)
    for (dx, dy) in [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)] {
      placement.block(
        PageBox(
          center: PagePoint(x: 200 + Double(dx) * 10, y: 150 + Double(dy) * 10),
          width: 1,
          height: 1
        )
      )
    }
    let placed = placement.place(
      LabelPlacement.Request(anchor: anchor, widthPx: 50, heightPx: 14)
    )
    let label = try #require(placed)
    let leader = try #require(label.leader)
    #expect(leader.first == anchor.center)
    #expect(label.box.grown(by: 0.01).contains(try #require(leader.last)))
  }

  @Test("a frame without room gives no label")
  func full() {
    var placement = LabelPlacement(frame: Self.frame)
    placement.block(Self.frame)
    let anchor = PageBox(center: PagePoint(x: 200, y: 150), width: 8, height: 8)
    let placed = placement.place(
      LabelPlacement.Request(anchor: anchor, widthPx: 50, heightPx: 14)
    )
    #expect(placed == nil)
  }
}
