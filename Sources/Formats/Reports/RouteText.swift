import Geo
import Routing

/// What `route` prints for a person: a head, the table, and what stands behind the figures.
public enum RouteText {
  public static func render(
    _ itinerary: Itinerary,
    table: ReportTable,
    network: Network,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    var text = head(itinerary)
    text += "\n" + TextTable.render(table, emphasis: emphasis)
    text += "\n" + summary(itinerary, network: network)
    return text
  }

  /// `Mumbai (in-nhava-sheva) → …`, the terms of the query, and the corridor.
  static func head(_ itinerary: Itinerary) -> String {
    let by = "best by \(itinerary.objective.name)"
    let route = itinerary.corridor.map { "\($0.name) [\($0.id)]" } ?? by
    var lines = [
      "\(title(itinerary.origin)) → \(title(itinerary.destination)): \(route)",
      terms(of: itinerary),
    ]
    if let corridor = itinerary.corridor, corridor.addedKm > 0.5 || corridor.leftOutKm > 0.5 {
      lines.append(
        "\(NumberStyle.km(corridor.addedKm)) km added to reach and leave the corridor, "
          + "\(NumberStyle.km(corridor.leftOutKm)) km of it not travelled"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func terms(of itinerary: Itinerary) -> String {
    "\(itinerary.date) \(itinerary.edition.words), \(itinerary.cargo.label), "
      + "\(itinerary.service.rawValue) service; times are means"
  }

  private static func title(_ end: ItineraryEnd) -> String {
    end.accessKm > 0
      ? "\(end.name) (\(NumberStyle.fixed(end.accessKm, decimals: 1)) km over land to \(end.nodeID))"
      : end.name == end.nodeID ? end.name : "\(end.name) (\(end.nodeID))"
  }

  private static func summary(_ itinerary: Itinerary, network: Network) -> String {
    let total = itinerary.total
    let byMode = itinerary.kmByMode(in: network)
      .map { "\($0.mode.title) \(NumberStyle.km($0.km))" }.joined(separator: ", ")
    let byCountry = itinerary.kmByCountry
      .map { "\($0.country) \(NumberStyle.km($0.km))" }.joined(separator: ", ")
    var lines = ["\(NumberStyle.km(total.km)) km: \(byMode)", "by country: \(byCountry)"]
    if itinerary.hasTimeAndMoney {
      let missing = itinerary.missingTariffs
      let bound = missing.isEmpty ? "" : "≥ "
      lines.append(
        "\(NumberStyle.duration(hours: total.hours)) mean; "
          + itinerary.hoursByCause.filter { $0.hours >= 0.5 }.map {
            "\($0.cause.rawValue.replacing("_", with: " ")) \(NumberStyle.duration(hours: $0.hours))"
          }.joined(separator: ", ")
      )
      lines.append(
        "\(bound)\(NumberStyle.usd(total.usd)) USD/\(itinerary.cargo.label)"
          + (missing.isEmpty ? "" : " (lacks \(missing.joined(separator: ", ")))")
          + ", \(NumberStyle.kilograms(total.kgCO2e)) kg CO2e well to wheel"
      )
      if let moving = itinerary.speedWithoutDelayKmPerHour,
        let all = itinerary.speedWithDelayKmPerHour
      {
        lines.append(
          "\(NumberStyle.speed(moving)) km/h without delay, \(NumberStyle.speed(all)) with delay"
        )
      }
    } else {
      lines.append("hours, dollars and carbon of pipelines are not known")
      let capacities = itinerary.legSteps.compactMap { step in
        step.legID.flatMap { network.leg(id: $0) }.flatMap { leg in
          leg.capacityPerYear.map { (leg.id, $0, leg.capacityUnit) }
        }
      }
      if let least = capacities.min(by: { $0.1 < $1.1 }) {
        lines.append("smallest stored capacity: \(least.1) \(least.2) (\(least.0))")
      }
    }
    lines.append(
      "\(total.gaugeChanges) gauge change\(total.gaugeChanges == 1 ? "" : "s"), "
        + "\(total.borders) border\(total.borders == 1 ? "" : "s")"
    )
    let notOpen = itinerary.idsNotOpenYet
    if !notOpen.isEmpty { lines.append("not open yet: \(notOpen.joined(separator: ", "))") }
    if let basis = itinerary.worstBasis {
      lines.append(
        "weakest basis: \(basis.rawValue.replacing("_", with: " ")); "
          + "\(itinerary.sourceIDs.count) sources (--format json names them)"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Itinerary {
  var edition: Edition { Edition(asOf: asOf, scenarioNames: scenarioNames) }
}
