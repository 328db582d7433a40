/// The corners of a frame, to put boxes where they cover the least.
struct FrameCorners: Sendable {
  let frame: PageBox
  let obstacles: [PagePoint]

  private static let insetPx = 8.0

  struct Choice {
    var box: PageBox
    /// How many of the obstacles it covers.
    var covered: Int
  }

  /// The corner where a box covers the fewest obstacles; of equals the one farthest from any.
  func emptiest(width: Double, height: Double, avoiding taken: [PageBox] = []) -> Choice {
    let inner = frame.grown(by: -Self.insetPx)
    let right = max(inner.minX, inner.maxX - width)
    let bottom = max(inner.minY, inner.maxY - height)
    var best: (choice: Choice, room: Double)?
    for (x, y) in [
      (inner.minX, bottom), (right, bottom), (right, inner.minY), (inner.minX, inner.minY),
    ] {
      let box = PageBox(minX: x, minY: y, maxX: x + width, maxY: y + height)
      let around = box.grown(by: 10)
      let isTaken = taken.contains { $0.overlaps(around) }
      let covered = obstacles.count { around.contains($0) } + (isTaken ? 1_000_000 : 0)
      let room = obstacles.map { $0.distance(to: box.center) }.min() ?? 0
      if let best, (best.choice.covered, -best.room) <= (covered, -room) { continue }
      best = (Choice(box: box, covered: covered), room)
    }
    return best?.choice ?? Choice(box: frame, covered: obstacles.count)
  }
}
