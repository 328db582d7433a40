import Geo

@testable import Routing

/// A network drawn by hand, in a line a thing, for tests of one rule.
///
/// Its figures are those of ``ExactTables``; what a test is about is set in ``content`` directly.
struct NetworkSketch {
  var content: NetworkContent

  init(asOf: String = "2026-01-01") throws {
    guard let date = CivilDate(parsing: asOf) else { throw SketchError.noSuchDate(asOf) }
    content = ExactTables.content(asOf: date)
  }

  enum SketchError: Error {
    case noSuchDate(String)
    case noSuchCountry(String)
    case noSuchPoint
    case noSuchGauge(Int)
    case malformedWay(String)
  }

  func network() throws -> Network { try Network(content) }

  func router() throws -> Router { Router(try network()) }

  /// The whole answer to a plain query.
  func route(
    _ from: String,
    _ to: String,
    objective: Objective = .time,
    change: (inout Query) throws -> Void = { _ in }
  ) throws -> Itinerary {
    var query = Query(from: .named(from), to: .named(to), objective: objective)
    try change(&query)
    return try router().route(query)
  }
}

// MARK: - Nodes and legs

extension NetworkSketch {
  @discardableResult
  mutating func node(
    _ id: String,
    _ country: String = "KZ",
    _ kind: Node.Kind = .station,
    at point: (lon: Double, lat: Double)? = nil,
    name: String? = nil
  ) throws -> String {
    guard let country = Country(code: country) else {
      throw SketchError.noSuchCountry(country)
    }
    let count = Double(content.nodes.count)
    let place = point ?? (lon: 20 + 3 * count, lat: 40 + count.truncatingRemainder(dividingBy: 3))
    content.nodes.append(
      Node(
        id: id,
        name: name ?? id,
        coordinate: try Coordinate(longitude: place.lon, latitude: place.lat),
        kind: kind,
        country: country
      )
    )
    return id
  }

  /// Several nodes of one country and kind.
  mutating func nodes(
    _ ids: String...,
    in country: String = "KZ",
    kind: Node.Kind = .station
  ) throws {
    for id in ids { try node(id, country, kind) }
  }

  /// A leg with the countries of its ends; `change` sets anything else.
  @discardableResult
  mutating func leg(
    _ mode: Mode,
    _ from: String,
    _ to: String,
    km: Double,
    gauges: [Int] = [],
    id: String? = nil,
    change: (inout Leg) -> Void = { _ in }
  ) throws -> String {
    let ends = [from, to].compactMap { id in content.nodes.first { $0.id == id }?.country }
    var countries: [Country] = []
    for country in ends where country != .highSeas && countries.last != country {
      countries.append(country)
    }
    var leg = Leg(
      id: id ?? "\(from)__\(to)__\(mode.rawValue)",
      fromNodeID: from,
      toNodeID: to,
      mode: mode,
      gauges: try gauges.map(NetworkSketch.gauge),
      countries: countries,
      lengthKm: km,
      lengthBasis: .published
    )
    if mode.isWater || mode == .ferry { leg.basinID = "calm" }
    change(&leg)
    content.legs.append(leg)
    return leg.id
  }

  @discardableResult
  mutating func rail(
    _ gauges: Int...,
    from: String,
    to: String,
    km: Double = 512,
    change: (inout Leg) -> Void = { _ in }
  ) throws -> String {
    let name = gauges.map(String.init).joined(separator: "-")
    return try leg(
      .rail,
      from,
      to,
      km: km,
      gauges: gauges,
      id: "\(from)__\(to)__rail-\(name)",
      change: change
    )
  }

  static func gauge(_ millimetres: Int) throws -> Gauge {
    guard let gauge = Gauge(millimetres: millimetres) else {
      throw SketchError.noSuchGauge(millimetres)
    }
    return gauge
  }
}

// MARK: - Facilities, borders, services

extension NetworkSketch {
  @discardableResult
  mutating func facility(
    _ node: String,
    _ from: String,
    _ to: String,
    hours: Double = 12,
    usd: Double? = 100,
    change: (inout Facility) -> Void = { _ in }
  ) throws -> String {
    let sides = try [from, to].map(NetworkSketch.side)
    let isGaugeChange = from.hasPrefix("rail") && to.hasPrefix("rail")
    let isPort = [from, to].contains { $0.hasPrefix("water") || $0.hasPrefix("ferry") }
    var facility = Facility(
      id: "\(node)__\(from)__\(to)",
      nodeID: node,
      kind: isGaugeChange ? .gaugeChange : isPort ? .port : .intermodal,
      from: sides[0],
      to: sides[1],
      method: isPort ? .liftOnLiftOff : .containerTransshipment,
      duration: ExactTables.hours(hours),
      usdPerFEU: usd,
      provenance: ExactTables.assumed
    )
    change(&facility)
    content.facilities.append(facility)
    return facility.id
  }

  /// Reads `road`, `rail-1520`, `ferry-road`, `ferry-1520`, `water`, `water-river-sea`.
  static func side(_ text: String) throws -> Facility.Side {
    if text == "water" { return .anyWater }
    let pieces = text.split(separator: "-", maxSplits: 1).map(String.init)
    switch (pieces[0], pieces.count > 1 ? pieces[1] : "") {
    case ("road", ""): return .way(.road)
    case ("ferry", "road"): return .way(.ferryRoad)
    case ("ferry", let width): return .way(.ferryRail(try gauge(Int(width) ?? 0)))
    case ("rail", let width): return .way(.rail(try gauge(Int(width) ?? 0)))
    case ("water", let name):
      guard let vesselClass = VesselClass(rawValue: name) else {
        throw SketchError.malformedWay(text)
      }
      return .way(.water(vesselClass))
    default: throw SketchError.malformedWay(text)
    }
  }

  mutating func service(
    _ legID: String,
    headway: Double,
    cv: Double = 0,
    sailing: Double = 10
  ) {
    content.services.append(
      Service(
        legID: legID,
        headwayHours: headway,
        headwayCV: cv,
        sailing: ExactTables.hours(sailing),
        provenance: ExactTables.assumed
      )
    )
  }

  mutating func crossing(
    _ id: String,
    leg: String?,
    _ from: String,
    _ to: String,
    mode: Mode = .rail,
    direction: Crossing.Direction = .both,
    service: TrainServiceScope = .any,
    hours: Double,
    usd: Double? = 10
  ) throws {
    content.crossings.append(
      Crossing(
        id: id,
        legID: leg,
        pair: CountryPair(from: try country(from), to: try country(to)),
        mode: mode,
        direction: direction,
        service: service,
        duration: ExactTables.hours(hours),
        usdPerFEU: usd,
        provenance: ExactTables.assumed
      )
    )
  }

  func country(_ code: String) throws -> Country {
    guard let country = Country(code: code) else { throw SketchError.noSuchCountry(code) }
    return country
  }
}
