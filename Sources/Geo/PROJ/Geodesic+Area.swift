internal import CPROJ

/// What a ring of shortest paths encloses.
public struct GeodesicPolygon: Hashable, Sendable {
  /// Square metres: positive if the ring runs counter-clockwise, negative if clockwise; at most
  /// half the ellipsoid's in absolute value, unless the ring goes round more than once.
  public let areaM2: Double
  /// Length of the ring, in metres.
  public let perimeterM: Double
}

extension Geodesic {
  /// The area and the perimeter of a ring whose sides are shortest paths.
  ///
  /// The ring may or may not repeat its first point at its end. It may enclose a pole and cross the
  /// antimeridian. Fewer than three points enclose nothing.
  ///
  /// - Complexity: O(*n*).
  public func polygon(of ring: some Sequence<Coordinate>) -> GeodesicPolygon {
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    var areaM2 = 0.0
    var perimeterM = 0.0
    withUnsafePointer(to: ellipsoid) { ellipsoid in
      for point in ring {
        geod_polygon_addpoint(ellipsoid, &polygon, point.latitude, point.longitude)
      }
      _ = geod_polygon_compute(ellipsoid, &polygon, 0, 1, &areaM2, &perimeterM)
    }
    return GeodesicPolygon(areaM2: areaM2, perimeterM: perimeterM)
  }

  /// The area that a ring encloses, in square metres: positive if it runs counter-clockwise.
  ///
  /// - SeeAlso: ``polygon(of:)``.
  public func area(of ring: some Sequence<Coordinate>) -> Double {
    polygon(of: ring).areaM2
  }
}
