import Geo
import Routing

extension MapSubject {
  /// Itineraries on a map: each leg once, with the routes that use it; a place once, with what
  /// happens there on any of them.
  ///
  /// - Parameters:
  ///   - drawn: one or several, in the order of the legend; of the same network.
  ///   - title: above the map.
  ///   - criterion: what the routes have in common, for the caption; `nil` says what the first is
  ///     best by.
  public init(
    _ drawn: [DrawnRoute],
    title: String,
    criterion: String? = nil,
    on network: Network
  ) {
    self.init(title: title, date: drawn.first?.itinerary.date ?? network.asOf)
    for (index, route) in drawn.enumerated() {
      routes.append(
        Route(
          id: route.id,
          label: route.label,
          summary: route.itinerary.summary,
          color: route.color ?? Palette.corridors[index % Palette.corridors.count]
        )
      )
    }
    lines = RouteLines(drawn, network: network).lines
    marks = RouteMarks(drawn, network: network).marks
    notes = drawn.first.map { Self.question($0.itinerary, criterion: criterion) } ?? []
    if drawn.contains(where: { !$0.itinerary.stepsNotOpenYet.isEmpty }) {
      notes.append("Dashed: not open on \(network.asOf).")
    }
    sources = Bibliography(ids: drawn.lazy.flatMap(\.itinerary.sourceIDs), in: network).entries
  }

  private static func question(_ itinerary: Itinerary, criterion: String?) -> [String] {
    let criterion = criterion ?? "best by \(itinerary.objective.name)"
    return [
      "\(itinerary.cargo.label) by \(itinerary.service.rawValue) service on \(itinerary.date), "
        + "\(criterion); mean hours.",
      "Data as of \(itinerary.asOf).",
    ]
  }
}

extension Itinerary {
  /// Kilometres, time and changes in one line.
  var summary: String {
    var parts = ["\(NumberStyle.km(total.km)) km"]
    if hasTimeAndMoney { parts.append(NumberStyle.duration(hours: total.hours)) }
    if total.gaugeChanges > 0 {
      parts.append("\(total.gaugeChanges) gauge change\(total.gaugeChanges == 1 ? "" : "s")")
    }
    return parts.joined(separator: " · ")
  }
}

/// The legs of several itineraries, each once.
private struct RouteLines {
  private(set) var lines: [MapSubject.Line] = []
  private var positions: [String: Int] = [:]

  init(_ drawn: [DrawnRoute], network: Network) {
    let drawing = LegDrawing(network: network)
    for (index, route) in drawn.enumerated() {
      for step in route.itinerary.legSteps {
        guard let leg = step.legID.flatMap({ network.leg(id: $0) }) else { continue }
        let gauges = [step.way?.gauge].compactMap { $0 }
        // Track of two gauges is drawn once for each gauge that a train takes on it.
        let key = "\(leg.id) \(gauges)"
        if let position = positions[key] {
          if lines[position].routes.last != index { lines[position].routes.append(index) }
          continue
        }
        positions[key] = lines.count
        var line = drawing.line(
          leg,
          gauges: leg.mode == .rail ? gauges : leg.gauges,
          notOpen: step.notOpenYet?.status
        )
        line.routes = [index]
        line.facts.append(.init("Hours, mean", step.hoursText))
        lines.append(line)
      }
    }
  }
}

/// The places of several itineraries, each once.
private struct RouteMarks {
  private(set) var marks: [MapSubject.Mark] = []

  private struct Visit {
    var symbols: Set<MapSymbol> = []
    /// Hours of each symbol, summed over each route that has it.
    var hours: [MapSymbol: [Int: Double]] = [:]
    var routes: [Int] = []
  }

  init(_ drawn: [DrawnRoute], network: Network) {
    var order: [String] = []
    var visits: [String: Visit] = [:]
    func visit(_ nodeID: String, _ route: Int, _ change: (inout Visit) -> Void = { _ in }) {
      if visits[nodeID] == nil { order.append(nodeID) }
      var visit = visits[nodeID] ?? Visit()
      if visit.routes.last != route { visit.routes.append(route) }
      change(&visit)
      visits[nodeID] = visit
    }
    for (index, route) in drawn.enumerated() {
      let itinerary = route.itinerary
      visit(itinerary.origin.nodeID, index) { $0.symbols.insert(.end) }
      for step in itinerary.steps {
        visit(step.fromNodeID, index)
        visit(step.toNodeID, index)
        guard let symbol = MapSymbol(step.kind) else { continue }
        visit(step.fromNodeID, index) { visit in
          visit.symbols.insert(symbol)
          guard let hours = step.knownHours, hours > 0 else { return }
          visit.hours[symbol, default: [:]][index, default: 0] += hours
        }
      }
      visit(itinerary.destination.nodeID, index) { $0.symbols.insert(.end) }
    }
    marks = order.compactMap { id in
      guard let node = network.node(id: id), let visit = visits[id] else { return nil }
      return Self.mark(node, visit)
    }
  }

  private static func mark(_ node: Node, _ visit: Visit) -> MapSubject.Mark {
    let isEnd = visit.symbols.contains(.end)
    var symbols = visit.symbols
    // A wait belongs to the quay or platform it is spent at.
    if symbols.count > 1 { symbols.remove(.wait) }
    let hours = visit.hours.sorted { $0.key < $1.key }.map { symbol, byRoute in
      (symbol, range(of: Array(byRoute.values)))
    }
    return MapSubject.Mark(
      nodeID: node.id,
      name: node.name,
      coordinate: node.coordinate,
      symbols: symbols.isEmpty ? [.place] : symbols.sorted(),
      remark: hours.map { "\($0.0.short) \($0.1)" }.joined(separator: ", "),
      isLabelled: !visit.symbols.isEmpty,
      importance: isEnd ? 1e6 : visit.hours.values.flatMap(\.values).max() ?? 0,
      routes: visit.routes,
      facts: [
        .init("Kind", node.kind.rawValue), .init("Country", node.country.code),
        .init("Id", node.id),
      ] + hours.map { .init("Hours, \($0.0.title)", $0.1) }
    )
  }

  private static func range(of hours: [Double]) -> String {
    let low = text(hours: hours.min() ?? 0)
    let high = text(hours: hours.max() ?? 0)
    return low == high ? low : "\(low) to \(high)"
  }

  /// Half an hour is no stop of zero hours.
  private static func text(hours: Double) -> String {
    hours > 0 && hours < 0.5 ? "under 1 h" : NumberStyle.duration(hours: hours)
  }
}

extension Step {
  fileprivate var knownHours: Double? {
    var totals = KnownTotals()
    totals.add(components)
    return totals.hours.known
  }

  fileprivate var hoursText: String {
    knownHours.map { NumberStyle.duration(hours: $0) } ?? "unknown"
  }
}
