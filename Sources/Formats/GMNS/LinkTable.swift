import Geo

/// `link.csv`: legs, one mode each.
///
/// Lengths are in the unit of `config.csv`'s `long_length` until ``LegJoin`` converts them.
struct LinkTable: TableSchema {
  /// A leg before its geometry is looked up, with what only the checks need.
  struct Value {
    var leg: Leg
    var geometryID: String?
    /// Whether the row lists the countries, or they follow from the ends.
    var listsCountries: Bool
    /// Half of the last digit printed in `length`, in its unit; `nil` if there is no length.
    var halfLastDigit: Double?
    /// Whether every field could be read. What a leg brings to its nodes is uncertain where not.
    var isSound: Bool
  }

  static let table = DataTable.link

  private let id: Column
  private let name: Column
  private let from: Column
  private let to: Column
  private let directed: Column
  private let length: Column
  private let mode: Column
  private let gauges: Column
  private let availability: AvailabilityColumns
  private let traction: Column
  private let tracks: Column
  private let variant: Column
  private let lengthBasis: Column
  private let lengthLow: Column
  private let lengthHigh: Column
  private let lengthException: Column
  private let sourceIDs: Column
  private let notes: Column
  private let geometryID: Column
  private let geometry: Column
  private let countries: Column
  private let carries: Column
  private let vesselClass: Column
  private let basin: Column
  private let commodity: Column
  private let lengthKind: Column
  private let lineLength: Column
  private let seasonFrom: Column
  private let seasonTo: Column
  private let electricShare: Column
  private let capacity: Column
  private let capacityUnit: Column
  private let asOf: Column

  init(_ header: inout TableHeader) {
    id = header.required("link_id")
    name = header.optional("name")
    from = header.required("from_node_id")
    to = header.required("to_node_id")
    directed = header.optional("directed")
    length = header.optional("length")
    mode = header.required("facility_type")
    gauges = header.optional("gauges_mm")
    availability = AvailabilityColumns(&header)
    traction = header.optional("traction")
    tracks = header.optional("tracks")
    variant = header.optional("variant")
    lengthBasis = header.optional("length_basis")
    lengthLow = header.optional("length_low_km")
    lengthHigh = header.optional("length_high_km")
    lengthException = header.optional("length_exception")
    sourceIDs = header.optional("source_ids")
    notes = header.optional("notes")
    geometryID = header.optional("geometry_id")
    geometry = header.optional("geometry")
    countries = header.optional("countries")
    carries = header.optional("carries")
    vesselClass = header.optional("vessel_class")
    basin = header.optional("basin")
    commodity = header.optional("commodity")
    lengthKind = header.optional("length_kind")
    lineLength = header.optional("line_length_km")
    seasonFrom = header.optional("season_from")
    seasonTo = header.optional("season_to")
    electricShare = header.optional("electric_share")
    capacity = header.optional("capacity_per_year")
    capacityUnit = header.optional("capacity_unit")
    asOf = header.optional("as_of")
  }

  var key: [Column] { [id] }

  func value(of row: inout TableRow) -> Value? {
    let mode = row.requiredChoice(mode, fallback: Mode.road)
    let range = row.bounds(lengthLow, lengthHigh, .positive)
    let leg = Leg(
      id: row.requiredText(id, expected: "an id that no other leg has"),
      name: row.text(name),
      fromNodeID: row.requiredText(from, expected: "a node_id of node.csv"),
      toNodeID: row.requiredText(to, expected: "a node_id of node.csv"),
      isDirected: row.flag(directed, fallback: false),
      mode: mode,
      gauges: row.gauges(gauges),
      vesselClass: row.choice(vesselClass),
      commodity: row.choice(commodity),
      countries: row.countries(countries),
      lengthKm: row.number(length, .positive) ?? 0,
      lengthKind: row.choice(lengthKind) ?? .line,
      lineLengthKm: row.number(lineLength, .positive),
      lengthLowKm: range.low,
      lengthHighKm: range.high,
      lengthBasis: row.choice(lengthBasis) ?? .assumption,
      lengthException: row.optionalText(lengthException),
      availability: row.availability(availability),
      season: row.season(from: seasonFrom, to: seasonTo),
      variant: row.optionalText(variant),
      electricShare: row.number(electricShare, .share),
      tracks: row.text(tracks),
      traction: row.text(traction),
      basinID: row.optionalText(basin),
      geometry: row.line(geometry),
      geometryBasis: .schematic,
      capacityPerYear: row.number(capacity),
      capacityUnit: row.text(capacityUnit),
      sourceIDs: row.list(sourceIDs),
      asOf: row.text(asOf),
      notes: row.text(notes)
    )
    noteMode(of: leg, &row)
    return Value(
      leg: leg,
      geometryID: row.optionalText(geometryID),
      listsCountries: !row.isEmpty(countries),
      halfLastDigit: row.isEmpty(length) ? nil : LinkTable.halfLastDigit(row.text(length)),
      isSound: row.isSound
    )
  }

  /// What a mode needs or excludes in other columns.
  private func noteMode(of leg: Leg, _ row: inout TableRow) {
    if leg.mode == .rail, row.isEmpty(gauges) {
      row.note(
        .noGauge,
        gauges,
        finding: "a railway without a gauge",
        expected: "its gauges in millimetres, such as 1520 or 1435;1520"
      )
    }
    if leg.mode == .pipeline, row.isEmpty(commodity) {
      row.note(
        .noCommodity,
        commodity,
        finding: "a pipeline that carries nothing",
        expected: "one of " + Commodity.allCases.map(\.rawValue).joined(separator: ", ")
      )
    }
    if let cargo = row.choice(carries, FerryCargo.self), leg.mode == .ferry {
      if (cargo == .wagons) == leg.gauges.isEmpty {
        row.note(
          .carriesDoesNotFit,
          carries,
          finding: "\(cargo.rawValue) \(leg.gauges.isEmpty ? "without" : "with") a gauge",
          expected: leg.gauges.isEmpty ? "trucks, or a gauge in gauges_mm" : "wagons"
        )
      }
    } else if !row.isEmpty(carries), leg.mode != .ferry {
      row.note(
        .carriesDoesNotFit,
        carries,
        finding: "a \(leg.mode.rawValue) leg carries nothing aboard",
        expected: "an empty field on every leg but a ferry's"
      )
    }
  }

  private enum FerryCargo: String, CaseIterable {
    case wagons
    case trucks
  }

  /// `75` → 0.5, `75.2` → 0.05.
  static func halfLastDigit(_ printed: String) -> Double {
    guard let point = printed.utf8.firstIndex(of: UInt8(ascii: ".")) else { return 0.5 }
    var half = 0.5
    for byte in printed.utf8[printed.utf8.index(after: point)...] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { break }
      half /= 10
    }
    return half
  }
}
