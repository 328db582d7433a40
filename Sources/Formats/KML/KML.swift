import Geo

/// Writes KML 2.2 (OGC 07-147r2): a folder for each route, or for each layer, with shared styles and
/// typed data.
///
/// KML has no dashes: what is not open is paler. Icons are those of the program that opens the file,
/// so nothing is fetched.
public enum KML {
  /// Writes the features, some 64 KiB at a time.
  ///
  /// - Throws: ``OutputError`` if the sink takes no more.
  /// - Complexity: O(features × folders): a route or layer is gone through for each.
  public static func write(
    _ source: some FeatureSource,
    to sink: any ByteSink
  ) throws(OutputError) {
    var writer = KMLWriter(survey: FeatureSurvey(source), sink: sink)
    try writer.write(source)
  }
}

private struct KMLWriter {
  let survey: FeatureSurvey
  let sink: any ByteSink
  private var xml = XMLText()

  private static let flushBytes = 65_536
  private static let namespace = "http://www.opengis.net/kml/2.2"

  init(survey: FeatureSurvey, sink: any ByteSink) {
    self.survey = survey
    self.sink = sink
  }

  mutating func write(_ source: some FeatureSource) throws(OutputError) {
    xml.line(#"<?xml version="1.0" encoding="UTF-8"?>"#)
    xml.open("kml", ["xmlns": Self.namespace])
    xml.open("Document")
    xml.element("name", text: source.name)
    writeStyles(of: source.layers)
    writeMembers(source)
    writeSchemas(of: source.layers)
    for folder in KMLFolder.folders(of: source) {
      xml.open("Folder")
      xml.element("name", text: folder.name)
      for feature in source.features where folder.holds(feature) {
        write(feature)
        if xml.text.utf8.count >= Self.flushBytes { try flush() }
      }
      xml.close("Folder")
    }
    xml.close("Document")
    xml.close("kml")
    try flush()
  }

  private mutating func flush() throws(OutputError) {
    try sink.write(xml.text)
    xml.removeAll()
  }

  private mutating func writeStyles(of layers: [FeatureLayer]) {
    for layer in layers {
      for (index, entry) in survey.legend.entries(of: layer).enumerated() {
        xml.element("Style", ["id": Self.styleID(layer, index)]) { xml in
          if layer.hasLines {
            xml.element("LineStyle") { xml in
              xml.element("color", text: entry.color.kml(opacity: entry.opacity))
              xml.element("width", text: XMLText.number(entry.size * 96 / 25.4, decimals: 1))
            }
          } else {
            xml.element("IconStyle") { xml in
              xml.element("color", text: entry.color.kml(opacity: entry.opacity))
              xml.element("scale", text: XMLText.number(entry.size / 4, decimals: 2))
            }
          }
        }
      }
    }
  }

  /// What is true of the whole, and where its figures come from.
  private mutating func writeMembers(_ source: some FeatureSource) {
    let sources = source.bibliography.entries.map { entry in
      (name: "source \(entry.id)", value: entry.url)
    }
    let members = source.members.map { (name: $0.name, value: $0.value.plain) } + sources
    if members.isEmpty { return }
    xml.element("ExtendedData") { xml in
      for member in members {
        xml.element("Data", ["name": member.name]) { $0.element("value", text: member.value) }
      }
    }
  }

  private mutating func writeSchemas(of layers: [FeatureLayer]) {
    for layer in layers {
      guard let table = survey.tables[layer] else { continue }
      xml.element("Schema", ["id": layer.rawValue, "name": layer.rawValue]) { xml in
        xml.element("SimpleField", ["name": "id", "type": "string"])
        for column in table.columns {
          xml.element("SimpleField", ["name": column.name, "type": column.type.kml])
        }
      }
    }
  }

  private mutating func write(_ feature: Feature) {
    let title = feature.properties.first { $0.name == "title" }?.value.plain
    xml.open("Placemark")
    xml.element("name", text: title ?? feature.id)
    if let index = survey.legend.index(of: feature) {
      xml.element("styleUrl", text: "#\(Self.styleID(feature.layer, index))")
    }
    xml.element("ExtendedData") { xml in
      xml.element("SchemaData", ["schemaUrl": "#\(feature.layer.rawValue)"]) { xml in
        xml.element("SimpleData", ["name": "id"], text: feature.id)
        for property in feature.properties where property.value != .null {
          xml.element("SimpleData", ["name": property.name], text: property.value.plain)
        }
      }
    }
    write(feature.geometry)
    xml.close("Placemark")
  }

  private mutating func write(_ geometry: FeatureGeometry) {
    switch geometry {
    case .point(let point):
      xml.element("Point") { $0.element("coordinates", text: Self.text(of: [point])) }
    case .line(let line): write(line)
    case .lines(let lines):
      xml.open("MultiGeometry")
      for line in lines { write(line) }
      xml.close("MultiGeometry")
    }
  }

  private mutating func write(_ line: [Coordinate]) {
    xml.element("LineString") { xml in
      // Without it a line of two points would run through the ground.
      xml.element("tessellate", text: "1")
      xml.element("coordinates", text: Self.text(of: line))
    }
  }

  private static func text(of line: [Coordinate]) -> String {
    line.map { point in
      "\(XMLText.number(point.longitude, decimals: 6)),"
        + XMLText.number(point.latitude, decimals: 6)
    }.joined(separator: " ")
  }

  private static func styleID(_ layer: FeatureLayer, _ index: Int) -> String {
    "\(layer.rawValue)-\(index)"
  }
}

/// What a folder holds: what belongs to a route, or else a layer.
private struct KMLFolder {
  let name: String
  /// The route; `nil` for a folder of what belongs to none.
  var routeID: String?
  var layer: FeatureLayer?

  static func folders(of source: some FeatureSource) -> [KMLFolder] {
    var folders: [KMLFolder] = []
    if source.layers.contains(.routes) {
      for feature in source.features where feature.layer == .routes {
        let label = feature.properties.first { $0.name == "label" }?.value.plain
        folders.append(KMLFolder(name: label ?? feature.id, routeID: feature.id))
      }
    }
    let shared = source.layers.contains(.routes) ? [.nodes] : source.layers
    return folders + shared.map { KMLFolder(name: $0.rawValue, layer: $0) }
  }

  func holds(_ feature: Feature) -> Bool {
    guard let routeID else { return feature.layer == layer }
    if feature.id == routeID { return true }
    return feature.properties.contains { $0.name == "route_id" && $0.value == .text(routeID) }
  }
}

extension RGBColor {
  /// `aabbggrr`, as KML writes colours.
  fileprivate func kml(opacity: Double) -> String {
    [UInt8((opacity * 255).rounded()), blue, green, red].map { channel in
      (channel < 16 ? "0" : "") + String(channel, radix: 16)
    }.joined()
  }
}

extension FeatureTable.ColumnType? {
  fileprivate var kml: String {
    switch self {
    case .text, nil: "string"
    case .integer: "int"
    case .number: "double"
    case .flag: "bool"
    }
  }
}
