/// A part of the earth's surface bounded by rings of positions, as GeoJSON has it.
///
/// Edges are straight in longitude and latitude, no geodesics (RFC 7946, 3.1.1), and an area over
/// the antimeridian has to be cut there (3.1.9). What lies on an edge is inside.
public struct Area: Hashable, Sendable {
  /// For each polygon its rings: the outline, then holes. A ring may or may not repeat its first
  /// position.
  public var polygons: [[[Coordinate]]]

  public init(polygons: [[[Coordinate]]]) {
    self.polygons = polygons
  }

  /// Whether a place lies in one of the polygons and in none of its holes. O(positions).
  public func contains(_ place: Coordinate) -> Bool {
    polygons.contains { rings in
      var isInside = false
      for ring in rings {
        guard var last = ring.last else { continue }
        for position in ring {
          if Area.isOn(place, from: last, to: position) { return true }
          if Area.isPassedEastward(place, from: last, to: position) { isInside.toggle() }
          last = position
        }
      }
      return isInside
    }
  }

  /// Whether a ray from the place along its parallel to the east meets the edge. An edge holds its
  /// southern end and not its northern one, so that a corner is met once.
  private static func isPassedEastward(
    _ place: Coordinate,
    from a: Coordinate,
    to b: Coordinate
  ) -> Bool {
    guard (a.latitude > place.latitude) != (b.latitude > place.latitude) else { return false }
    let share = (place.latitude - a.latitude) / (b.latitude - a.latitude)
    return place.longitude < a.longitude + share * (b.longitude - a.longitude)
  }

  private static func isOn(_ place: Coordinate, from a: Coordinate, to b: Coordinate) -> Bool {
    let cross =
      (b.longitude - a.longitude) * (place.latitude - a.latitude)
      - (b.latitude - a.latitude) * (place.longitude - a.longitude)
    guard cross == 0 else { return false }
    return min(a.longitude, b.longitude) <= place.longitude
      && place.longitude <= max(a.longitude, b.longitude)
      && min(a.latitude, b.latitude) <= place.latitude
      && place.latitude <= max(a.latitude, b.latitude)
  }
}
