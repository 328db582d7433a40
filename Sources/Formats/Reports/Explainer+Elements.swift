import Geo

// Nodes, legs, facilities and what is listed beside them.
extension Explainer {
  func elements(_ id: String) -> [Explanation] {
    var found: [Explanation] = []
    if let node = network.node(id: id) {
      found.append(
        Explanation(
          .node,
          id: id,
          basis: node.coordinateBasis,
          facts: facts(ElementCard.fields(of: node)) + [.init("notes", node.notes)],
          sources: sources([node.coordinateSource])
        )
      )
    }
    if let leg = network.leg(id: id) { found.append(explanation(of: leg)) }
    if let facility = network.facility(id: id) {
      found.append(
        explanation(
          .facility,
          id: id,
          figures: figures(facility.duration, usdPerFEU: facility.usdPerFEU),
          provenance: facility.provenance,
          facts: facts(ElementCard.fields(of: facility))
        )
      )
    }
    if let corridor = network.corridors.first(where: { $0.id == id }) {
      found.append(
        Explanation(
          .corridor,
          id: id,
          asOf: corridor.asOf,
          facts: facts(ElementCard.fields(of: corridor)),
          sources: sources(corridor.sourceIDs)
        )
      )
    }
    // Answers write a place so that it is not taken for a node.
    let placeID = id.hasPrefix("place:") ? String(id.dropFirst("place:".count)) : id
    if let place = network.place(id: placeID) {
      found.append(Explanation(.place, id: id, facts: facts(ElementCard.fields(of: place))))
    }
    if let source = network.source(id: id) {
      found.append(Explanation(.source, id: id, facts: citations(of: id), sources: [source]))
    }
    if let row = network.parameter(id) {
      found.append(
        explanation(
          .parameter,
          id: id,
          figures: [.init("typical", row.typical, unit: row.unit, low: row.low, high: row.high)],
          provenance: row.provenance,
          facts: [.init("scope", row.scope), .init("behind", figures(workedOutFrom: id))]
        )
      )
    }
    return found
  }

  private func explanation(of leg: Leg) -> Explanation {
    var figures: [Explanation.Figure] = [
      .init("length", leg.lengthKm, unit: "km", low: leg.lengthLowKm, high: leg.lengthHighKm)
    ]
    if let capacity = leg.capacityPerYear {
      figures.append(.init("capacity a year", capacity, unit: leg.capacityUnit))
    }
    return Explanation(
      .leg,
      id: leg.id,
      figures: figures,
      basis: leg.lengthBasis,
      asOf: leg.asOf,
      facts: facts(ElementCard.fields(of: leg)) + [.init("notes", leg.notes)],
      sources: sources(leg.sourceIDs)
    )
  }

  func figures(_ duration: DurationFigure, usdPerFEU: Double?) -> [Explanation.Figure] {
    [
      .init(duration.statistic.rawValue, duration.hours, unit: "h", high: duration.p90Hours),
      .init("tariff", usdPerFEU, unit: "USD/FEU"),
    ]
  }

  /// The lines of a card that an explanation does not say in a place of their own.
  func facts(_ fields: [(String, String)]) -> [Explanation.Fact] {
    let elsewhere: Set<String> = [
      "node", "leg", "facility", "corridor", "place", "crossing", "length, km", "usd per FEU",
      "lowest length in print, km", "highest length in print, km", "length basis", "basis",
      "capacity a year", "as of", "sources", "hours, median", "hours, mean", "hours, P90",
      "coordinate basis", "coordinate source", "notes",
    ]
    return fields.enumerated().filter { index, field in
      // A crossing's card names its leg in a later line.
      (index > 0 && field.0 == "leg") || !elsewhere.contains(field.0)
    }
    .map { Explanation.Fact($1.0, $1.1) }
  }
}
