import Geo

// The tables that GMNS defines. Their readers are `NodeTable`, `LinkTable`, `GeometryTable` and
// `ConfigTable`.

enum NodeColumns {
  static var all: [TableColumn<Node>] {
    [
      .text("node_id", \.id)
    ] + properties
  }

  static var properties: [TableColumn<Node>] {
    [
      .text("name", \.name),
      .number("x_coord", \.coordinate.longitude),
      .number("y_coord", \.coordinate.latitude),
      .text("node_type", \.kind.rawValue),
      .text("country", \.country.code),
      .list("aliases", \.aliases),
      .text("coordinate_basis", \.coordinateBasis.rawValue),
      .text("coordinate_source", \.coordinateSource),
      .text("notes", \.notes),
    ]
  }
}

enum LinkColumns {
  static var all: [TableColumn<Leg>] {
    [
      .text("link_id", \.id),
      .text("from_node_id", \.fromNodeID),
      .text("to_node_id", \.toNodeID),
    ] + properties + [
      .optional("geometry_id") { $0.geometry == nil ? nil : $0.id }
    ]
  }

  static var properties: [TableColumn<Leg>] {
    [
      .text("name", \.name),
      .flag("directed", \.isDirected),
      .number("length", \.lengthKm),
      .text("facility_type", \.mode.rawValue),
      .list("gauges_mm") { $0.gauges.map(\.description) },
      .list("countries") { $0.countries.map(\.code) },
    ] + TableColumn.availability(\.availability) + [
      .text("traction", \.traction),
      .text("tracks", \.tracks),
      .optional("variant", \.variant),
      .text("length_basis", \.lengthBasis.rawValue),
      .text("length_kind", \.lengthKind.rawValue),
      .number("line_length_km", \.lineLengthKm),
      .number("length_low_km", \.lengthLowKm),
      .number("length_high_km", \.lengthHighKm),
      .optional("length_exception", \.lengthException),
      .optional("vessel_class", \.vesselClass?.rawValue),
      .optional("basin", \.basinID),
      .optional("commodity", \.commodity?.rawValue),
      .optional("season_from", \.season?.from.description),
      .optional("season_to", \.season?.to.description),
      .number("electric_share", \.electricShare),
      .number("capacity_per_year", \.capacityPerYear),
      .text("capacity_unit", \.capacityUnit),
      .list("source_ids", \.sourceIDs),
      .text("as_of", \.asOf),
      .text("notes", \.notes),
    ]
  }
}

enum GeometryColumns {
  /// Of legs that have a course.
  static var all: [TableColumn<Leg>] {
    [
      .text("geometry_id", \.id),
      .text("geometry") { WellKnownText.text(of: $0.geometry ?? []) },
      .text("geometry_basis", \.geometryBasis.rawValue),
    ]
  }
}

enum ConfigColumns {
  struct Row {
    let network: Network
    /// `string` or `integer`.
    let idType: String
  }

  static var all: [TableColumn<Row>] {
    [
      .text("dataset_name", \.network.name),
      .text("short_length") { _ in "m" },
      .text("long_length") { _ in "km" },
      .text("speed") { _ in "km/h" },
      .text("crs") { _ in "EPSG:4326" },
      .text("geometry_field_format") { _ in "WKT" },
      .text("currency") { _ in "USD" },
      .text("version_number") { _ in "" },
      .text("id_type", \.idType),
      .text("as_of", \.network.asOf.description),
    ]
  }
}

extension WellKnownText {
  /// A line as text that ``line(_:)`` reads back the same.
  static func text(of line: [Coordinate]) -> String {
    let points = line.map { point in
      PropertyValue.number(point.longitude).plain + " "
        + PropertyValue.number(point.latitude).plain
    }
    return "LINESTRING (\(points.joined(separator: ", ")))"
  }
}
