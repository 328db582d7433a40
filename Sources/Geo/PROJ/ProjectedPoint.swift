/// A position in a coordinate reference system: easting and northing, in the system's units
/// (metres in most projections, degrees in a geographic system).
public struct ProjectedPoint: Hashable, Sendable {
  /// Eastwards; longitude in a geographic system.
  public let x: Double
  /// Northwards; latitude in a geographic system.
  public let y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
