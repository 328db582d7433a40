import Geo

/// Draws legs: their course from node to node, densified along the geodesic, cut at the
/// antimeridian and rounded to six decimals.
struct LineGeometry: Sendable {
  private let maxSegmentM: Double
  private let cut = AntimeridianCut(.geodesic())

  /// Rounding moves either end of a segment by less than 0.08 m (half a millionth of a degree each
  /// way), so points are set closer by twice that and no written segment is too long.
  private static let roundingM = 0.16

  init(_ options: GeoJSONOptions) {
    maxSegmentM = options.maxSegmentKm * 1000 - Self.roundingM
  }

  /// The parts of a leg in the order of travel; none if its ends are one place.
  ///
  /// A leg travelled backwards is the same line backwards, to the last digit.
  func parts(of leg: Leg, reversed: Bool = false, in network: Network) -> [[Coordinate]] {
    guard let from = network.node(id: leg.fromNodeID), let to = network.node(id: leg.toNodeID)
    else { return [] }
    let parts = parts(from: from.coordinate, along: leg.geometry ?? [], to: to.coordinate)
    return reversed ? parts.reversed().map { $0.reversed() } : parts
  }

  /// The course of a leg from node to node in the order of travel, as the data have it.
  func line(of leg: Leg, reversed: Bool, in network: Network) -> [Coordinate] {
    guard let from = network.node(id: leg.fromNodeID), let to = network.node(id: leg.toNodeID)
    else { return [] }
    let line = LineGeometry.whole(leg.geometry ?? [], from: from.coordinate, to: to.coordinate)
    return reversed ? line.reversed() : line
  }

  private static func whole(
    _ course: [Coordinate],
    from start: Coordinate,
    to end: Coordinate
  ) -> [Coordinate] {
    var line = course
    if line.first?.inMicrodegrees != start.inMicrodegrees { line.insert(start, at: 0) }
    if line.last?.inMicrodegrees != end.inMicrodegrees || line.count == 1 { line.append(end) }
    return line
  }

  /// The parts of a line between two points, along a course that may lack its ends.
  func parts(from start: Coordinate, along course: [Coordinate], to end: Coordinate)
    -> [[Coordinate]]
  {
    let line = LineGeometry.whole(course, from: start, to: end)
    let dense = Geodesic.wgs84.densify(line, maxSegmentM: maxSegmentM)
    if let plain = LineGeometry.plain(dense) { return [plain] }
    var drawn = DrawnLine()
    for part in cut.parts(of: dense) {
      drawn.append(part.map(\.inMicrodegrees))
    }
    return drawn.parts
  }

  /// The line rounded, if it is one part as it stands: short, away from the antimeridian and the
  /// poles, and at no position twice. Most legs are, and need no cutting.
  private static func plain(_ line: [Coordinate]) -> [Coordinate]? {
    guard (2...16).contains(line.count) else { return nil }
    let rounded = line.map(\.inMicrodegrees)
    for (index, point) in rounded.enumerated() {
      guard abs(point.longitude) < 180, abs(point.latitude) < 90 else { return nil }
      if index > 0, abs(point.longitude - rounded[index - 1].longitude) >= 180 { return nil }
      for earlier in 0..<index where rounded[earlier] == point { return nil }
    }
    return rounded
  }
}
