import Geo
import Routing

// The parts of itineraries, which are no rows themselves but are computed from some.
extension Explainer {
  /// The component of this id and the rows behind it; empty if it is none.
  func component(_ id: String) -> [Explanation] {
    let parts = id.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
    guard let cause = parts.first, parts.count >= 2 else { return [] }
    if cause == "access", parts.count == 2, let node = network.node(id: parts[1]) {
      return [access(to: node, id: id)]
    }
    let inner = Array(parts.dropFirst())
    let rows: [Explanation]
    switch (cause, inner.count) {
    case ("running", 2...), ("road_rest", 2...):
      rows = running(over: inner.dropLast().joined(separator: ":"), country: inner[inner.count - 1])
    case ("border", 2): rows = border(on: inner[0], pair: inner[1])
    case ("wait", 2) where network.node(id: inner[1]) != nil: rows = departures(of: inner[0])
    case ("facility", 2) where network.node(id: inner[1]) != nil:
      rows = elements(inner[0]).filter { $0.kind == .facility } + rates(inner[0])
    case ("port", 3) where inner[0] == "formalities":
      rows = formalities(on: inner[1], direction: inner[2])
    default: rows = []
    }
    guard !rows.isEmpty else { return [] }
    let cardFacts: [Explanation.Fact] = [
      .init("part of an itinerary", cause),
      .init("may be computed from", rows.map(\.id).joined(separator: "; ")),
    ]
    return [Explanation(.component, id: id, facts: cardFacts)] + rows
  }

  private func access(to node: Node, id: String) -> Explanation {
    let rows = ["snap_circuity", "snap_limit"].compactMap { network.parameter($0) }
    return Explanation(
      .access,
      id: id,
      figures: rows.map {
        .init($0.id, $0.typical, unit: $0.unit, low: $0.low, high: $0.high)
      },
      basis: .estimate,
      facts: [.init("node", node.id), .init("name", node.name), .init("mode", "road")],
      sources: sources(rows.flatMap(\.provenance.sourceIDs))
    )
  }

  private func running(over legID: String, country: String) -> [Explanation] {
    let mode: Mode
    let first: [Explanation]
    if let leg = network.leg(id: legID) {
      mode = leg.mode
      first = elements(legID).filter { $0.kind == .leg } + departures(of: legID)
    } else {
      mode = .road
      first = component(legID)
    }
    guard !first.isEmpty else { return [] }
    let own = network.speeds.filter { $0.mode == mode && $0.country?.code == country }
    let speeds =
      own.isEmpty
      ? network.speeds.filter { $0.mode == mode && $0.country == nil } : own
    let leg = network.leg(id: legID)
    let tariffs = network.tariffs.filter { row in
      row.applies && row.mode == mode && (row.legID == nil || row.legID == legID)
        && (row.countries.isEmpty || row.countries.contains { $0.code == country })
        && (row.basinID == nil || row.basinID == leg?.basinID)
    }
    let factors = network.emissionFactors.filter { row in
      row.applies && subjects(of: mode).contains(row.subject)
        && (row.country == nil || row.country?.code == country)
    }
    return first + (speeds.map(\.id) + tariffs.map(\.id) + factors.map(\.id)).flatMap(rates)
  }

  private func subjects(of mode: Mode) -> [EmissionFactor.Subject] {
    switch mode {
    case .rail: [.railElectricEnergy, .railDiesel, .grid]
    case .road: [.road]
    case .sea: [.sea]
    case .ferry: [.ferry]
    case .inlandWaterway: [.inlandWaterway, .sea]
    case .pipeline: []
    }
  }

  private func departures(of legID: String) -> [Explanation] {
    let own = rates("service:\(legID)")
    guard own.isEmpty else { return own }
    return network.leg(id: legID)?.basinID.map { rates("basin:\($0)") } ?? []
  }

  private func border(on legID: String, pair: String) -> [Explanation] {
    guard let leg = network.leg(id: legID) else { return [] }
    var ids: [String] = []
    for reversed in [false, true] {
      for own in leg.borderPairs {
        let travelled = reversed ? own.reversed : own
        guard travelled.description == pair else { continue }
        for service in ServiceClass.allCases {
          let entry = crossings.entry(
            leg: leg,
            pair: travelled,
            reversed: reversed,
            service: service
          )
          if let id = entry?.figureID, !ids.contains(id) { ids.append(id) }
        }
      }
    }
    return ids.flatMap(borders)
  }

  private func formalities(on legID: String, direction: String) -> [Explanation] {
    guard let leg = network.leg(id: legID) else { return [] }
    var ids: [String] = []
    for service in ServiceClass.allCases {
      let entry = crossings.ferryFormalities(
        leg: leg,
        reversed: direction == Crossing.Direction.toFrom.rawValue,
        service: service
      )
      if let id = entry?.figureID, !ids.contains(id) { ids.append(id) }
    }
    return ids.flatMap(borders)
  }
}
