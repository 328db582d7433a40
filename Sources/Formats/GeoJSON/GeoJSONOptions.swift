/// How lines are drawn and the file is laid out.
public struct GeoJSONOptions: Hashable, Sendable {
  /// The longest distance between neighbouring positions of a line, in kilometres.
  public let maxSegmentKm: Double
  public let layout: JSONWriter.Layout

  /// Segments of up to 100 km: straight in longitude and latitude, they leave the geodesic by less
  /// than 400 m at the latitudes of Eurasia's railways.
  public static let standard = GeoJSONOptions(knownMaxSegmentKm: 100, layout: .compact)

  /// What ``maxSegmentKm`` may be. The upper end is longer than half the Earth's circumference, so
  /// nothing is added to a line; below the lower one a network would not fit in memory.
  public static let maxSegmentKmRange = 0.1...40_000.0

  /// - Parameters:
  ///   - maxSegmentKm: kilometres, within ``maxSegmentKmRange``.
  ///   - layout: compact unless said otherwise.
  /// - Returns: `nil` for a length out of range or not finite.
  public init?(maxSegmentKm: Double, layout: JSONWriter.Layout = .compact) {
    guard Self.maxSegmentKmRange.contains(maxSegmentKm) else { return nil }
    self.init(knownMaxSegmentKm: maxSegmentKm, layout: layout)
  }

  private init(knownMaxSegmentKm: Double, layout: JSONWriter.Layout) {
    maxSegmentKm = knownMaxSegmentKm
    self.layout = layout
  }
}
