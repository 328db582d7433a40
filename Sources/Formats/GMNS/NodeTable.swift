import Geo

/// `node.csv`: stations, ports, border points and other places freight can be.
struct NodeTable: TableSchema {
  /// A node with what only the checks need.
  struct Value {
    var node: Node
    /// The gauges that the row says arrive here; `nil` if the file has no such column.
    var gauges: [Gauge]?
  }

  static let table = DataTable.node

  private let id: Column
  private let name: Column
  private let longitude: Column
  private let latitude: Column
  private let kind: Column
  private let country: Column
  private let aliases: Column
  private let gauges: Column
  private let coordinateBasis: Column
  private let coordinateSource: Column
  private let notes: Column

  init(_ header: inout TableHeader) {
    id = header.required("node_id")
    name = header.optional("name")
    longitude = header.required("x_coord")
    latitude = header.required("y_coord")
    kind = header.optional("node_type")
    country = header.optional("country")
    aliases = header.optional("aliases")
    gauges = header.optional("gauges_mm")
    coordinateBasis = header.optional("coordinate_basis")
    coordinateSource = header.optional("coordinate_source")
    notes = header.optional("notes")
  }

  var key: [Column] { [id] }

  /// ISO 3166-1 leaves `ZZ` to its users; the Unicode CLDR takes it for "unknown region".
  static let unknownCountry = Country(code: "ZZ") ?? .highSeas

  func value(of row: inout TableRow) -> Value? {
    let id = row.requiredText(id, expected: "an id that no other node has")
    let coordinate = coordinate(&row)
    let name = row.optionalText(name) ?? id
    let kind = row.choice(kind, Node.Kind.self) ?? .station
    let country = country(&row)
    let gauges = gauges.isPresent ? row.gauges(gauges) : nil
    let basis = coordinateBasis(&row)
    guard let coordinate, row.isSound else { return nil }
    return Value(
      node: Node(
        id: id,
        name: name,
        aliases: row.list(aliases),
        coordinate: coordinate,
        kind: kind,
        country: country,
        coordinateBasis: basis,
        coordinateSource: row.text(coordinateSource),
        notes: row.text(notes)
      ),
      gauges: gauges
    )
  }

  /// A GMNS package of others says nothing of countries; one warning for the table tells so.
  private func country(_ row: inout TableRow) -> Country {
    guard country.isPresent else { return NodeTable.unknownCountry }
    if row.isEmpty(country) {
      row.note(
        .missingValue,
        country,
        finding: "there is no country",
        expected: "two capital letters of ISO 3166-1, or XZ on the high seas"
      )
    }
    return row.country(country) ?? NodeTable.unknownCountry
  }

  /// `geonames` is a published position, of the gazetteer that `coordinate_source` names.
  private func coordinateBasis(_ row: inout TableRow) -> Basis {
    if row.text(coordinateBasis) == "geonames" { return .published }
    return row.choice(coordinateBasis) ?? .assumption
  }

  private func coordinate(_ row: inout TableRow) -> Coordinate? {
    let x = degrees(longitude, limit: 180, &row)
    let y = degrees(latitude, limit: 90, &row)
    guard let x, let y else { return nil }
    return try? Coordinate(longitude: x, latitude: y)
  }

  private func degrees(_ column: Column, limit: Double, _ row: inout TableRow) -> Double? {
    if row.isEmpty(column) {
      row.note(
        .missingValue,
        column,
        finding: "there is no \(column.name)",
        expected: "degrees from -\(Int(limit)) to \(Int(limit))"
      )
      return nil
    }
    guard let degrees = row.number(column, .finite) else { return nil }
    guard abs(degrees) <= limit else {
      row.note(
        .coordinateOutOfRange,
        column,
        finding: "\(row.text(column)) degrees is nowhere on Earth",
        expected: "degrees from -\(Int(limit)) to \(Int(limit))"
      )
      return nil
    }
    return degrees
  }
}
