import Geo
import Routing

/// A piece of a leg that is reached within one band.
struct ReachedPart {
  var stretch: ReachedStretch
  var leg: Leg
  /// From 1.
  var band: Int
  var course: ReachedCourse
  /// In the order of travel, densified, cut at the antimeridian.
  var lines: [[Coordinate]]

  /// Whether it ends where the limit is used up, between two nodes.
  var isCut: Bool { course.last == stretch.course.last && stretch.end == .limit }
}

/// The pieces of a reach, each cut at the very point: by the share of the leg's length that is
/// travelled, measured along its course on the ellipsoid.
struct ReachedParts {
  /// In the order of the network, of each stretch the nearer band first.
  private(set) var all: [ReachedPart] = []

  /// - Complexity: O(*n*) in the number of positions drawn.
  init(_ reach: Reach, bands: ReachBands, on network: Network, geometry: LineGeometry) {
    for stretch in reach.stretches {
      guard let leg = network.leg(id: stretch.legID) else { continue }
      let line = geometry.line(of: leg, reversed: stretch.isReversed, in: network)
      let lengthM = Geodesic.wgs84.length(of: line)
      for (band, course) in bands.parts(of: stretch.course) {
        let cut = Geodesic.wgs84.cut(
          line,
          fromM: course.first.share * lengthM,
          toM: course.last.share * lengthM
        )
        guard let start = cut.first, let end = cut.last else { continue }
        all.append(
          ReachedPart(
            stretch: stretch,
            leg: leg,
            band: band,
            course: course,
            lines: geometry.parts(from: start, along: cut, to: end)
          )
        )
      }
    }
  }
}

extension Geodesic {
  /// The part of a line between two distances from its first point, in metres: given points are
  /// kept, the ends lie on the shortest path between their neighbours.
  ///
  /// - Complexity: O(*n*).
  fileprivate func cut(_ line: [Coordinate], fromM startM: Double, toM endM: Double)
    -> [Coordinate]
  {
    guard let start = position(along: line, atDistanceM: startM),
      let end = position(along: line, atDistanceM: endM)
    else { return [] }
    var part = [start]
    var passedM = 0.0
    for (previous, point) in zip(line, line.dropFirst()) {
      passedM += distance(from: previous, to: point)
      if passedM > startM, passedM < endM { part.append(point) }
    }
    part.append(end)
    return part
  }
}
