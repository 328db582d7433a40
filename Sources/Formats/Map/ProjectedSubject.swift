import Geo

/// A subject with its lines and places in the plane.
struct ProjectedSubject: Sendable {
  let subject: MapSubject
  /// Parallel to ``MapSubject/lines``.
  let lines: [[[ProjectedPoint]]]
  /// Parallel to ``MapSubject/marks``; `nil` where the projection has no such point.
  let marks: [ProjectedPoint?]
  /// `nil` if there is nothing that the projection can show.
  let extent: PlaneExtent?

  init(_ subject: MapSubject, projection: MapProjection) {
    self.subject = subject
    lines = subject.lines.map { line in
      line.parts.flatMap { Self.torn($0.map(projection.forward)) }
    }
    marks = subject.marks.map { projection.forward($0.coordinate) }
    extent = PlaneExtent(around: lines.joined().joined() + marks.compactMap { $0 })
  }

  /// Farther than any two points of a line are in metres, unless the map's edge lies between them.
  private static let tearM = 1.5e7

  /// A line in the parts that the projection leaves of it.
  private static func torn(_ line: [ProjectedPoint?]) -> [[ProjectedPoint]] {
    var parts: [[ProjectedPoint]] = []
    var current: [ProjectedPoint] = []
    for point in line {
      if let point, let last = current.last, abs(point.x - last.x) < tearM {
        current.append(point)
      } else {
        if current.count > 1 { parts.append(current) }
        current = [point].compactMap { $0 }
      }
    }
    if current.count > 1 { parts.append(current) }
    return parts
  }
}
