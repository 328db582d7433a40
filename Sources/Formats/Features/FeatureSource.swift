import Geo

/// Something that can be drawn as features, whatever the format they are written in.
///
/// ```swift
/// let file = try AtomicFile(path: "route.geojson")
/// try RouteFeatures([DrawnRoute(itinerary, label: "INSTC")], on: network).write(to: file)
/// try file.commit()
/// ```
///
/// The features can be gone through more than once, and are the same each time: formats that begin
/// with an extent or with the columns of a table go through them twice.
public protocol FeatureSource: Sendable {
  associatedtype Features: Sequence<Feature>

  /// What GDAL and QGIS call the whole.
  var name: String { get }
  /// What is true of the whole, such as its date.
  var members: [Property] { get }
  /// In the order in which they are drawn: what is last is on top.
  var features: Features { get }
  /// The date of the data; `nil` for what comes from no data.
  var asOf: CivilDate? { get }
  /// The smallest extent that holds every feature.
  var extent: FeatureExtent { get }
  /// The sources that features name.
  var bibliography: Bibliography { get }
  /// The layers it may have, each with the property that its legend tells apart.
  var categories: [FeatureLayer: String] { get }
  /// How lines are drawn and GeoJSON is laid out.
  var options: GeoJSONOptions { get }

  /// Writes the features as GeoJSON, each as ``features`` has it.
  ///
  /// A source of a million features has its own way, which does not make each of them.
  func writeFeatures(_ framing: FeatureFraming, to json: inout JSONWriter)
}

/// What stands between features.
public enum FeatureFraming: Sendable {
  /// Commas, in an array that is open.
  case elements
  /// Line ends, as jq, tippecanoe and DuckDB read it.
  case newlineDelimited
  /// A record separator before each and a line end after it: a GeoJSON text sequence (RFC 8142).
  case recordSeparated
}

extension FeatureFraming {
  func begin(_ json: inout JSONWriter) {
    if self == .recordSeparated { json.recordSeparator() }
  }

  func end(_ json: inout JSONWriter) {
    if self != .elements { json.endDocument() }
  }
}

extension FeatureSource {
  public func writeFeatures(_ framing: FeatureFraming, to json: inout JSONWriter) {
    for feature in features {
      framing.begin(&json)
      json.value(feature)
      framing.end(&json)
    }
  }

  public var extent: FeatureExtent {
    var extent = FeatureExtent()
    for feature in features { extent.add(feature.geometry) }
    return extent
  }

  /// Its layers from the bottom up.
  var layers: [FeatureLayer] { FeatureLayer.allCases.filter { categories[$0] != nil } }

  /// Writes one GeoJSON document (RFC 7946), feature by feature.
  ///
  /// - Throws: ``JSONWriterError`` if a number is not finite or the sink takes no more.
  public func write(to sink: any ByteSink) throws(JSONWriterError) {
    try FeatureCollection(source: self).write(to: sink)
  }
}
