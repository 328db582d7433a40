import Geo

/// A GeoJSON document (RFC 7946), written feature by feature.
///
/// The members stand in the order `type`, `name`, `bbox`, what `members` holds, `features`,
/// `bibliography`; all but three are foreign members (section 6.1). The box comes first, where a
/// program that reads a stream can use it, so it must be known before the features.
struct FeatureCollection<Source: FeatureSource> {
  let source: Source

  /// - Throws: ``JSONWriterError`` if a number is not finite or the sink takes no more.
  func write(to sink: any ByteSink) throws(JSONWriterError) {
    var json = JSONWriter(layout: source.options.layout, sink: sink)
    json.object { json in
      json.member("type", "FeatureCollection")
      // GDAL and QGIS take it for the name of the layer.
      json.member("name", source.name)
      if let bbox = source.extent.boundingBox {
        json.array("bbox") { json in
          for edge in bbox.values { json.value(edge, maxDecimals: 6) }
        }
      }
      for member in source.members { json.member(member) }
      json.array("features") { json in
        source.writeFeatures(.elements, to: &json)
      }
      json.array("bibliography") { json in
        for source in source.bibliography.entries { json.value(source) }
      }
    }
    try json.finish()
  }
}

extension JSONWriter {
  mutating func value(_ feature: Feature) {
    self.feature(id: feature.id, geometry: feature.geometry) { json in
      for property in feature.properties { json.member(property) }
    }
  }

  /// Writes a feature whose properties the closure writes.
  mutating func feature(
    id: String,
    geometry: FeatureGeometry,
    properties: (inout JSONWriter) -> Void
  ) {
    object { json in
      json.add("type", .text("Feature"))
      json.add("id", .text(id))
      json.object("geometry") { json in
        switch geometry {
        case .point(let point): json.writePoint(point)
        case .line(let line): json.writeLine(line)
        case .lines(let lines):
          json.member("type", "MultiLineString")
          json.array("coordinates") { json in
            for line in lines { json.value(line) }
          }
        }
      }
      json.object("properties") { json in
        json.add("id", .text(id))
        properties(&json)
      }
    }
  }

  /// Writes the members of a Point.
  mutating func writePoint(_ point: Coordinate) {
    member("type", "Point")
    key("coordinates")
    value(point)
  }

  /// Writes the members of a LineString.
  mutating func writeLine(_ line: [Coordinate]) {
    member("type", "LineString")
    key("coordinates")
    value(line)
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

  mutating func member(_ property: Property) {
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
