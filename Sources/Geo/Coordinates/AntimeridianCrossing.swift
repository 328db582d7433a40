/// How a segment that passes the meridian of 180° is drawn, and so where it passes.
public enum AntimeridianCrossing: Sendable {
  /// The segment is straight in longitude and latitude, as RFC 7946 section 3.1.1 says of every
  /// GeoJSON line.
  case linear
  /// The segment is the shortest path on an ellipsoid; for lines given by few, distant points.
  ///
  /// The ellipsoid must be a sphere or flattened at the poles.
  case geodesic(Geodesic = .wgs84)

  /// The latitude, in degrees, at which a segment passes the meridian of 180°.
  ///
  /// Both directions of a segment give the same latitude, to the last bit.
  ///
  /// - Parameters:
  ///   - eastern: the end on the side of 180, longitude above zero.
  ///   - western: the end on the side of −180, more than 180° of longitude from the other.
  func latitude(eastern: Coordinate, western: Coordinate) -> Double {
    switch self {
    case .linear:
      let before = 180 - eastern.longitude
      let after = western.longitude + 180
      return eastern.latitude
        + (western.latitude - eastern.latitude) * (before / (before + after))
    case .geodesic(let geodesic):
      return GeodesicPath(on: geodesic, from: eastern, to: western).latitude(atLongitude: 180)
    }
  }
}

extension GeodesicPath {
  /// The latitude where a path that leads east reaches a longitude counted on from its start.
  ///
  /// Longitude never falls along such a path (Clairaut), so halving the distance finds the point
  /// to the last bit in some fifty steps, near a pole as well as anywhere.
  fileprivate func latitude(atLongitude longitude: Double) -> Double {
    var beforeM = 0.0
    var afterM = lengthM
    while true {
      let middleM = beforeM + (afterM - beforeM) / 2
      let middle = unrolledPosition(atDistanceM: middleM)
      guard beforeM < middleM, middleM < afterM else { return middle.latitude }
      if middle.longitude < longitude {
        beforeM = middleM
      } else {
        afterM = middleM
      }
    }
  }
}
