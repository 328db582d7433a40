import Geo
import Routing

/// The places of several itineraries, each once.
struct RouteMarks {
  private(set) var marks: [MapSubject.Mark] = []

  private struct Visit {
    var symbols: Set<MapSymbol> = []
    /// Hours of each symbol, summed over each route that has it.
    var hours: [MapSymbol: [Int: Double]] = [:]
    var routes: [Int] = []
    var node: Node?
  }

  /// - Parameter words: how hours of several routes are put.
  init(_ drawn: [PlacedRoute], words: RouteHours) {
    var order: [String] = []
    var visits: [String: Visit] = [:]
    func visit(
      _ nodeID: String,
      _ placed: PlacedRoute,
      _ change: (inout Visit) -> Void = { _ in }
    ) {
      if visits[nodeID] == nil { order.append(nodeID) }
      var visit = visits[nodeID] ?? Visit()
      if visit.routes.last != placed.position { visit.routes.append(placed.position) }
      visit.node = visit.node ?? placed.network.node(id: nodeID)
      change(&visit)
      visits[nodeID] = visit
    }
    for placed in drawn {
      let itinerary = placed.route.itinerary
      visit(itinerary.origin.nodeID, placed) { $0.symbols.insert(.end) }
      for step in itinerary.steps {
        visit(step.fromNodeID, placed)
        visit(step.toNodeID, placed)
        guard let symbol = MapSymbol(step.kind) else { continue }
        visit(step.fromNodeID, placed) { visit in
          visit.symbols.insert(symbol)
          guard let hours = step.knownHours, hours > 0 else { return }
          visit.hours[symbol, default: [:]][placed.position, default: 0] += hours
        }
      }
      visit(itinerary.destination.nodeID, placed) { $0.symbols.insert(.end) }
    }
    marks = order.compactMap { id in
      guard let visit = visits[id], let node = visit.node else { return nil }
      return Self.mark(node, visit, words: words)
    }
  }

  private static func mark(
    _ node: Node,
    _ visit: Visit,
    words: RouteHours
  ) -> MapSubject.Mark {
    let isEnd = visit.symbols.contains(.end)
    var symbols = visit.symbols
    // A wait belongs to the quay or platform it is spent at.
    if symbols.count > 1 { symbols.remove(.wait) }
    let hours = visit.hours.sorted { $0.key < $1.key }.map { symbol, byRoute in
      (symbol, words.text(byRoute, of: visit.routes))
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
}

/// How the hours of several routes at one place are put in words.
enum RouteHours {
  /// `5 h to 9 h`
  case range
  /// Routes in pairs, first the one before, then the one after: `20 h → 5 h`.
  case change

  /// - Parameters:
  ///   - hours: of each route that spends some here.
  ///   - visiting: the routes that come here.
  func text(_ hours: [Int: Double], of visiting: [Int]) -> String {
    switch self {
    case .range: Self.range(Array(hours.values))
    case .change: Self.change(hours, of: visiting)
    }
  }

  static func range(_ hours: [Double]) -> String {
    let low = text(hours.min() ?? 0)
    let high = text(hours.max() ?? 0)
    return low == high ? low : "\(low) to \(high)"
  }

  /// Even positions are routes before, odd ones after.
  private static func change(_ hours: [Int: Double], of visiting: [Int]) -> String {
    func side(_ parity: Int) -> String? {
      guard visiting.contains(where: { $0 % 2 == parity }) else { return nil }
      let own = hours.filter { $0.key % 2 == parity }.map(\.value)
      return own.isEmpty ? "none" : range(own)
    }
    switch (side(0), side(1)) {
    case (let before?, let after?): return before == after ? before : "\(before) → \(after)"
    case (let only, nil), (nil, let only): return only ?? ""
    }
  }

  /// Half an hour is no stop of zero hours. A line never breaks between days and hours, or one would
  /// read them apart.
  static func text(_ hours: Double) -> String {
    let text = hours > 0 && hours < 0.5 ? "under 1 h" : NumberStyle.duration(hours: hours)
    return text.replacing(" ", with: "\u{A0}")
  }
}
