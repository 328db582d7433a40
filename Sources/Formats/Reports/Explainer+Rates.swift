import Geo

// Speeds, tariffs, emission factors, services, passages and defaults.
extension Explainer {
  func rates(_ id: String) -> [Explanation] {
    let content = network.content
    var found: [Explanation] = []
    for row in content.speeds where row.id == id {
      var figures: [Explanation.Figure] = [
        .init(
          "speed, \(row.statistic.rawValue)",
          row.kmPerDay,
          unit: "km/day",
          low: row.lowKmPerDay,
          high: row.highKmPerDay
        ),
        .init("P90 over P50 of running time", row.p90OverP50, unit: "ratio"),
      ]
      if let driving = row.drivingKmPerHour {
        figures.append(.init("speed while driving", driving, unit: "km/h"))
      }
      let facts: [Explanation.Fact] = [
        .init("mode", row.mode.rawValue), .init("country", row.country?.code ?? "any"),
        .init("service", row.service?.rawValue ?? "any"),
      ]
      found.append(
        explanation(.speed, id: id, figures: figures, provenance: row.provenance, facts: facts)
      )
    }
    for row in content.tariffs where row.id == id { found.append(explanation(of: row)) }
    for row in content.emissionFactors where row.id == id {
      found.append(
        explanation(
          .emissionFactor,
          id: id,
          figures: [
            .init("factor", row.value, unit: row.unit.rawValue, low: row.low, high: row.high)
          ],
          provenance: row.provenance,
          facts: [
            .init("subject", row.subject.rawValue), .init("country", row.country?.code ?? "any"),
            .init("vessel", row.vessel), .init("scope", row.scope.rawValue),
            .init("used", row.applies ? "yes" : "only shown"),
          ]
        )
      )
    }
    return found + sailings(id) + defaults(id)
  }

  private func explanation(of row: Tariff) -> Explanation {
    let countries = row.countries.map(\.code).joined(separator: "; ")
    return explanation(
      .tariff,
      id: row.id,
      figures: [
        .init("tariff", row.usdPerFEUKm, unit: "USD/FEU-km", low: row.low, high: row.high)
      ],
      provenance: row.provenance,
      facts: [
        .init("mode", row.mode.rawValue), .init("countries", countries.isEmpty ? "any" : countries),
        .init("service", row.service?.rawValue ?? "any"), .init("basin", row.basinID ?? ""),
        .init("leg", row.legID ?? ""), .init("valid from", row.validFrom?.description ?? ""),
        .init("valid until", row.validUntil?.description ?? ""),
        .init("used", row.applies ? "yes" : "only shown"),
      ]
    )
  }

  private func sailings(_ id: String) -> [Explanation] {
    let content = network.content
    var found: [Explanation] = []
    for row in content.services where "service:\(row.legID)" == id {
      var figures: [Explanation.Figure] = [
        .init("headway, mean", row.headwayHours, unit: "h"),
        .init("coefficient of variation of the headway", row.headwayCV, unit: "ratio"),
        .init(
          "berth to berth, \(row.sailing.statistic.rawValue)",
          row.sailing.hours,
          unit: "h",
          high: row.sailing.p90Hours
        ),
      ]
      if let speed = row.speedKn { figures.append(.init("speed", speed, unit: "kn")) }
      let facts: [Explanation.Fact] = [.init("leg", row.legID), .init("voyage", row.voyage)]
      found.append(
        explanation(.service, id: id, figures: figures, provenance: row.provenance, facts: facts)
      )
    }
    for row in content.basins where "basin:\(row.id)" == id || row.id == id {
      let figures: [Explanation.Figure] = [
        .init("headway, mean", row.headwayHours, unit: "h"),
        .init("coefficient of variation of the headway", row.headwayCV, unit: "ratio"),
        .init("speed", row.speedKn, unit: "kn"),
      ]
      found.append(
        explanation(
          .basin,
          id: "basin:\(row.id)",
          figures: figures,
          provenance: row.provenance,
          facts: [.init("name", row.name)]
        )
      )
    }
    for row in content.passages where "passage:\(row.legID)" == id {
      found.append(
        explanation(
          .passage,
          id: id,
          figures: figures(row.duration, usdPerFEU: row.usdPerFEU),
          provenance: row.provenance,
          facts: [.init("leg", row.legID), .init("kind", row.kind)]
        )
      )
    }
    return found
  }

  private func defaults(_ id: String) -> [Explanation] {
    network.facilityDefaults.filter { $0.id == id }.map { row in
      explanation(
        .facilityDefault,
        id: id,
        figures: figures(row.duration, usdPerFEU: row.usdPerFEU),
        provenance: row.provenance,
        facts: [.init("kind", row.kind.rawValue)]
      )
    }
  }

  func borders(_ id: String) -> [Explanation] {
    let rows = network.crossings.filter { $0.id == id }.map { row in
      explanation(
        .crossing,
        id: id,
        figures: figures(row.duration, usdPerFEU: row.usdPerFEU),
        provenance: row.provenance,
        facts: facts(ElementCard.fields(of: row))
      )
    }
    let defaults = network.crossingDefaults.filter { $0.figureID == id }.map { row in
      explanation(
        .crossingDefault,
        id: id,
        figures: figures(row.duration, usdPerFEU: row.usdPerFEU),
        provenance: row.provenance,
        facts: [
          .init("country pairs", row.pairClass), .init("mode", row.modeScope),
          .init("service", row.service.rawValue), .init("tried as number", "\(row.priority)"),
          .init("only where gauges meet", row.requiresBreakOfGauge ? "yes" : "no"),
        ]
      )
    }
    return rows + defaults
  }
}
