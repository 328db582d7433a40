import Geo

/// Finds what a border takes: this leg and direction, then the country pair and mode, then the
/// class of the pair.
package struct CrossingBook: Sendable {
  private var byLeg: [String: [Crossing]] = [:]
  private var byPair: [PairKey: [Crossing]] = [:]
  private let defaults: [CrossingDefault]
  private let groups: [String: Set<Country>]
  /// Nodes that can change a wagon's gauge.
  private let gaugeChangeNodeIDs: Set<String>

  private struct PairKey: Hashable {
    var pair: CountryPair
    var mode: Mode
  }

  /// A figure for one border in one direction, with the row it came from.
  package struct Entry: Sendable {
    package var figureID: String
    package var duration: DurationFigure
    var usdPerFEU: Double?
    var provenance: Provenance
  }

  init(_ network: Network) {
    self.init(
      crossings: network.crossings,
      defaults: network.crossingDefaults,
      groups: network.countryGroups,
      gaugeChangeNodeIDs: network.breakOfGaugeNodeIDs
    )
  }

  /// Takes the crossings of tables that need not fit together yet, so that a loader can ask
  /// whether every border has a figure.
  package init(_ content: NetworkContent) {
    self.init(
      crossings: content.crossings,
      defaults: content.crossingDefaults,
      groups: content.countryGroups,
      gaugeChangeNodeIDs: Set(
        content.facilities.lazy.filter { $0.kind == .gaugeChange }.map(\.nodeID)
      )
    )
  }

  private init(
    crossings: some Sequence<Crossing>,
    defaults: [CrossingDefault],
    groups: [String: Set<Country>],
    gaugeChangeNodeIDs: Set<String>
  ) {
    for crossing in crossings {
      if let leg = crossing.legID {
        byLeg[leg, default: []].append(crossing)
      } else {
        byPair[PairKey(pair: crossing.pair, mode: crossing.mode), default: []].append(crossing)
      }
    }
    self.defaults = defaults.sorted { $0.priority < $1.priority }
    self.groups = groups
    self.gaugeChangeNodeIDs = gaugeChangeNodeIDs
  }

  /// The border between two neighbouring countries on a leg.
  ///
  /// - Parameters:
  ///   - pair: in the order of travel.
  ///   - reversed: whether travel is against the leg's from→to.
  package func entry(
    leg: Leg,
    pair: CountryPair,
    reversed: Bool,
    service: ServiceClass
  ) -> Entry? {
    let onLeg = (byLeg[leg.id] ?? []).filter {
      $0.pair == (reversed ? pair.reversed : pair)
    }
    let direction: Crossing.Direction = reversed ? .toFrom : .fromTo
    let inDirection = onLeg.filter { $0.direction == .both || $0.direction == direction }
    if let row = CrossingBook.best(inDirection, service: service) { return Entry(row) }
    // A pair's rows may be written in either order of its countries.
    let along = byPair[PairKey(pair: pair, mode: leg.mode)] ?? []
    let against = byPair[PairKey(pair: pair.reversed, mode: leg.mode)] ?? []
    let applying =
      along.filter { $0.direction != .toFrom } + against.filter { $0.direction != .fromTo }
    if let row = CrossingBook.best(applying, service: service) { return Entry(row) }
    return classDefault(leg: leg, pair: pair, service: service)
  }

  /// The formalities of a train ferry, which its rows of the crossing table hold: part of the port
  /// call, so no border is counted.
  package func ferryFormalities(leg: Leg, reversed: Bool, service: ServiceClass) -> Entry? {
    guard leg.mode == .ferry, Set(leg.countries).count > 1 else { return nil }
    let direction: Crossing.Direction = reversed ? .toFrom : .fromTo
    let rows = (byLeg[leg.id] ?? []).filter { $0.direction == .both || $0.direction == direction }
    if let row = CrossingBook.best(rows, service: service) { return Entry(row) }
    guard let first = leg.countries.first, let last = leg.countries.last else { return nil }
    return classDefault(leg: leg, pair: CountryPair(from: first, to: last), service: service)
  }

  /// The row that fits the service best; among equals the one for this direction only.
  private static func best(_ rows: [Crossing], service: ServiceClass) -> Crossing? {
    var best: (rank: Int, row: Crossing)?
    for row in rows {
      guard let fit = row.service.fit(to: service) else { continue }
      let rank = fit * 2 + (row.direction == .both ? 0 : 1)
      if best.map({ rank > $0.rank }) ?? true { best = (rank, row) }
    }
    return best?.row
  }

  private func classDefault(leg: Leg, pair: CountryPair, service: ServiceClass) -> Entry? {
    let scopes = CrossingBook.scopes(of: leg)
    let gaugesMeet = gaugesMeet(on: leg)
    for scope in scopes {
      var best: (rank: Int, row: CrossingDefault)?
      for row in defaults where row.modeScope == scope {
        guard
          let fit = row.service.fit(to: service),
          matches(row, pair),
          gaugesMeet || !row.requiresBreakOfGauge
        else { continue }
        if let current = best {
          if row.priority > current.row.priority { break }
          if fit <= current.rank { continue }
        }
        best = (fit, row)
      }
      if let row = best?.row {
        return Entry(
          figureID: "\(row.pairClass):\(row.modeScope):\(row.service.rawValue)",
          duration: row.duration,
          usdPerFEU: row.usdPerFEU,
          provenance: row.provenance
        )
      }
    }
    return nil
  }

  private static func scopes(of leg: Leg) -> [String] {
    switch leg.mode {
    case .rail: ["rail", "any"]
    case .road: ["road", "any"]
    case .inlandWaterway: ["inland-waterway", "any"]
    case .sea: ["sea"]
    case .ferry: leg.gauges.isEmpty ? ["ferry"] : ["ferry-gauged"]
    case .pipeline: []
    }
  }

  private func gaugesMeet(on leg: Leg) -> Bool {
    leg.gauges.count > 1 || gaugeChangeNodeIDs.contains(leg.fromNodeID)
      || gaugeChangeNodeIDs.contains(leg.toNodeID)
  }

  private func matches(_ row: CrossingDefault, _ pair: CountryPair) -> Bool {
    (contains(row.sideA, pair.from) && contains(row.sideB, pair.to))
      || (contains(row.sideA, pair.to) && contains(row.sideB, pair.from))
  }

  private func contains(_ side: CrossingDefault.Side, _ country: Country) -> Bool {
    switch side {
    case .any: true
    case .country(let own): own == country
    case .group(let name): groups[name]?.contains(country) ?? false
    }
  }
}

extension CrossingBook.Entry {
  fileprivate init(_ row: Crossing) {
    self.init(
      figureID: row.id,
      duration: row.duration,
      usdPerFEU: row.usdPerFEU,
      provenance: row.provenance
    )
  }
}

extension TrainServiceScope {
  /// How well a row of this scope fits: 2 exactly, 1 as the nearest class, 0 as "any"; `nil` not.
  ///
  /// A wagon sent alone meets the borders that ordinary trains meet.
  fileprivate func fit(to service: ServiceClass) -> Int? {
    switch (self, service) {
    case (.any, _): 0
    case (.express, .block), (.ordinary, .ordinary), (.wagonload, .wagonload): 2
    case (.ordinary, .wagonload): 1
    case (.express, _), (.ordinary, _), (.wagonload, _): nil
    }
  }
}
