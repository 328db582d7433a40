import Geo

// What happens at nodes and borders: crossings, waits, passages, facilities, berths, port calls.
extension CostModel {
  /// The borders a leg crosses, in the order of travel.
  ///
  /// - Throws: ``ModelError/missingCrossing(legID:pair:)``; loading a data package checks this for
  ///   every leg.
  func borders(leg: Leg, reversed: Bool) throws(ModelError) -> [Component] {
    var pairs = leg.borderPairs
    if reversed { pairs = pairs.reversed().map(\.reversed) }
    var components: [Component] = []
    for pair in pairs where pair.from != .highSeas && pair.to != .highSeas {
      guard
        let entry = crossings.entry(leg: leg, pair: pair, reversed: reversed, service: service)
      else { throw .missingCrossing(legID: leg.id, pair: pair) }
      let factor = leg.borderFactors.last { $0.applies(to: pair) }
      components.append(
        atNode(
          id: "border:\(leg.id):\(pair)",
          cause: .border,
          country: pair.to,
          figureID: entry.figureID,
          duration: factor.map { entry.duration.scaled(by: $0.hours) } ?? entry.duration,
          usdPerFEU: factor.flatMap { f in entry.usdPerFEU.map { $0 * f.usd } } ?? entry.usdPerFEU,
          provenance: entry.provenance
        )
      )
    }
    return components
  }

  /// The formalities of a train ferry: hours and money of the port call, no border.
  func ferryFormalities(leg: Leg, reversed: Bool) -> Component? {
    guard let entry = crossings.ferryFormalities(leg: leg, reversed: reversed, service: service),
      entry.duration.hours > 0 || (entry.usdPerFEU ?? 0) > 0
    else { return nil }
    return atNode(
      id: "port:formalities:\(leg.id):\(reversed ? "to>from" : "from>to")",
      cause: .port,
      country: .highSeas,
      figureID: entry.figureID,
      duration: entry.duration,
      usdPerFEU: entry.usdPerFEU,
      provenance: entry.provenance
    )
  }

  /// The wait of a ship at a canal, lock or pilot station.
  func passage(leg: Leg) -> Component? {
    guard let passage = passages[leg.id] else { return nil }
    var component = atNode(
      id: "passage:\(leg.id)",
      cause: .passage,
      country: leg.countries.first ?? .highSeas,
      figureID: "passage:\(leg.id)",
      duration: passage.duration,
      usdPerFEU: passage.usdPerFEU,
      provenance: passage.provenance
    )
    component.lacks = passage.usdPerFEU == nil ? "canal toll" : nil
    return component
  }

  /// Waiting for a departure, W = H/2·(1 + cv²), by the leg's service, else its basin's default.
  ///
  /// Random incidence on a renewal process (Osuna and Newell 1972). `nil` where nothing has a
  /// headway: most trains, all lorries.
  func departureWait(leg: Leg, at node: Node) -> Component? {
    let row = services[leg.id]
    let headway: (hours: Double, cv: Double, id: String, provenance: Provenance)
    if let row, row.headwayHours > 0 {
      headway = (row.headwayHours, row.headwayCV, "service:\(leg.id)", row.provenance)
    } else if leg.mode.isWater || leg.mode == .ferry,
      let basin = leg.basinID.flatMap({ network.basin(id: $0) })
    {
      headway = (basin.headwayHours, basin.headwayCV, "basin:\(basin.id)", basin.provenance)
    } else {
      return nil
    }
    let meanHours = headway.hours / 2 * (1 + headway.cv * headway.cv)
    return Component(
      id: "wait:\(leg.id):\(node.id)",
      cause: leg.mode == .rail ? .trainWait : .sailingWait,
      time: TimeDistribution(
        DurationFigure(hours: meanHours, statistic: .mean),
        sigmaIfUnknown: parameters.sigmaIfUnknown
      ),
      usd: 0,
      kgCO2e: 0,
      country: node.country,
      figureIDs: [headway.id],
      sourceIDs: headway.provenance.sourceIDs,
      basis: headway.provenance.basis
    )
  }

  /// The handling of a facility, from one way to the other.
  func handling(_ facility: Facility, at node: Node, from: Way, to: Way) -> Component {
    let cause = CostModel.cause(of: facility, from: from, to: to)
    return handling(
      id: "facility:\(facility.id):\(node.id)",
      cause: cause,
      node: node,
      figureID: facility.id,
      duration: facility.duration,
      usdPerFEU: facility.usdPerFEU,
      provenance: facility.provenance
    )
  }

  /// The port call of freight that starts or ends by water.
  func portEnd(_ facility: Facility, at node: Node) -> Component {
    handling(
      id: "facility:\(facility.id):\(node.id)",
      cause: .port,
      node: node,
      figureID: facility.id,
      duration: facility.duration,
      usdPerFEU: facility.usdPerFEU,
      provenance: facility.provenance
    )
  }

  /// The port call at a port without a row of its own.
  func defaultPortEnd(at node: Node) throws(ModelError) -> Component {
    let row = try facilityDefault(.portEnd)
    return handling(
      id: "facility:\(row.id):\(node.id)",
      cause: .port,
      node: node,
      figureID: row.id,
      duration: row.duration,
      usdPerFEU: row.usdPerFEU,
      provenance: row.provenance
    )
  }

  /// Rolling aboard or ashore at a ferry's berth: no lift, so nothing for the hub's cranes.
  func berth(at node: Node, deck: Way, row: Facility?) throws(ModelError) -> Component {
    if let row {
      return atNode(
        id: "facility:\(row.id):\(node.id)",
        cause: .boarding,
        country: node.country,
        figureID: row.id,
        duration: row.duration,
        usdPerFEU: row.usdPerFEU,
        provenance: row.provenance
      )
    }
    let kind: FacilityDefault.Kind = deck == .ferryRoad ? .berthRoRo : .berthTrainFerry
    let row = try facilityDefault(kind)
    return atNode(
      id: "facility:\(row.id):\(node.id)",
      cause: .boarding,
      country: node.country,
      figureID: row.id,
      duration: row.duration,
      usdPerFEU: row.usdPerFEU,
      provenance: row.provenance
    )
  }

  private func facilityDefault(_ kind: FacilityDefault.Kind) throws(ModelError) -> FacilityDefault {
    guard let row = facilityDefaults[kind] else { throw .missingFacilityDefault(kind) }
    return row
  }

  private static func cause(of facility: Facility, from: Way, to: Way) -> Component.Cause {
    if facility.isBerth { return .boarding }
    if let a = from.gauge, let b = to.gauge, a != b { return .gaugeChange }
    switch facility.kind {
    case .gaugeChange: return .gaugeChange
    case .port: return .port
    case .intermodal: return .modeChange
    }
  }

  private func handling(
    id: String,
    cause: Component.Cause,
    node: Node,
    figureID: String,
    duration: DurationFigure,
    usdPerFEU: Double?,
    provenance: Provenance
  ) -> Component {
    var component = atNode(
      id: id,
      cause: cause,
      country: node.country,
      figureID: figureID,
      duration: duration,
      usdPerFEU: usdPerFEU,
      provenance: provenance
    )
    guard cause != .boarding else { return component }
    let hub = rates.factor(.hub)
    component.kgCO2e = hub.map { $0.value * size.tonnes }
    component.figureIDs += hub.map { [$0.id] } ?? []
    component.sourceIDs += hub?.provenance.sourceIDs ?? []
    return component
  }

  private func atNode(
    id: String,
    cause: Component.Cause,
    country: Country,
    figureID: String,
    duration: DurationFigure,
    usdPerFEU: Double?,
    provenance: Provenance
  ) -> Component {
    Component(
      id: id,
      cause: cause,
      time: TimeDistribution(
        duration,
        sigmaIfUnknown: parameters.sigmaIfUnknown,
        disruption: cause.canBeDisrupted ? parameters.disruption : nil
      ),
      usd: usdPerFEU.map { $0 * size.feu },
      kgCO2e: 0,
      country: country,
      figureIDs: [figureID],
      sourceIDs: provenance.sourceIDs,
      basis: provenance.basis,
      lacks: usdPerFEU == nil ? "\(cause.rawValue) tariff" : nil
    )
  }
}

extension Component.Cause {
  /// Whether the congested regime can strike it: crossings, gauge changes and ports, each by
  /// itself; never running time.
  var canBeDisrupted: Bool {
    switch self {
    case .border, .gaugeChange, .port: true
    case .running, .roadRest, .modeChange, .boarding, .sailingWait, .trainWait, .passage: false
    }
  }
}
