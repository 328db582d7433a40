/// Cuts closed rings to an upright box, in whatever units both have.
public enum RingClip {
  /// The part of a ring inside a box, as one ring; empty if nothing is.
  ///
  /// The ring is cut by one edge of the box after another (Sutherland and Hodgman, 1974,
  /// doi:10.1145/360767.360802). Where it enters several times the parts stay joined along the
  /// box's edge, which a filled area does not show.
  ///
  /// - Complexity: O(*n*).
  public static func clip(_ ring: [PagePoint], to box: PageBox) -> [PagePoint] {
    var result = ring
    if result.count > 1, result.first == result.last { result.removeLast() }
    result = cut(result, keeps: { $0.x >= box.minX }, crossing: { crossing($0, $1, x: box.minX) })
    result = cut(result, keeps: { $0.x <= box.maxX }, crossing: { crossing($0, $1, x: box.maxX) })
    result = cut(result, keeps: { $0.y >= box.minY }, crossing: { crossing($0, $1, y: box.minY) })
    result = cut(result, keeps: { $0.y <= box.maxY }, crossing: { crossing($0, $1, y: box.maxY) })
    return result.count > 2 ? result : []
  }

  private static func cut(
    _ ring: [PagePoint],
    keeps: (PagePoint) -> Bool,
    crossing: (PagePoint, PagePoint) -> PagePoint
  ) -> [PagePoint] {
    guard var previous = ring.last else { return [] }
    var result: [PagePoint] = []
    result.reserveCapacity(ring.count + 4)
    for point in ring {
      if keeps(point) != keeps(previous) { result.append(crossing(previous, point)) }
      if keeps(point) { result.append(point) }
      previous = point
    }
    return result
  }

  private static func crossing(_ a: PagePoint, _ b: PagePoint, x: Double) -> PagePoint {
    PagePoint(x: x, y: a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)))
  }

  private static func crossing(_ a: PagePoint, _ b: PagePoint, y: Double) -> PagePoint {
    PagePoint(x: a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), y: y)
  }
}
