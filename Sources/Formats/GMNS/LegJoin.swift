import Geo

/// Gives legs what other tables hold: lengths in kilometres, geometry, countries; and checks their
/// lengths and lines against their ends.
struct LegJoin {
  /// One a sound row of `link.csv`.
  private(set) var legs: [Leg] = []
  private(set) var problems: [DataProblem] = []
  /// Legs whose rows have errors, and their nodes. What would follow from those errors is not
  /// reported on top of them.
  private(set) var uncertainLegIDs: Set<String> = []
  private(set) var uncertainNodeIDs: Set<String> = []

  private let tables: PackageTables
  private let nodes: [String: Node]
  private let geometries: [String: GeometryTable.Value]
  private let kmPerLength: Double
  private let knowsCountries: Bool

  /// A line that ends farther from its node is drawn for something else.
  static let farFromNodeKm = 25.0

  init(_ tables: PackageTables) {
    self.tables = tables
    nodes = Dictionary(
      tables.nodes.values.lazy.map { ($0.node.id, $0.node) },
      uniquingKeysWith: { first, _ in first }
    )
    geometries = Dictionary(
      tables.geometries.values.lazy.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    kmPerLength = tables.config.values.first?.kmPerLength ?? 1
    knowsCountries = tables.nodes.csv?.optionalColumn("country") != nil
    legs.reserveCapacity(tables.links.values.count)
    for (value, row) in tables.links.located { join(value, row) }
    noteMissingColumns()
  }

  private mutating func join(_ value: LinkTable.Value, _ row: CSVRow) {
    var leg = value.leg
    if !value.isSound {
      uncertainLegIDs.insert(leg.id)
      uncertainNodeIDs.formUnion([leg.fromNodeID, leg.toNodeID])
    }
    let from = nodes[leg.fromNodeID]
    let to = nodes[leg.toNodeID]
    leg.lengthKm *= kmPerLength
    attachGeometry(&leg, id: value.geometryID, from: from, to: to, row)
    if let from, let to, value.isSound {
      attachCountries(&leg, isListed: value.listsCountries, from: from, to: to, row)
      checkLength(&leg, halfLastDigit: value.halfLastDigit, from: from, to: to, row)
    }
    if leg.sourceIDs.isEmpty, tables.links.csv?.optionalColumn("source_ids") != nil {
      note(.noSource, row, "source_ids", finding: "'\(leg.id)' names no source")
    }
    legs.append(leg)
  }

  private mutating func note(
    _ code: DataProblem.Code,
    _ row: CSVRow,
    _ column: String,
    finding: String,
    expected: String = ""
  ) {
    problems.append(
      tables.links.problem(code, row, column: column, finding: finding, expected: expected)
    )
  }

  /// Where a package of others lacks a whole column, one warning says so.
  private mutating func noteMissingColumns() {
    if tables.nodes.isReliable, tables.nodes.csv != nil, !knowsCountries {
      problems.append(
        tables.nodes.problem(
          .noCountries,
          finding: "there is no column 'country': no borders are seen, every node is in "
            + "\(NodeTable.unknownCountry)"
        )
      )
    }
    if tables.links.isReliable, let csv = tables.links.csv,
      csv.optionalColumn("source_ids") == nil
    {
      problems.append(
        tables.links.problem(.noSource, finding: "there is no column 'source_ids'")
      )
    }
  }
}

// MARK: - Geometry

extension LegJoin {
  /// The line is turned to run from the leg's first node to its last: legs of both directions may
  /// name one line.
  private mutating func attachGeometry(
    _ leg: inout Leg,
    id: String?,
    from: Node?,
    to: Node?,
    _ row: CSVRow
  ) {
    if leg.geometry != nil {
      leg.geometryBasis = .digitised
    } else if let shared = id.flatMap({ geometries[$0] }) {
      leg.geometry = shared.line
      leg.geometryBasis = shared.basis
      if shared.basis == .schematic {
        note(.schematicGeometry, row, "geometry_id", finding: "the line of '\(leg.id)' is a sketch")
      }
    }
    guard let line = leg.geometry, let first = line.first, let last = line.last, let from, let to
    else { return }
    let geodesic = Geodesic.wgs84
    let alongKm = (
      geodesic.distance(from: first, to: from.coordinate) / 1000,
      geodesic.distance(from: last, to: to.coordinate) / 1000
    )
    let column = id == nil ? "geometry" : "geometry_id"
    guard max(alongKm.0, alongKm.1) > LegJoin.farFromNodeKm else { return }
    let againstKm = (
      geodesic.distance(from: last, to: from.coordinate) / 1000,
      geodesic.distance(from: first, to: to.coordinate) / 1000
    )
    var offsetKm = alongKm
    if max(againstKm.0, againstKm.1) < max(alongKm.0, alongKm.1) {
      leg.geometry = line.reversed()
      offsetKm = againstKm
    }
    for (km, node) in [(offsetKm.0, from), (offsetKm.1, to)] where km > LegJoin.farFromNodeKm {
      note(
        .geometryFarFromNodes,
        row,
        column,
        finding: "the line ends \(Int(km)) km from '\(node.id)'",
        expected: "an end within \(Int(LegJoin.farFromNodeKm)) km"
      )
    }
  }
}

// MARK: - Countries

extension LegJoin {
  private mutating func attachCountries(
    _ leg: inout Leg,
    isListed: Bool,
    from: Node,
    to: Node,
    _ row: CSVRow
  ) {
    guard isListed else {
      leg.countries = from.country == to.country ? [from.country] : [from.country, to.country]
      leg.countries.removeAll { $0 == .highSeas }
      return
    }
    guard knowsCountries else { return }
    let ends = [(leg.countries.first, from, "begins"), (leg.countries.last, to, "ends")]
    for (country, node, verb) in ends {
      guard let country, node.country != .highSeas, country != node.country else { continue }
      note(
        .countriesDoNotFit,
        row,
        "countries",
        finding: "the list \(verb) with \(country) and '\(node.id)' is in \(node.country)",
        expected: "the countries from \(from.country) to \(to.country), in order"
      )
    }
    if zip(leg.countries, leg.countries.dropFirst()).contains(where: ==) {
      note(
        .countriesDoNotFit,
        row,
        "countries",
        finding: "a country stands twice in a row",
        expected: "each stretch once"
      )
    }
  }
}

// MARK: - Length

extension LegJoin {
  private mutating func checkLength(
    _ leg: inout Leg,
    halfLastDigit: Double?,
    from: Node,
    to: Node,
    _ row: CSVRow
  ) {
    let geodesicKm = Geodesic.wgs84.distance(from: from.coordinate, to: to.coordinate) / 1000
    guard let halfLastDigit else {
      estimateLength(&leg, geodesicKm: geodesicKm, row)
      return
    }
    if leg.lengthException != nil {
      note(
        .lengthException,
        row,
        "length_exception",
        finding: "the length of '\(leg.id)' stands against a geodesic of "
          + "\(LegJoin.rounded(geodesicKm)) km"
      )
      return
    }
    // A length of zero is one that could not be read, which is noted already.
    guard leg.lengthKm > 0, leg.lengthKm + halfLastDigit * kmPerLength < geodesicKm else { return }
    note(
      .lengthBelowGeodesic,
      row,
      "length",
      finding: "\(LegJoin.rounded(leg.lengthKm)) km is shorter than the geodesic between "
        + "'\(from.id)' and '\(to.id)'",
      expected: "at least \(LegJoin.rounded(geodesicKm)) km, or a length_exception"
    )
  }

  /// A leg without a published length is as long as its line was measured, else its geodesic times
  /// the circuity of its mode.
  private mutating func estimateLength(_ leg: inout Leg, geodesicKm: Double, _ row: CSVRow) {
    let from: String
    if let line = leg.geometry, leg.geometryBasis == .digitised {
      leg.lengthKm = Geodesic.wgs84.length(of: line) / 1000
      leg.lengthBasis = .measured
      from = "its line"
    } else if let circuity = circuity(of: leg.mode) {
      leg.lengthKm = geodesicKm * circuity
      leg.lengthBasis = .estimate
      from = "the geodesic times \(circuity)"
    } else {
      leg.lengthKm = 0
      from = ""
    }
    guard leg.lengthKm > 0 else {
      note(
        .missingValue,
        row,
        "length",
        finding: "there is no length",
        expected: "a number above zero, or the geometry to measure it on"
      )
      return
    }
    note(
      .lengthFromGeodesic,
      row,
      "length",
      finding: "'\(leg.id)' has no length; \(LegJoin.rounded(leg.lengthKm)) km from \(from)"
    )
  }

  private func circuity(of mode: Mode) -> Double? {
    let name: String
    switch mode {
    case .rail: name = "rail_circuity"
    case .road: name = "road_circuity"
    case .sea, .inlandWaterway, .ferry, .pipeline: return nil
    }
    return tables.parameters.values.first { $0.id == name }?.typical
  }

  private static func rounded(_ km: Double) -> Double {
    (km * 10).rounded() / 10
  }
}
