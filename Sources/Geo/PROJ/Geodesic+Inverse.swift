internal import CPROJ

/// The answer to the inverse problem: how far, and in which direction.
public struct GeodesicInverse: Hashable, Sendable {
  /// Length of the shortest path, in metres.
  public let distanceM: Double
  /// Azimuth of the path where it starts, in degrees clockwise from north, −180…180.
  public let azimuthFromDeg: Double
  /// Azimuth of the path where it ends, pointing onwards, in degrees, −180…180.
  public let azimuthToDeg: Double
}

extension Geodesic {
  /// The length of the shortest path between two points, in metres.
  ///
  /// - Complexity: O(1), about 1.5 µs.
  public func distance(from start: Coordinate, to end: Coordinate) -> Double {
    inverse(from: start, to: end).distanceM
  }

  /// The length and both azimuths of the shortest path between two points.
  ///
  /// Where several paths are equally short (exact antipodes) one of them is taken, always the same.
  public func inverse(from start: Coordinate, to end: Coordinate) -> GeodesicInverse {
    var distanceM = 0.0
    var azimuthFromDeg = 0.0
    var azimuthToDeg = 0.0
    withUnsafePointer(to: ellipsoid) {
      geod_inverse(
        $0,
        start.latitude,
        start.longitude,
        end.latitude,
        end.longitude,
        &distanceM,
        &azimuthFromDeg,
        &azimuthToDeg
      )
    }
    return GeodesicInverse(
      distanceM: distanceM,
      azimuthFromDeg: azimuthFromDeg,
      azimuthToDeg: azimuthToDeg
    )
  }

  /// The length of a line along the shortest path between each pair of neighbours, in metres; zero
  /// for fewer than two points.
  ///
  /// - Complexity: O(*n*).
  public func length(of line: some Sequence<Coordinate>) -> Double {
    var iterator = line.makeIterator()
    guard var start = iterator.next() else { return 0 }
    var lengthM = 0.0
    while let end = iterator.next() {
      lengthM += distance(from: start, to: end)
      start = end
    }
    return lengthM
  }
}
