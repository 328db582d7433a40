import Formats
import Geo

extension OutputOptions {
  /// Writes to the file or to stdout; on failure the file is as it was.
  func emit(_ write: (any ByteSink) throws -> Void) throws {
    let file = try AtomicFile(path: output ?? "-")
    try write(file)
    try file.commit()
  }

  func emit(_ text: String) throws {
    try emit { try $0.write(text) }
  }

  func emit(_ bytes: [UInt8]) throws {
    try emit { try $0.write(bytes.span) }
  }

  /// Writes a JSON document, a table's worth of it at a time.
  func emitJSON(_ body: (inout JSONWriter) -> Void) throws {
    try emit { sink in
      var json = JSONWriter(layout: .pretty, sink: sink)
      body(&json)
      _ = try json.finish()
    }
  }

  /// Writes what can be drawn in one of the formats of maps.
  func emit(_ source: some FeatureSource, as format: GeographicFormat) throws {
    if format == .gmns {
      throw UsageError("gmns is a format of networks; 'corridor network export' writes it")
    }
    let file = try AtomicFile(path: output ?? "-")
    switch format {
    case .geojson: try source.write(to: file)
    case .geojsonl: try source.writeSequence(.newlineDelimited, to: file)
    case .geojsons: try source.writeSequence(.recordSeparated, to: file)
    case .gpkg: try GeoPackage.write(source, to: file)
    case .kml: try KML.write(source, to: file)
    case .gmns: break
    }
    try file.commit()
  }

  /// Writes itineraries in one of the formats of maps.
  func emit(_ routes: [DrawnRoute], on network: Network, as format: GeographicFormat) throws {
    try emit(RouteFeatures(routes, on: network, options: geoJSON), as: format)
  }

  /// Words beside the data, unless nobody wants them.
  func note(_ text: String) {
    if !quiet { StandardError.write(text) }
  }

  /// Whether headers may be bold: only for a person at a terminal who has not said `NO_COLOR`.
  var emphasis: (String) -> String {
    let isForPerson = output == nil && Terminal.isInteractive
    return isForPerson ? { "\u{1B}[1m\($0)\u{1B}[0m" } : { $0 }
  }
}
