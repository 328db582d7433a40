/// A position on the Earth, longitude and latitude **in degrees** on WGS 84.
///
/// A value of this type is always a place that exists: no NaN, no infinity, longitude within
/// −180…180 and latitude within −90…90. The two writings of the antimeridian, −180 and 180, are
/// kept as they were given and are not equal, because which of them a line uses says on which side
/// of a map it is drawn.
///
/// ```swift
/// let mumbai = try Coordinate(longitude: 72.84, latitude: 18.95)
/// ```
public struct Coordinate: Hashable, Sendable {
  /// Degrees east of Greenwich, −180…180.
  public let longitude: Double
  /// Degrees north of the equator, −90…90.
  public let latitude: Double

  /// Creates a position.
  ///
  /// - Parameters:
  ///   - longitude: degrees east, −180…180.
  ///   - latitude: degrees north, −90…90.
  /// - Throws: ``CoordinateError`` naming the number that is no longitude or no latitude.
  public init(longitude: Double, latitude: Double) throws(CoordinateError) {
    guard longitude.isFinite else { throw .notFinite(.longitude, longitude) }
    guard latitude.isFinite else { throw .notFinite(.latitude, latitude) }
    guard abs(longitude) <= 180 else { throw .outOfRange(.longitude, longitude) }
    guard abs(latitude) <= 90 else { throw .outOfRange(.latitude, latitude) }
    self.init(trustedLongitude: longitude, latitude: latitude)
  }

  /// Creates a position from numbers that are known to be in range, such as PROJ's results.
  package init(trustedLongitude longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Whether the position is the North or the South Pole, which has every longitude.
  public var isPole: Bool { abs(latitude) == 90 }

  /// Whether the position lies on the meridian of 180°, written either way.
  public var isOnAntimeridian: Bool { abs(longitude) == 180 }

  /// The same latitude at another longitude.
  func moved(toLongitude longitude: Double) -> Coordinate {
    Coordinate(trustedLongitude: longitude, latitude: latitude)
  }
}

extension Coordinate: CustomStringConvertible {
  /// `72.84,18.95`: longitude first, as ``init(parsing:)`` reads it.
  public var description: String { "\(longitude),\(latitude)" }
}
