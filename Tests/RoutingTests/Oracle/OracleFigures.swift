import Geo

@testable import Routing

/// What a stretch adds up to, by the oracle's own arithmetic.
struct OracleFigures: Equatable {
  var hours = 0.0
  var km = 0.0
  var usd = 0.0
  var kg = 0.0
  var gaugeChanges = 0
  var borders = 0

  static func + (a: OracleFigures, b: OracleFigures) -> OracleFigures {
    OracleFigures(
      hours: a.hours + b.hours,
      km: a.km + b.km,
      usd: a.usd + b.usd,
      kg: a.kg + b.kg,
      gaugeChanges: a.gaugeChanges + b.gaugeChanges,
      borders: a.borders + b.borders
    )
  }
}

/// The terms of an oracle's question, in plain values.
struct OracleTerms {
  var date: CivilDate
  var service: ServiceClass = .ordinary
  var form: Cargo.Form = .container
  var variants: Set<String> = []
  /// Ids that may not be used.
  var avoided: Set<String> = []
}

/// Figures of legs, borders, waits and handlings, from the rules and the tables alone.
///
/// It knows ``ExactTables``: figures have no spread, so a median is a mean; a cargo is one FEU of
/// 20 t.
struct OracleBook {
  let content: NetworkContent
  let terms: OracleTerms
  private let kinds: [String: Node.Kind]

  static let tonnes = 20.0
  static let teu = 2.0

  init(_ content: NetworkContent, terms: OracleTerms) {
    self.content = content
    self.terms = terms
    kinds = Dictionary(uniqueKeysWithValues: content.nodes.map { ($0.id, $0.kind) })
  }

  func kind(of node: String) -> Node.Kind { kinds[node] ?? .station }

  // MARK: Dates

  /// Rule 14.
  func isOpen(_ availability: Availability) -> Bool {
    if let closes = availability.closes, !(terms.date < closes) { return false }
    switch availability.status {
    case .suspended: return false
    case .operational:
      guard let opens = availability.opens else { return true }
      return !(terms.date < opens)
    case .planned, .underConstruction:
      guard let opens = availability.opens else { return false }
      return !(terms.date < opens)
    }
  }

  /// Rule 12: the season holds for the month of the date.
  func isInSeason(_ leg: Leg) -> Bool {
    guard let season = leg.season else { return true }
    let today = terms.date.month * 100 + terms.date.day
    let from = season.from.month * 100 + season.from.day
    let to = season.to.month * 100 + season.to.day
    return from <= to ? (from...to).contains(today) : today >= from || today <= to
  }

  func exists(_ leg: Leg) -> Bool {
    guard let variant = leg.variant else { return true }
    return terms.variants.contains(variant)
  }

  func isUsable(_ leg: Leg) -> Bool {
    exists(leg) && isOpen(leg.availability) && isInSeason(leg) && !terms.avoided.contains(leg.id)
  }

  func isUsable(_ facility: Facility) -> Bool {
    isOpen(facility.availability) && !terms.avoided.contains(facility.id)
  }

  /// Containers have no use for a bulk terminal; loose goods cannot be lifted by a container crane,
  /// but sea ports have general-cargo berths.
  func canHandle(_ facility: Facility) -> Bool {
    switch facility.method {
    case .bulkTransshipment: terms.form == .bulk
    case .containerTransshipment: terms.form == .container
    case .liftOnLiftOff: terms.form == .container || facility.kind == .port
    default: true
    }
  }

  // MARK: Ways, in words

  func ways(of leg: Leg) -> [String] {
    let widths = leg.gauges.map { String($0.millimetres) }
    switch leg.mode {
    case .rail: return widths.map { "rail-" + $0 }
    case .road: return ["road"]
    case .ferry: return widths.isEmpty ? ["ferry-road"] : widths.map { "ferry-" + $0 }
    case .sea, .inlandWaterway:
      return leg.vesselClass.map { ["water-" + $0.rawValue] }
        ?? ["water-deep-sea", "water-river-sea"]
    case .pipeline: return []
    }
  }

  /// Rule 2: what a berth joins to a deck.
  static func shore(of deck: String) -> String? {
    if deck == "ferry-road" { return "road" }
    return deck.hasPrefix("ferry-") ? "rail-" + deck.dropFirst("ferry-".count) : nil
  }

  static func admits(_ side: Facility.Side, _ way: String) -> Bool {
    switch side {
    case .anyWater: way.hasPrefix("water-")
    case .way(let own): own.description == way
    }
  }

  static func width(_ way: String) -> String? {
    for prefix in ["rail-", "ferry-"] where way.hasPrefix(prefix) && way != "ferry-road" {
      return String(way.dropFirst(prefix.count))
    }
    return nil
  }
}

// MARK: - Legs

extension OracleBook {
  /// Everything a passage of a leg costs but the wait for it.
  func passage(of leg: Leg, reversed: Bool) -> OracleFigures {
    var total = OracleFigures()
    for (country, share) in shares(of: leg) { total = total + run(leg, country, share) }
    if let canal = content.passages.first(where: { $0.legID == leg.id }) {
      total.hours += canal.duration.hours
      total.usd += canal.usdPerFEU ?? 0
    }
    let chain = reversed ? leg.countries.reversed() : leg.countries
    switch leg.mode {
    case .rail, .road, .inlandWaterway:
      for (from, to) in zip(chain, chain.dropFirst()) {
        let border = border(leg, from: from, to: to, reversed: reversed)
        total.hours += border.hours
        total.usd += border.usd
        total.borders += 1
      }
    case .ferry where chain.count > 1:
      let papers = border(leg, from: chain[0], to: chain[1], reversed: reversed)
      total.hours += papers.hours
      total.usd += papers.usd
    default: break
    }
    return total
  }

  /// Rule 8.
  private func shares(of leg: Leg) -> [(Country?, Double)] {
    let chain = leg.countries
    if leg.mode == .sea || chain.isEmpty || (leg.mode == .ferry && chain.count > 1) {
      return [(nil, 1)]
    }
    let ends = [kind(of: leg.fromNodeID), kind(of: leg.toNodeID)]
    if chain.count == 2, ends[0] == .border, ends[1] != .border { return [(chain[1], 1)] }
    if chain.count == 2, ends[1] == .border, ends[0] != .border { return [(chain[0], 1)] }
    return chain.map { ($0, 1 / Double(chain.count)) }
  }

  private func run(_ leg: Leg, _ country: Country?, _ share: Double) -> OracleFigures {
    let km = leg.lengthKm * share
    let trackKm =
      (leg.lengthKind == .line ? leg.lengthKm : leg.lineLengthKm ?? leg.lengthKm) * share
    var figures = OracleFigures(km: km, usd: km * tariff(leg, country))
    switch leg.mode {
    case .rail, .road: figures.hours = trackKm / kmPerDay(leg.mode, country) * 24
    default:
      let sailing = content.services.first { $0.legID == leg.id }?.sailing.hours
      figures.hours = sailing.map { $0 * share } ?? (trackKm / ExactTables.exactSpeedKmPerHour)
    }
    let grams: Double =
      switch leg.mode {
      case .rail:
        OracleBook.tonnes * trackKm
          * ((leg.electricShare ?? 0.5) * 0.03125 * 1600 + (1 - (leg.electricShare ?? 0.5)) * 100)
      case .road: OracleBook.tonnes * trackKm * 100
      case .inlandWaterway where leg.vesselClass == .riverSea: OracleBook.tonnes * trackKm * 50
      case .sea, .inlandWaterway: OracleBook.teu * trackKm * 125
      case .ferry: OracleBook.teu * trackKm * 250
      case .pipeline: 0
      }
    figures.kg = grams / 1000
    return figures
  }

  private func kmPerDay(_ mode: Mode, _ country: Country?) -> Double {
    let rows = content.speeds.filter { $0.mode == mode }
    let scopes: [(SpeedRow) -> Bool] = [
      { $0.country == country && $0.service == terms.service },
      { $0.country == country && $0.service == nil },
      { $0.country == nil && $0.service == terms.service },
      { $0.country == nil && $0.service == nil },
    ]
    for scope in scopes {
      if let row = rows.first(where: scope) { return row.kmPerDay }
    }
    return .nan
  }

  private func tariff(_ leg: Leg, _ country: Country?) -> Double {
    let rows = content.tariffs.filter { $0.mode == leg.mode }
    if let own = rows.first(where: { $0.legID == leg.id }) { return own.usdPerFEUKm }
    if let country,
      let national = rows.first(where: { $0.legID == nil && $0.countries.contains(country) })
    {
      return national.usdPerFEUKm
    }
    return rows.first { $0.legID == nil && $0.countries.isEmpty }?.usdPerFEUKm ?? 0
  }

  /// Rule 7: this leg and direction, else the pair and mode, else the class.
  private func border(
    _ leg: Leg,
    from: Country,
    to: Country,
    reversed: Bool
  ) -> (hours: Double, usd: Double) {
    let onLeg = content.crossings.filter { row in
      row.legID == leg.id
        && (reversed
          ? row.pair.from == to && row.pair.to == from : row.pair.from == from && row.pair.to == to)
        && (row.direction == .both || row.direction == (reversed ? .toFrom : .fromTo))
    }
    if let row = bestFit(onLeg) { return (row.duration.hours, row.usdPerFEU ?? 0) }
    if leg.mode != .ferry {
      let onPair = content.crossings.filter { row in
        guard row.legID == nil, row.mode == leg.mode else { return false }
        let along = row.pair.from == from && row.pair.to == to
        let against = row.pair.from == to && row.pair.to == from
        return along && row.direction != .toFrom || against && row.direction != .fromTo
      }
      if let row = bestFit(onPair) { return (row.duration.hours, row.usdPerFEU ?? 0) }
    }
    let scope =
      switch leg.mode {
      case .inlandWaterway: "inland-waterway"
      case .ferry: leg.gauges.isEmpty ? "ferry" : "ferry-gauged"
      default: leg.mode.rawValue
      }
    let row = content.crossingDefaults.first { $0.modeScope == scope }
    return (row?.duration.hours ?? .nan, row?.usdPerFEU ?? .nan)
  }

  /// The row made for this service, else for the nearest, else for all; the directed before the
  /// undirected.
  private func bestFit(_ rows: [Crossing]) -> Crossing? {
    let exact: TrainServiceScope =
      switch terms.service {
      case .block: .express
      case .ordinary: .ordinary
      case .wagonload: .wagonload
      }
    let order: [TrainServiceScope] =
      terms.service == .wagonload ? [exact, .ordinary, .any] : [exact, .any]
    for scope in order {
      let fitting = rows.filter { $0.service == scope }
      if let row = fitting.first(where: { $0.direction != .both }) ?? fitting.first { return row }
    }
    return nil
  }

  /// Rule 3: H/2·(1 + cv²) by the leg's service, else its basin's default.
  func wait(for leg: Leg) -> Double {
    func hours(_ headway: Double, _ cv: Double) -> Double { headway / 2 * (1 + cv * cv) }
    if let row = content.services.first(where: { $0.legID == leg.id }), row.headwayHours > 0 {
      return hours(row.headwayHours, row.headwayCV)
    }
    guard leg.mode == .ferry || leg.mode == .sea || leg.mode == .inlandWaterway else { return 0 }
    guard let basin = content.basins.first(where: { $0.id == leg.basinID }) else { return 0 }
    return hours(basin.headwayHours, basin.headwayCV)
  }
}
