import Geo

/// A GeoJSON document (RFC 7946), written feature by feature.
///
/// The members stand in the order `type`, `name`, `bbox`, what `members` holds, `features`,
/// `bibliography`; all but three are foreign members (section 6.1). The box comes first, where a
/// program that reads a stream can use it, so it must be known before the features.
struct FeatureCollection<Features: Sequence<Feature>> {
  /// GDAL and QGIS take it for the name of the layer.
  var name: String
  /// `nil` for no features.
  var bbox: BoundingBox?
  var members: [Property]
  var features: Features
  var bibliography: Bibliography

  /// - Throws: ``JSONWriterError`` if a number is not finite or the sink takes no more.
  func write(layout: JSONWriter.Layout, to sink: any ByteSink) throws(JSONWriterError) {
    var json = JSONWriter(layout: layout, sink: sink)
    json.object { json in
      json.member("type", "FeatureCollection")
      json.member("name", name)
      if let bbox {
        json.array("bbox") { json in
          for edge in bbox.values { json.value(edge, maxDecimals: 6) }
        }
      }
      for member in members { json.member(member) }
      json.array("features") { json in
        for feature in features { json.value(feature) }
      }
      json.array("bibliography") { json in
        for source in bibliography.entries { json.value(source) }
      }
    }
    try json.finish()
  }
}

extension JSONWriter {
  fileprivate mutating func value(_ feature: Feature) {
    object { json in
      json.member("type", "Feature")
      json.member("id", feature.id)
      json.object("geometry") { json in
        switch feature.geometry {
        case .point(let point):
          json.member("type", "Point")
          json.key("coordinates")
          json.value(point)
        case .line(let line):
          json.member("type", "LineString")
          json.key("coordinates")
          json.value(line)
        case .lines(let lines):
          json.member("type", "MultiLineString")
          json.array("coordinates") { json in
            for line in lines { json.value(line) }
          }
        }
      }
      json.object("properties") { json in
        json.member("id", feature.id)
        for property in feature.properties { json.member(property) }
      }
    }
  }

  private mutating func value(_ line: [Coordinate]) {
    array { json in
      for point in line { json.value(point) }
    }
  }

  private mutating func value(_ point: Coordinate) {
    array { json in
      json.value(point.longitude, maxDecimals: 6)
      json.value(point.latitude, maxDecimals: 6)
    }
  }

  fileprivate mutating func member(_ property: Property) {
    key(property.name)
    switch property.value {
    case .text(let text): value(text)
    case .integer(let integer): value(integer)
    case .number(let number): value(number)
    case .flag(let flag): value(flag)
    case .null: null()
    }
  }

  fileprivate mutating func value(_ source: Source) {
    object { json in
      json.member("id", source.id)
      json.member("publisher", orNull: source.publisher.isEmpty ? nil : source.publisher)
      json.member("url", orNull: source.url.isEmpty ? nil : source.url)
    }
  }
}

extension Property {
  /// The members that say which network a collection was drawn from.
  static func edition(of network: Network) -> [Property] {
    let asOf = Property("as_of", .text(network.asOf.description))
    if network.scenarioNames.isEmpty { return [asOf] }
    return [asOf, Property("scenarios", .text(network.scenarioNames.joined(separator: ", then ")))]
  }
}
