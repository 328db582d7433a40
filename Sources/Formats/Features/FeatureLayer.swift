/// The kinds of things on a map, each a table of a GeoPackage and a folder of a KML file.
public enum FeatureLayer: String, CaseIterable, Hashable, Sendable {
  /// Whole itineraries.
  case routes
  /// Legs of the network or of an itinerary, and parts of them.
  case legs
  /// Where freight can change.
  case facilities
  /// What happens to freight at nodes.
  case steps
  case nodes

  /// Whether its features are lines; those of the others are points.
  public var hasLines: Bool { self == .routes || self == .legs }
}
