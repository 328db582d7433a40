import Geo

extension MapSubject {
  /// The network, or what a search finds of it, as it stands on a day.
  ///
  /// Legs of variants are drawn only if the search names them.
  ///
  /// - Parameters:
  ///   - search: `nil` for everything.
  ///   - date: the scenario's, else the data's own, if `nil`.
  public init(
    network: Network,
    matching search: ElementSearch?,
    title: String,
    date: CivilDate? = nil
  ) {
    let day = date ?? network.defaultDate
    self.init(title: title, date: day)
    let drawing = LegDrawing(network: network)
    var sourceIDs: Set<String> = []
    var degrees: [String: Int] = [:]
    for (index, leg) in network.legs.enumerated() {
      let isShown =
        search.map { $0.admits([leg.id, leg.name], leg: index) } ?? (leg.variant == nil)
      guard isShown else { continue }
      let isOpen = leg.availability.isUsable(on: day)
      let notOpen = isOpen ? nil : leg.availability.status
      lines.append(drawing.line(leg, gauges: leg.gauges, notOpen: notOpen))
      sourceIDs.formUnion(leg.sourceIDs)
      degrees[leg.fromNodeID, default: 0] += 1
      degrees[leg.toNodeID, default: 0] += 1
    }
    let facilities = Dictionary(grouping: network.facilities, by: \.nodeID)
    for (index, node) in network.nodes.enumerated() {
      let degree = degrees[node.id] ?? 0
      let isFound = search.map { $0.admits([node.id, node.name], node: index) } ?? false
      guard degree > 0 || isFound else { continue }
      marks.append(Self.mark(node, degree: degree, facilities: facilities[node.id] ?? []))
    }
    notes = ["As on \(day).", network.edition.sentence]
    if lines.contains(where: { $0.kind.notOpen != nil }) {
      notes.append("Dashed or faint: not open then.")
    }
    sources = Bibliography(ids: sourceIDs, in: network).entries
  }

  static func mark(_ node: Node, degree: Int, facilities: [Facility]) -> Mark {
    let changes = facilities.filter { $0.kind == .gaugeChange }
    var symbols: [MapSymbol] = changes.isEmpty ? [] : [.gaugeChange]
    switch node.kind {
    case .border: symbols.append(.border)
    case .port: symbols.append(.port)
    case .chokepoint: symbols.append(.passage)
    case .station, .terminal, .city: if symbols.isEmpty { symbols.append(.place) }
    }
    let hours = RouteHours.range(changes.map(\.duration.hours))
    return Mark(
      nodeID: node.id,
      name: node.name,
      coordinate: node.coordinate,
      symbols: symbols,
      remark: changes.isEmpty ? "" : "\(MapSymbol.gaugeChange.short) \(hours)",
      isLabelled: true,
      importance: Double(degree) + (changes.isEmpty ? 0 : 4) + (node.kind == .port ? 2 : 0),
      routes: [],
      facts: [
        .init("Kind", node.kind.rawValue), .init("Country", node.country.code),
        .init("Id", node.id),
      ]
        + facilities.map {
          .init("\($0.from) – \($0.to)", NumberStyle.duration(hours: $0.duration.hours))
        }
    )
  }
}
