import Geo
import Routing

extension MapSubject {
  /// How many bands a map can show so that they are told apart.
  public static let maximumBands = 24
  /// How many bands a map has unless somebody says otherwise.
  public static let standardBands = 12

  /// A reach as isochrones: the legs travelled, in bands, each cut at the very point; around them in
  /// grey what of the network is open and not reached.
  ///
  /// - Parameter bands: at most ``maximumBands``, or colours run together.
  public init(_ reach: Reach, bands: ReachBands, on network: Network) {
    self.init(title: "\(reach.limit.shown) from \(reach.origin.name)", date: reach.date)
    isReach = true
    routesTitle = "Reached after"
    for band in 1...bands.count {
      let low = reach.limit.with(bands.end(ofBand: band - 1)).shown
      let high = reach.limit.with(bands.end(ofBand: band)).shown
      routes.append(
        Route(
          id: "band-\(band)",
          label: band == 1 ? "up to \(high)" : "\(low) to \(high)",
          summary: "",
          color: Palette.band(band, of: bands.count),
          sign: high,
          signCount: 4
        )
      )
    }
    let drawing = LegDrawing(network: network)
    for part in ReachedParts(reach, bands: bands, on: network, geometry: drawing.geometry).all {
      lines.append(line(of: part, reach: reach, drawing: drawing))
    }
    addMarks(reach, bands: bands, network: network)
    surroundings = Surroundings(
      title: "not reached",
      parts: network.legs.filter { $0.variant == nil && $0.availability.isUsable(on: date) }
        .flatMap { drawing.geometry.parts(of: $0, in: network) }
    )
    notes = [
      "Beside a place: \(reach.limit.arrivalWords) from \(reach.origin.name).",
      "\(reach.cargo.label) by \(reach.service.rawValue) service on \(reach.date).",
      reach.edition.sentence,
    ]
    if lines.contains(where: { $0.kind.notOpen != nil }) {
      notes.append(Self.notOpenNote(network.asOf))
    }
    let legs = reach.stretches.lazy.compactMap { network.leg(id: $0.legID) }
    sources = Bibliography(ids: legs.flatMap(\.sourceIDs), in: network).entries
    table = LinkedTable(
      ReachTables.forReading(reach, network: network),
      links: reach.nodes.map {
        .node($0.nodeID, route: bands.band(ofArrival: $0.arrival) - 1)
      }
    )
  }

  private func line(of part: ReachedPart, reach: Reach, drawing: LegDrawing) -> Line {
    let leg = part.leg
    let isOpen = leg.availability.isUsable(on: reach.asOf)
    var line = drawing.line(
      leg,
      gauges: leg.gauges,
      notOpen: isOpen ? nil : leg.availability.status,
      parts: part.lines
    )
    line.routes = [part.band - 1]
    line.rim = Rim(
      title: "",
      stroke: Stroke(routes[part.band - 1].color, widthPx: Self.rimWidthPx, hasRoundCaps: false)
    )
    let (first, last) = (part.course.first.arrival, part.course.last.arrival)
    line.facts.insert(
      .init("Passed after", "\(reach.limit.text(first)) to \(reach.limit.text(last))"),
      at: 0
    )
    if part.isCut {
      let share = NumberStyle.fixed(part.course.last.share * 100, decimals: 0)
      line.facts.insert(.init("Ends", "here the limit is used up, at \(share) % of the leg"), at: 1)
    }
    return line
  }

  static let rimWidthPx = 12.0

  private mutating func addMarks(_ reach: Reach, bands: ReachBands, network: Network) {
    let facilities = Dictionary(grouping: network.facilities, by: \.nodeID)
    var degrees: [String: Int] = [:]
    for leg in network.legs where leg.variant == nil {
      degrees[leg.fromNodeID, default: 0] += 1
      degrees[leg.toNodeID, default: 0] += 1
    }
    let starts = reach.nodes.prefix { $0.arrival == reach.nodes.first?.arrival }
    for reached in reach.nodes {
      guard let node = network.node(id: reached.nodeID) else { continue }
      var mark = Self.mark(
        node,
        degree: degrees[node.id] ?? 0,
        facilities: facilities[node.id] ?? []
      )
      mark.remark = reach.limit.text(reached.arrival)
      mark.routes = [bands.band(ofArrival: reached.arrival) - 1]
      if starts.contains(reached) {
        mark.symbols = [.end]
        mark.importance = 1e6
        if reached.arrival == 0 { mark.remark = "" }
      }
      mark.facts = Self.facts(reached, reach: reach) + mark.facts
      marks.append(mark)
    }
  }

  private static func facts(_ reached: ReachedNode, reach: Reach) -> [Fact] {
    let total = reached.cost.total
    var facts = [Fact("Kilometres", NumberStyle.km(total.km))]
    if reach.hasTimeAndMoney {
      let bound = reached.cost.usdIsLowerBound ? "≥ " : ""
      facts.insert(Fact("Mean time", NumberStyle.duration(hours: total.hours)), at: 0)
      facts.append(Fact("USD/\(reach.cargo.label)", bound + NumberStyle.usd(total.usd)))
      facts.append(Fact("kg CO2e", NumberStyle.kilograms(total.kgCO2e)))
    }
    return facts + [
      Fact("Gauge changes", "\(total.gaugeChanges)"), Fact("Borders", "\(total.borders)"),
    ]
  }
}

extension ReachLimit {
  /// An arrival, in the unit of the limit.
  fileprivate func text(_ arrival: Double) -> String {
    switch self {
    case .hours: RouteHours.text(arrival)
    case .km: "\(NumberStyle.km(arrival)) km"
    case .usd: "\(NumberStyle.usd(arrival)) USD"
    case .kgCO2e: "\(NumberStyle.kilograms(arrival)) kg CO2e"
    }
  }

  /// What stands beside a place.
  fileprivate var arrivalWords: String {
    switch self {
    case .hours: "mean time"
    case .km: "the least kilometres"
    case .usd: "the least dollars"
    case .kgCO2e: "the least CO2e"
    }
  }
}
