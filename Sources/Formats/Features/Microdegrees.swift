import Geo

extension Coordinate {
  /// The position rounded to six decimals, about 0.11 m on the ground: what RFC 7946 section 11.2
  /// calls enough, and what is written.
  ///
  /// Rounding comes before everything that looks at the written line (its extent, whether it meets
  /// itself), so that a reader finds the same.
  var inMicrodegrees: Coordinate {
    Coordinate(
      trustedLongitude: Self.microdegrees(longitude),
      latitude: Self.microdegrees(latitude)
    )
  }

  private static func microdegrees(_ degrees: Double) -> Double {
    (degrees * 1e6).rounded() / 1e6
  }
}
