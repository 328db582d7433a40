/// Cuts lines at the meridian of 180°, so that no part of them runs across a whole map
/// (RFC 7946, section 3.1.9).
///
/// ```swift
/// let parts = AntimeridianCut(.linear).parts(of: [tokyo, losAngeles])
/// ```
public struct AntimeridianCut: Sendable {
  /// How a segment is drawn between its points.
  public let crossing: AntimeridianCrossing

  public init(_ crossing: AntimeridianCrossing) {
    self.crossing = crossing
  }

  /// The parts of a line on either side of the meridian of 180°, in the line's order.
  ///
  /// Neighbouring points are joined the short way round. What holds of the parts:
  ///
  /// - No segment of a part spans more than 180° of longitude. Where the line passes the
  ///   antimeridian, one part ends and the next begins at the same latitude, at 180 and −180 or
  ///   the reverse.
  /// - A point given on the antimeridian is written on the side its part lies on. A line that
  ///   touches the antimeridian and turns back is not cut; nor is one that runs along it.
  /// - Every other point is kept exactly, except that a point repeated at once is given once.
  /// - No part has length zero: a line without two different points has no parts.
  /// - With ``AntimeridianCrossing/geodesic(_:)``, a pole has every longitude: a line is cut there
  ///   unless it returns by the meridian it came on, and each part ends at the pole on its own
  ///   meridian. A segment between points exactly 180° of longitude apart leads over a pole.
  ///
  /// - Complexity: O(*n*).
  public func parts(of line: [Coordinate]) -> [[Coordinate]] {
    let strokes =
      switch crossing {
      case .linear: [line]
      case .geodesic(let geodesic): PolarCut(geodesic: geodesic).strokes(of: line)
      }
    var parts: [[Coordinate]] = []
    for stroke in strokes {
      var builder = PartBuilder(crossing: crossing)
      for point in stroke {
        builder.draw(to: point)
      }
      builder.endPart()
      parts.append(contentsOf: builder.parts)
    }
    return parts
  }
}

/// Draws a line point by point and begins a new part whenever it changes sides.
private struct PartBuilder {
  let crossing: AntimeridianCrossing
  private(set) var parts: [[Coordinate]] = []
  private var current: [Coordinate] = []

  init(crossing: AntimeridianCrossing) {
    self.crossing = crossing
  }

  mutating func draw(to point: Coordinate) {
    guard let last = current.last else {
      current = [point]
      return
    }
    switch (last.isOnAntimeridian, point.isOnAntimeridian) {
    case (true, true):
      append(point.moved(toLongitude: last.longitude))
    case (true, false):
      leaveAntimeridian(towards: point, from: last)
      append(point)
    case (false, true):
      append(point.moved(toLongitude: side(of: last) ?? point.longitude))
    case (false, false):
      if abs(point.longitude - last.longitude) > 180 {
        cross(from: last, to: point)
      }
      append(point)
    }
  }

  mutating func endPart() {
    if current.count > 1 { parts.append(current) }
    current = []
  }

  private mutating func append(_ point: Coordinate) {
    if current.last != point { current.append(point) }
  }

  private mutating func cross(from start: Coordinate, to end: Coordinate) {
    let leadsEast = start.longitude > 0
    let latitude = crossing.latitude(
      eastern: leadsEast ? start : end,
      western: leadsEast ? end : start
    )
    let edge = leadsEast ? 180.0 : -180.0
    append(Coordinate(trustedLongitude: edge, latitude: latitude))
    endPart()
    current = [Coordinate(trustedLongitude: -edge, latitude: latitude)]
  }

  /// Puts the drawn point on the antimeridian, `last`, on the side of the next point. What was
  /// drawn on the antimeridian alone changes sides with it, since nothing has been crossed yet.
  private mutating func leaveAntimeridian(towards point: Coordinate, from last: Coordinate) {
    guard let edge = side(of: point), edge != last.longitude else { return }
    if current.allSatisfy(\.isOnAntimeridian) {
      current = current.map { $0.moved(toLongitude: edge) }
    } else {
      endPart()
      current = [last.moved(toLongitude: edge)]
    }
  }

  /// The writing of the antimeridian that is nearer to a point; none for one on Greenwich.
  private func side(of point: Coordinate) -> Double? {
    if point.longitude == 0 { return nil }
    return point.longitude < 0 ? -180 : 180
  }
}
