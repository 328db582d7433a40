/// Cuts lines to a frame and leaves out points that nobody would see.
public enum LineClip {
  /// The parts of a line inside a box, in order.
  ///
  /// Each segment is cut by the parameters at which it enters and leaves (Liang and Barsky, 1984,
  /// doi:10.1145/357332.357333).
  ///
  /// - Complexity: O(*n*).
  public static func parts(of line: [PagePoint], in box: PageBox) -> [[PagePoint]] {
    var parts: [[PagePoint]] = []
    var current: [PagePoint] = []
    for (start, end) in zip(line, line.dropFirst()) {
      guard let (first, last) = segment(from: start, to: end, in: box) else {
        if current.count > 1 { parts.append(current) }
        current = []
        continue
      }
      if current.last != first {
        if current.count > 1 { parts.append(current) }
        current = [first]
      }
      if last != first { current.append(last) }
    }
    if current.count > 1 { parts.append(current) }
    return parts
  }

  private static func segment(
    from start: PagePoint,
    to end: PagePoint,
    in box: PageBox
  ) -> (PagePoint, PagePoint)? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var enters = 0.0
    var leaves = 1.0
    for (step, room) in [
      (-dx, start.x - box.minX), (dx, box.maxX - start.x),
      (-dy, start.y - box.minY), (dy, box.maxY - start.y),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enters = max(enters, room / step)
      } else {
        leaves = min(leaves, room / step)
      }
    }
    guard enters <= leaves else { return nil }
    let first =
      enters == 0 ? start : PagePoint(x: start.x + dx * enters, y: start.y + dy * enters)
    let last = leaves == 1 ? end : PagePoint(x: start.x + dx * leaves, y: start.y + dy * leaves)
    return (first, last)
  }

  /// The line without the points that lie within `tolerancePx` of what is drawn without them
  /// (Douglas and Peucker, 1973, doi:10.3138/FM57-6770-U75U-7727); its ends stay.
  ///
  /// - Complexity: O(*n*²) at worst, O(*n* log *n*) on lines that bend evenly.
  public static func simplified(_ line: [PagePoint], tolerancePx: Double) -> [PagePoint] {
    guard line.count > 2 else { return line }
    var keeps = Array(repeating: false, count: line.count)
    keeps[0] = true
    keeps[line.count - 1] = true
    var spans = [0..<line.count - 1]
    while let span = spans.popLast() {
      var farthest = (index: 0, distance: tolerancePx)
      for index in span.dropFirst() {
        let distance = distance(
          of: line[index],
          fromSegment: line[span.lowerBound],
          line[span.upperBound]
        )
        if distance > farthest.distance { farthest = (index, distance) }
      }
      guard farthest.index > 0 else { continue }
      keeps[farthest.index] = true
      spans.append(span.lowerBound..<farthest.index)
      spans.append(farthest.index..<span.upperBound)
    }
    return zip(line, keeps).filter(\.1).map(\.0)
  }

  /// Pixels from a point to the nearest of a segment.
  public static func distance(
    of point: PagePoint,
    fromSegment start: PagePoint,
    _ end: PagePoint
  ) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let square = dx * dx + dy * dy
    guard square > 0 else { return point.distance(to: start) }
    let share = ((point.x - start.x) * dx + (point.y - start.y) * dy) / square
    let clamped = min(max(share, 0), 1)
    return point.distance(to: PagePoint(x: start.x + dx * clamped, y: start.y + dy * clamped))
  }
}
