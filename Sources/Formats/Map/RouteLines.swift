import Geo
import Routing

/// A route, the network it runs on, and its position in ``MapSubject/routes``.
struct PlacedRoute {
  var position: Int
  var route: DrawnRoute
  var network: Network
}

/// The legs of several itineraries, each once.
struct RouteLines {
  private(set) var lines: [MapSubject.Line] = []
  private var positions: [String: Int] = [:]
  /// For each line what its routes take on it.
  private var hours: [[MapSubject.Fact]] = []

  init(_ drawn: [PlacedRoute]) {
    for placed in drawn {
      let index = placed.position
      let drawing = LegDrawing(network: placed.network)
      for step in placed.route.itinerary.legSteps {
        guard let leg = step.legID.flatMap({ placed.network.leg(id: $0) }) else { continue }
        let gauges = [step.way?.gauge].compactMap { $0 }
        // Track of two gauges is drawn once for each gauge that a train takes on it.
        let key = "\(leg.id) \(gauges)"
        if let position = positions[key] {
          guard lines[position].routes.last != index else { continue }
          lines[position].routes.append(index)
          hours[position].append(.init(placed.route.label, step.hoursText))
          continue
        }
        positions[key] = lines.count
        var line = drawing.line(
          leg,
          gauges: leg.mode == .rail ? gauges : leg.gauges,
          notOpen: step.notOpenYet?.status
        )
        line.routes = [index]
        lines.append(line)
        hours.append([.init(placed.route.label, step.hoursText)])
      }
    }
    for position in lines.indices { lines[position].facts += Self.facts(hours[position]) }
  }

  /// One where all routes take as long, else one for each.
  private static func facts(_ hours: [MapSubject.Fact]) -> [MapSubject.Fact] {
    if Set(hours.map(\.value)).count == 1 { return [.init("Hours, mean", hours[0].value)] }
    return hours.map { .init("Hours, \($0.name)", $0.value) }
  }
}

extension Step {
  var knownHours: Double? {
    var totals = KnownTotals()
    totals.add(components)
    return totals.hours.known
  }

  fileprivate var hoursText: String {
    knownHours.map { NumberStyle.duration(hours: $0) } ?? "unknown"
  }
}
