import Geo

/// `crossing.csv`: what borders take, by leg or country pair, direction and service.
struct CrossingTable: TableSchema {
  static let table = DataTable.crossing

  private let id: Column
  private let leg: Column
  private let countries: Column
  private let mode: Column
  private let direction: Column
  private let service: Column
  private let duration: DurationColumns
  private let usd: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    id = header.required("crossing_id")
    leg = header.optional("link_id")
    countries = header.required("countries")
    mode = header.required("mode")
    direction = header.optional("direction")
    service = header.optional("service")
    duration = DurationColumns(&header)
    usd = header.optional("usd_per_feu")
    provenance = ProvenanceColumns(&header)
  }

  /// A crossing has one row a direction and service.
  var key: [Column] { [id, direction, service] }

  func value(of row: inout TableRow) -> Crossing? {
    let pair = pair(&row)
    let crossing = Crossing(
      id: row.requiredText(id, expected: "the id of the crossing"),
      legID: row.optionalText(leg),
      pair: pair ?? CountryPair(from: .highSeas, to: .highSeas),
      mode: mode(&row),
      direction: row.choice(direction) ?? .both,
      service: row.choice(service) ?? .any,
      duration: row.duration(duration),
      usdPerFEU: row.number(usd),
      provenance: row.provenance(provenance)
    )
    return pair == nil ? nil : crossing
  }

  private func pair(_ row: inout TableRow) -> CountryPair? {
    let text = row.requiredText(countries, expected: "two countries, such as CN-KZ")
    if text.isEmpty { return nil }
    let codes = text.split(separator: "-", omittingEmptySubsequences: false)
    if codes.count == 2, let from = Country(code: codes[0]), let to = Country(code: codes[1]) {
      return CountryPair(from: from, to: to)
    }
    row.note(
      .unknownValue,
      countries,
      finding: "'\(text)' is no pair of countries",
      expected: "two codes of ISO 3166-1 in the leg's direction, such as CN-KZ"
    )
    return nil
  }

  private func mode(_ row: inout TableRow) -> Mode {
    row.text(mode) == "inland-waterway"
      ? .inlandWaterway : row.requiredChoice(mode, fallback: .rail)
  }
}

/// `country_group.csv`: the customs unions that crossing defaults name.
struct CountryGroupTable: TableSchema {
  struct Value {
    var groupID: String
    var country: Country
  }

  static let table = DataTable.countryGroup

  private let group: Column
  private let country: Column

  init(_ header: inout TableHeader) {
    group = header.required("group_id")
    country = header.required("country")
  }

  var key: [Column] { [group, country] }

  func value(of row: inout TableRow) -> Value? {
    let group = row.requiredText(group, expected: "the id of the group")
    guard !row.requiredText(country, expected: "a country").isEmpty else { return nil }
    return row.country(country).map { Value(groupID: group, country: $0) }
  }
}

/// `crossing_default.csv`: what borders take by class of country pair.
struct CrossingDefaultTable: TableSchema {
  static let table = DataTable.crossingDefault

  private let id: Column
  private let pairClass: Column
  private let sideA: Column
  private let sideB: Column
  private let priority: Column
  private let mode: Column
  private let service: Column
  private let breakOfGauge: Column
  private let duration: DurationColumns
  private let usd: Column
  private let provenance: ProvenanceColumns

  init(_ header: inout TableHeader) {
    id = header.required("default_id")
    pairClass = header.optional("country_pair_class")
    sideA = header.required("pair_a")
    sideB = header.required("pair_b")
    priority = header.required("priority")
    mode = header.required("mode")
    service = header.optional("service")
    breakOfGauge = header.optional("requires_break_of_gauge")
    duration = DurationColumns(&header)
    usd = header.optional("usd_per_feu")
    provenance = ProvenanceColumns(&header)
  }

  var key: [Column] { [id] }

  private static let modeScopes = [
    "rail", "road", "inland-waterway", "sea", "ferry", "ferry-gauged", "any",
  ]

  /// A row without a pair says that there is no border within one country. Legs within a country
  /// have none by construction, so it is checked and not kept.
  func value(of row: inout TableRow) -> CrossingDefault? {
    let id = row.requiredText(id, expected: "an id that no other default has")
    let pairClass = row.optionalText(pairClass) ?? id
    let modeScope = row.requiredText(mode, expected: "a mode, or any")
    if !modeScope.isEmpty, !CrossingDefaultTable.modeScopes.contains(modeScope) {
      row.noteUnknown(mode, modeScope, among: CrossingDefaultTable.modeScopes)
    }
    let priority = row.requiredNumber(priority, .atLeastOne)
    let service: TrainServiceScope = row.choice(service) ?? .any
    let breakOfGauge = row.flag(breakOfGauge, fallback: false)
    let duration = row.duration(duration)
    let usd = row.number(usd)
    let provenance = row.provenance(provenance)
    if row.isEmpty(sideA), row.isEmpty(sideB) { return nil }
    return CrossingDefault(
      pairClass: pairClass,
      sideA: side(sideA, &row),
      sideB: side(sideB, &row),
      priority: Int(min(priority, 1_000_000)),
      modeScope: modeScope,
      service: service,
      requiresBreakOfGauge: breakOfGauge,
      duration: duration,
      usdPerFEU: usd,
      provenance: provenance
    )
  }

  private func side(_ column: Column, _ row: inout TableRow) -> CrossingDefault.Side {
    let text = row.requiredText(
      column,
      expected: "*, a country, or a group_id of country_group.csv"
    )
    if text == "*" { return .any }
    // A group may have two letters, as EU has; it then goes before a country.
    return .group(text)
  }
}
