import Geo
import TestSupport

/// A small random network of many modes and gauges, with exact figures (``ExactTables``).
///
/// Gauges meet often and facilities are rare, so that a search that forgets what freight stands on
/// finds routes that do not exist.
struct RandomNetwork {
  var content: NetworkContent

  /// What must not differ between directions, for laws about reversal.
  enum Symmetry {
    case anything
    /// No directed legs, facilities, crossings or trains with a headway, and one headway at sea.
    case undirected
  }

  static let asOf = day("2026-01-01")
  static let countryCodes = ["KZ", "CN", "RU", "IR"]
  static let widths = [1435, 1520, 1676]

  private let symmetry: Symmetry
  private let gauges: [Gauge]
  private let countries: [Country]

  init(
    _ random: inout SplitMix64,
    nodes nodeRange: ClosedRange<Int> = 4...9,
    extraLegs: ClosedRange<Int> = 1...5,
    symmetry: Symmetry = .anything
  ) {
    self.symmetry = symmetry
    content = ExactTables.content(asOf: RandomNetwork.asOf)
    gauges = Array(
      RandomNetwork.widths.compactMap(Gauge.init(millimetres:)).shuffled(using: &random)
        .prefix(Int.random(in: 1...3, using: &random))
    )
    countries = Array(
      RandomNetwork.countryCodes.compactMap(Country.init(code:))
        .prefix(Int.random(in: 2...4, using: &random))
    )
    addNodes(Int.random(in: nodeRange, using: &random), &random)
    addLegs(extra: Int.random(in: extraLegs, using: &random), &random)
    addFacilities(&random)
    addCrossings(&random)
    addRates(&random)
    addPlace(&random)
  }
}

// MARK: - Nodes

extension RandomNetwork {
  private mutating func addNodes(_ count: Int, _ random: inout SplitMix64) {
    for index in 0..<count {
      let isChokepoint = index > 1 && random.chance(0.1)
      let kinds: [Node.Kind] = [.station, .border, .port, .port, .terminal, .city]
      content.nodes.append(
        Node(
          id: "n\(index)",
          name: "Node \(index)",
          coordinate: RandomNetwork.point(index),
          kind: isChokepoint ? .chokepoint : random.pick(kinds),
          country: isChokepoint ? .highSeas : random.pick(countries)
        )
      )
    }
  }

  /// Points some hundred kilometres apart, on no line.
  private static func point(_ index: Int) -> Coordinate {
    let longitude = 30 + Double(index % 3) * 7 + Double(index) * 0.5
    let latitude = 35 + Double(index / 3) * 6 + Double(index % 2)
    guard let point = try? Coordinate(longitude: longitude, latitude: latitude) else {
      preconditionFailure("the grid lies on the earth")
    }
    return point
  }

  private mutating func addPlace(_ random: inout SplitMix64) {
    let members = content.nodes.filter { $0.kind != .chokepoint }.map(\.id)
      .shuffled(using: &random).prefix(2)
    content.places = [
      Place(id: "pair", name: "Pair", country: countries[0], nodeIDs: members.sorted())
    ]
  }
}

// MARK: - Legs

extension RandomNetwork {
  private mutating func addLegs(extra: Int, _ random: inout SplitMix64) {
    for index in 1..<content.nodes.count {
      let other = Int.random(in: 0..<index, using: &random)
      addLeg(from: other, to: index, &random)
    }
    for _ in 0..<extra {
      let from = Int.random(in: 0..<content.nodes.count, using: &random)
      var to = Int.random(in: 0..<content.nodes.count - 1, using: &random)
      if to >= from { to += 1 }
      addLeg(from: from, to: to, &random)
      if random.chance(0.3) { addLeg(from: from, to: to, &random) }
    }
  }

  private mutating func addLeg(from: Int, to: Int, _ random: inout SplitMix64) {
    let ends = [content.nodes[from], content.nodes[to]]
    let atSea = ends.contains { $0.kind == .chokepoint }
    let mode: Mode =
      atSea
      ? (random.chance(0.9) ? .sea : .ferry)
      : random.pick([
        .rail, .rail, .rail, .rail, .rail, .road, .road, .sea, .sea, .inlandWaterway, .ferry,
        .ferry,
      ])
    let isWaterborne = mode.isWater || mode == .ferry
    let usesBasin = isWaterborne && random.chance(0.4)
    let steps = Double(Int.random(in: 1...12, using: &random))
    var leg = Leg(
      id: "leg\(content.legs.count)",
      fromNodeID: ends[0].id,
      toNodeID: ends[1].id,
      isDirected: symmetry == .anything && random.chance(0.12),
      mode: mode,
      gauges: legGauges(mode, &random),
      vesselClass: mode.isWater ? random.pick([nil, nil, .deepSea, .riverSea]) : nil,
      countries: legCountries(ends, mode: mode, &random),
      lengthKm: steps * (usesBasin ? ExactTables.exactSpeedKmPerHour : 128),
      lengthBasis: random.pick([.published, .derived, .estimate]),
      availability: RandomNetwork.availability(&random),
      season: isWaterborne && random.chance(0.15) ? random.pick(RandomNetwork.seasons) : nil,
      variant: random.chance(0.05) ? "v" : nil,
      electricShare: random.pick([nil, 0, 0.5, 1])
    )
    if !usesBasin, random.chance(0.2) {
      leg.lengthKind = .tariff
      leg.lineLengthKm = leg.lengthKm + 128
    }
    if isWaterborne {
      leg.basinID = symmetry == .undirected ? "calm" : random.pick(["calm", "busy"])
    }
    content.legs.append(leg)
    addService(of: leg, usesBasin: usesBasin, &random)
    if mode.isWater, random.chance(0.25) { addPassage(of: leg, &random) }
  }

  static let seasons: [Season] = [("04-01", "11-30"), ("11-01", "04-30")].compactMap { from, to in
    Season.Day(parsing: from).flatMap { from in
      Season.Day(parsing: to).map { Season(from: from, to: $0) }
    }
  }

  private func legGauges(_ mode: Mode, _ random: inout SplitMix64) -> [Gauge] {
    switch mode {
    case .rail:
      Array(gauges.shuffled(using: &random).prefix(random.chance(0.25) ? 2 : 1)).sorted()
    case .ferry: random.chance(0.6) ? [random.pick(gauges)] : []
    default: []
    }
  }

  /// The countries of the ends; now and then two more in between.
  private func legCountries(
    _ ends: [Node],
    mode: Mode,
    _ random: inout SplitMix64
  ) -> [Country] {
    var chain = ends.map(\.country).filter { $0 != .highSeas }
    if mode == .rail || mode == .road, countries.count == 4, random.chance(0.1) {
      let others = countries.filter { !chain.contains($0) }
      if others.count >= 2 { chain = [chain[0], others[0], others[1], chain[1]] }
    }
    return chain.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  private mutating func addService(of leg: Leg, usesBasin: Bool, _ random: inout SplitMix64) {
    let isWaterborne = leg.mode.isWater || leg.mode == .ferry
    let hasTrains = leg.mode == .rail && symmetry == .anything && random.chance(0.15)
    guard isWaterborne ? !usesBasin : hasTrains else { return }
    content.services.append(
      Service(
        legID: leg.id,
        headwayHours: symmetry == .undirected
          ? 0 : random.pick(leg.mode == .rail ? [24, 48] : [0, 24, 48, 168]),
        headwayCV: random.pick([0, 1]),
        sailing: ExactTables.hours(Double(Int.random(in: 1...20, using: &random) * 4)),
        provenance: ExactTables.assumed
      )
    )
  }

  private mutating func addPassage(of leg: Leg, _ random: inout SplitMix64) {
    content.passages.append(
      Passage(
        legID: leg.id,
        kind: "lock",
        duration: ExactTables.hours(Double(Int.random(in: 1...24, using: &random))),
        usdPerFEU: random.pick([nil, 40, 90]),
        provenance: ExactTables.assumed
      )
    )
  }

  static func availability(_ random: inout SplitMix64) -> Availability {
    let y2030 = CivilDate(parsing: "2030")
    return switch Int.random(in: 0..<20, using: &random) {
    case 0: Availability(status: .planned, opens: y2030)
    case 1: Availability(status: .planned)
    case 2: Availability(status: .suspended, opens: CivilDate(parsing: "1990"))
    case 3: Availability(status: .underConstruction, opens: CivilDate(parsing: "2026-06"))
    case 4: Availability(status: .operational, closes: y2030)
    case 5: Availability(status: .operational, opens: CivilDate(parsing: "2026-03"))
    default: Availability(status: .operational)
    }
  }
}

// MARK: - Facilities

extension RandomNetwork {
  private mutating func addFacilities(_ random: inout SplitMix64) {
    for node in content.nodes {
      let sides = sideNames(at: node.id)
      for (position, from) in sides.enumerated() {
        for to in sides.dropFirst(position + 1) where random.chance(0.4) {
          addFacility(node.id, random.chance(0.5) ? [from, to] : [to, from], &random)
          if random.chance(0.15) { addFacility(node.id, [to, from], &random) }
        }
      }
    }
  }

  /// The ways that meet at a node, in words; ships of every class go by one word now and then.
  private func sideNames(at node: String) -> [String] {
    var names: Set<String> = []
    for leg in content.legs where leg.fromNodeID == node || leg.toNodeID == node {
      switch leg.mode {
      case .road: names.insert("road")
      case .rail: names.formUnion(leg.gauges.map { "rail-\($0.millimetres)" })
      case .ferry where leg.gauges.isEmpty: names.formUnion(["ferry-road", "road"])
      case .ferry:
        names.formUnion(
          leg.gauges.flatMap { ["ferry-\($0.millimetres)", "rail-\($0.millimetres)"] }
        )
      case .sea, .inlandWaterway:
        names.formUnion(
          leg.vesselClass.map { ["water-\($0.rawValue)"] }
            ?? ["water", "water-deep-sea", "water-river-sea"]
        )
      case .pipeline: break
      }
    }
    return names.sorted()
  }

  private mutating func addFacility(
    _ node: String,
    _ sides: [String],
    _ random: inout SplitMix64
  ) {
    guard
      let from = try? NetworkSketch.side(sides[0]),
      let to = try? NetworkSketch.side(sides[1])
    else { return }
    let atQuay = sides.contains { $0.hasPrefix("water") || $0.hasPrefix("ferry") }
    let isGaugeChange = sides.allSatisfy { $0.hasPrefix("rail") }
    let methods: [Facility.Method] =
      isGaugeChange
      ? [.containerTransshipment, .containerTransshipment, .bogieExchange, .bulkTransshipment]
      : atQuay ? [.liftOnLiftOff] : [.containerTransshipment, .liftOnLiftOff]
    content.facilities.append(
      Facility(
        id: "facility\(content.facilities.count)",
        nodeID: node,
        kind: isGaugeChange ? .gaugeChange : atQuay ? .port : .intermodal,
        from: from,
        to: to,
        worksBothDirections: symmetry == .undirected || random.chance(0.7),
        method: random.pick(methods),
        duration: ExactTables.hours(Double(Int.random(in: 1...30, using: &random))),
        usdPerFEU: random.pick([nil, 50, 120, 300]),
        availability: RandomNetwork.availability(&random),
        provenance: ExactTables.assumed
      )
    )
  }
}

// MARK: - Borders and rates

extension RandomNetwork {
  private mutating func addCrossings(_ random: inout SplitMix64) {
    for leg in content.legs {
      if leg.mode == .ferry, leg.countries.count > 1, random.chance(0.3) {
        addCrossing(leg: leg, CountryPair(from: leg.countries[0], to: leg.countries[1]), &random)
      }
      for pair in leg.borderPairs where random.chance(0.5) { addCrossing(leg: leg, pair, &random) }
    }
    for (position, from) in countries.enumerated() {
      for to in countries.dropFirst(position + 1) where random.chance(0.5) {
        addCrossing(leg: nil, CountryPair(from: from, to: to), &random)
      }
    }
  }

  private mutating func addCrossing(
    leg: Leg?,
    _ pair: CountryPair,
    _ random: inout SplitMix64
  ) {
    let directions: [Crossing.Direction] =
      symmetry == .undirected ? [.both] : random.pick([[.both], [.fromTo], [.toFrom, .fromTo]])
    for direction in directions {
      content.crossings.append(
        Crossing(
          id: "crossing\(content.crossings.count)",
          legID: leg?.id,
          pair: pair,
          mode: leg?.mode ?? random.pick([.rail, .road]),
          direction: direction,
          service: random.pick([.any, .any, .ordinary, .express, .wagonload]),
          duration: ExactTables.hours(Double(Int.random(in: 0...40, using: &random))),
          usdPerFEU: random.pick([nil, 20, 200]),
          provenance: ExactTables.assumed
        )
      )
    }
  }

  private mutating func addRates(_ random: inout SplitMix64) {
    for country in countries where random.chance(0.5) {
      content.speeds.append(
        SpeedRow(
          id: "rail-\(country)",
          mode: .rail,
          country: country,
          kmPerDay: random.pick([256, 1024]),
          p90OverP50: 1,
          provenance: ExactTables.assumed
        )
      )
      content.tariffs.append(
        Tariff(
          id: "tariff-rail-\(country)",
          mode: .rail,
          countries: [country],
          usdPerFEUKm: random.pick([0.25, 1]),
          provenance: ExactTables.assumed
        )
      )
    }
    for leg in content.legs where random.chance(0.1) {
      content.tariffs.append(
        Tariff(
          id: "tariff-\(leg.id)",
          mode: leg.mode,
          legID: leg.id,
          usdPerFEUKm: random.pick([0.25, 2]),
          provenance: ExactTables.assumed
        )
      )
    }
  }
}
