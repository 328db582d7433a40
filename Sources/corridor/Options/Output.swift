import Formats
import Geo

extension OutputOptions {
  /// Writes to the file or to stdout; on failure the file is as it was.
  func emit(_ write: (any ByteSink) throws -> Void) throws {
    let file = try AtomicFile(path: output ?? "-")
    if OpenNetworkFile.isOpen {
      // A damaged file may show while an answer is put into words; nothing of that leaves.
      let held = HeldOutput()
      try write(held)
      try OpenNetworkFile.check()
      try file.write(held.bytes.span)
    } else {
      try write(file)
    }
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
    switch format {
    case .gmns:
      throw UsageError("gmns is a format of networks; 'corridor network export' writes it")
    case .kepler, .rem:
      throw UsageError("\(format) is a format of routes; 'corridor route' writes it")
    case .geojson, .geojsonl, .geojsons, .gpkg, .kml: break
    }
    let file = try AtomicFile(path: output ?? "-")
    switch format {
    case .geojson: try source.write(to: file)
    case .geojsonl: try source.writeSequence(.newlineDelimited, to: file)
    case .geojsons: try source.writeSequence(.recordSeparated, to: file)
    case .gpkg: try GeoPackage.write(source, to: file)
    case .kml: try KML.write(source, to: file)
    case .gmns, .kepler, .rem: break
    }
    try file.commit()
    if qml, format == .geojson, let output { try emitStyle(of: source, beside: output) }
  }

  /// QGIS takes a `.qml` of the same name for the style of a file.
  private func emitStyle(of source: some FeatureSource, beside path: String) throws {
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let end = path[name...].lastIndex(of: ".") ?? path.endIndex
    let file = try AtomicFile(path: path[..<end] + ".qml")
    try file.write(source.qgisStyle)
    try file.commit()
  }

  /// Writes itineraries in one of the formats of maps.
  func emit(_ routes: [DrawnRoute], on network: Network, as format: GeographicFormat) throws {
    let routes = RouteFeatures(routes, on: network, options: geoJSON)
    switch format {
    case .kepler: try emit { try KeplerTrips.write(routes, to: $0) }
    case .rem: try emit { try RouteExchange.write(routes, to: $0) }
    case .geojson, .geojsonl, .geojsons, .gpkg, .kml, .gmns: try emit(routes, as: format)
    }
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
