internal import CPROJ
import Synchronization

/// A transformation from one coordinate reference system to another.
///
/// ```swift
/// let toWebMercator = try CoordinateTransformation(from: "EPSG:4326", to: "EPSG:3857")
/// let point = try toWebMercator.project(mumbai)
/// ```
///
/// Points are always in the order east, north (longitude, latitude), whatever order the systems'
/// definitions have. Building one takes milliseconds and a point about 0.2 µs: build once and keep
/// it. It may be used from several threads, which then take turns.
public final class CoordinateTransformation: Sendable {
  private let handle: Mutex<TransformationHandle>

  /// Creates the transformation between two systems.
  ///
  /// - Parameters:
  ///   - source: anything PROJ reads: `EPSG:4326`, a PROJ string with `+type=crs`, WKT.
  ///   - target: the same.
  /// - Throws: ``ProjectionError`` with PROJ's own reason.
  public init(from source: String, to target: String) throws(ProjectionError) {
    handle = Mutex(try TransformationHandle(from: source, to: target))
  }

  /// Creates a projection of WGS 84 from PROJ's parameters, such as
  /// `+proj=lcc +lat_1=20 +lat_2=55 +lat_0=38 +lon_0=58`.
  ///
  /// Unlike names of systems, parameters need no database file on the machine.
  ///
  /// - Throws: ``ProjectionError/unknownSystem(_:reason:)``.
  public init(projection parameters: String) throws(ProjectionError) {
    handle = Mutex(
      try TransformationHandle(
        pipeline: "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
          + "+step \(parameters)"
      )
    )
  }

  /// Transforms a point.
  ///
  /// - Throws: ``ProjectionError/outsideDomain(x:y:reason:)`` where PROJ has no finite result.
  public func forward(_ point: ProjectedPoint) throws(ProjectionError) -> ProjectedPoint {
    try handle.withLock { handle throws(ProjectionError) in
      try handle.transform(point, direction: PJ_FWD)
    }
  }

  /// Transforms a point back.
  ///
  /// - Throws: ``ProjectionError/outsideDomain(x:y:reason:)`` where PROJ has no finite result, or
  ///   the projection no inverse.
  public func inverse(_ point: ProjectedPoint) throws(ProjectionError) -> ProjectedPoint {
    try handle.withLock { handle throws(ProjectionError) in
      try handle.transform(point, direction: PJ_INV)
    }
  }

  /// Transforms a position in degrees; for transformations from a geographic system.
  ///
  /// - Throws: ``ProjectionError/outsideDomain(x:y:reason:)``.
  public func project(_ position: Coordinate) throws(ProjectionError) -> ProjectedPoint {
    try forward(ProjectedPoint(x: position.longitude, y: position.latitude))
  }

  /// Transforms the positions of a line, in one turn.
  ///
  /// - Throws: ``ProjectionError/outsideDomain(x:y:reason:)`` for the first that has no result.
  /// - Complexity: O(*n*).
  public func project(_ line: [Coordinate]) throws(ProjectionError) -> [ProjectedPoint] {
    try handle.withLock { handle throws(ProjectionError) in
      var points: [ProjectedPoint] = []
      points.reserveCapacity(line.count)
      for position in line {
        points.append(
          try handle.transform(
            ProjectedPoint(x: position.longitude, y: position.latitude),
            direction: PJ_FWD
          )
        )
      }
      return points
    }
  }
}
