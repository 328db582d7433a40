import Geo
import TestSupport

@testable import Routing

/// A random query, put to the router and to the oracle in the same words.
struct RandomQuestion: CustomStringConvertible {
  var origins: [String]
  var destinations: [String]
  var query: Query
  var terms: OracleTerms
  var conditions = ItineraryOracle.Conditions()

  static let objectives: [Objective] = [
    .time, .distance, .cost, .co2, .gaugeChanges, .generalisedCost(usdPerHour: 4),
  ]

  init(_ network: RandomNetwork, _ random: inout SplitMix64) {
    let nodes = network.content.nodes.map(\.id)
    let from = random.pick(nodes)
    let to = random.pick(nodes.filter { $0 != from })
    let startsAtPlace = random.chance(0.15)
    origins = startsAtPlace ? network.content.places[0].nodeIDs : [from]
    destinations = [to]
    terms = OracleTerms(
      date: random.pick([day("2026-01-01"), day("2026-07-01"), day("2031")]),
      service: random.pick([.ordinary, .ordinary, .block, .wagonload]),
      form: random.chance(0.15) ? .bulk : .container,
      variants: random.chance(0.2) ? ["v"] : []
    )
    query = Query(
      from: .named(startsAtPlace ? "place:pair" : from),
      to: .named(to),
      date: terms.date,
      service: terms.service,
      cargo: terms.form == .bulk ? RandomQuestion.bulk : .feu,
      variants: terms.variants
    )
  }

  /// Loose goods of the same size and weight as the container of the oracle.
  private static let bulk = Cargo(form: .bulk, amount: .tonnes(20)) ?? .feu

  /// Adds vias, requirements and closures.
  mutating func addConditions(_ network: RandomNetwork, _ random: inout SplitMix64) {
    let nodes = network.content.nodes.map(\.id)
    let legs = network.content.legs
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let via = random.pick(nodes)
      query.vias.append(via)
      conditions.vias.append([via])
    }
    if random.chance(0.5) {
      let leg = random.pick(legs)
      query.require += RandomQuestion.selectors("leg:\(leg.id)")
      conditions.required.append([leg.id])
    }
    if random.chance(0.3) {
      let node = random.pick(nodes)
      query.require += RandomQuestion.selectors("node:\(node)")
      conditions.required.append([node])
    }
    if random.chance(0.4) {
      let leg = random.pick(legs)
      query.avoid += RandomQuestion.selectors("leg:\(leg.id)")
      terms.avoided.insert(leg.id)
    }
    if random.chance(0.4), let facility = network.content.facilities.randomElement(using: &random) {
      query.avoid += RandomQuestion.selectors("facility:\(facility.id)")
      terms.avoided.insert(facility.id)
    }
  }

  static func selectors(_ text: String) -> [Selector] {
    (try? Selector(parsing: text)).map { [$0] } ?? []
  }

  var description: String {
    "\(origins) to \(destinations), \(terms), vias \(query.vias), require \(query.require)"
  }

  /// The router's answer; `nil` for no route.
  func answer(_ objective: Objective, on network: RandomNetwork) throws -> Itinerary? {
    try answer(objective, on: prepared(network))
  }

  /// The answers for ``objectives``, in their order.
  func answers(on network: RandomNetwork) throws -> [Itinerary?] {
    let prepared = try prepared(network)
    return try RandomQuestion.objectives.map { try answer($0, on: prepared) }
  }

  func prepared(_ network: RandomNetwork) throws -> PreparedNetwork {
    try Router(try Network(network.content)).prepare(
      Terms(
        date: query.date ?? network.content.asOf,
        service: query.service,
        cargo: query.cargo,
        variants: query.variants
      )
    )
  }

  private func answer(_ objective: Objective, on prepared: PreparedNetwork) throws -> Itinerary? {
    var query = query
    query.objective = objective
    do {
      return try prepared.route(query)
    } catch QueryError.noRoute {
      return nil
    }
  }

  /// The oracle's optimum; `nil` for no route.
  func enumerated(
    _ objective: Objective,
    on network: RandomNetwork,
    isExhaustive: Bool = false
  ) -> Double? {
    ItineraryOracle(network.content, terms: terms).optimum(
      from: origins,
      to: destinations,
      conditions: conditions,
      isExhaustive: isExhaustive,
      value: objective.oracleValue
    )
  }
}

extension Objective {
  /// The same objective on the oracle's figures.
  func oracleValue(_ figures: OracleFigures) -> Double {
    switch self {
    case .time: figures.hours
    case .distance: figures.km
    case .cost: figures.usd
    case .co2: figures.kg
    case .gaugeChanges: Double(figures.gaugeChanges)
    case .generalisedCost(let usdPerHour): figures.usd + figures.hours * usdPerHour
    }
  }
}

extension Itinerary {
  /// What an objective makes of the total.
  func value(of objective: Objective) -> Double {
    switch objective {
    case .time: total.hours
    case .distance: total.km
    case .cost: total.usd
    case .co2: total.kgCO2e
    case .gaugeChanges: Double(total.gaugeChanges)
    case .generalisedCost(let usdPerHour): total.usd + total.hours * usdPerHour
    }
  }
}

extension RandomNetwork {
  /// Whether two gauges meet at a node that has no row between them.
  var hasUnjoinedGauges: Bool {
    content.nodes.contains { node in
      let widths = Set(
        content.legs.filter { $0.fromNodeID == node.id || $0.toNodeID == node.id }
          .flatMap { leg in leg.mode == .rail || leg.mode == .ferry ? leg.gauges : [] }
      ).sorted()
      return widths.enumerated().contains { position, a in
        widths.dropFirst(position + 1).contains { b in
          !content.facilities.contains { row in
            row.nodeID == node.id
              && [row.from, row.to].allSatisfy { $0 == .way(.rail(a)) || $0 == .way(.rail(b)) }
          }
        }
      }
    }
  }
}
