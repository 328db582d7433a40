import Geo
import Testing

@testable import Routing

extension Component {
  /// A component of which only the time matters.
  static func timed(
    _ id: String,
    cause: Cause = .running,
    medianHours: Double,
    sigma: Double,
    disruption: TimeDistribution.Disruption? = nil
  ) -> Component {
    Component(
      id: id,
      cause: cause,
      time: TimeDistribution(medianHours: medianHours, sigma: sigma, disruption: disruption),
      usd: nil,
      kgCO2e: nil,
      country: .highSeas,
      figureIDs: [],
      sourceIDs: [],
      basis: .assumption
    )
  }
}

extension Itinerary {
  /// A route of one step a component, all at one node.
  static func of(_ components: [Component], hasTimeAndMoney: Bool = true) throws -> Itinerary {
    let date = try #require(CivilDate(parsing: "2026-01-01"))
    var total = CostVector.zero
    let steps = components.map { component in
      total += component.cost
      return Step(
        kind: component.cause.stepKind,
        fromNodeID: "a",
        toNodeID: "a",
        legID: nil,
        isReversed: false,
        facilityID: nil,
        way: .road,
        previousWay: nil,
        components: [component],
        cost: component.cost,
        cumulative: total,
        notOpenYet: nil,
        geometryBasis: nil,
        stage: .line
      )
    }
    let end = ItineraryEnd(name: "A", nodeID: "a", accessKm: 0)
    return Itinerary(
      origin: end,
      destination: end,
      date: date,
      asOf: date,
      service: .ordinary,
      cargo: .feu,
      cargoSize: CargoSize(.feu(1), teuPerFEU: 2, tonnesPerTEU: 10),
      objective: .time,
      steps: steps,
      corridor: nil,
      total: total,
      hasTimeAndMoney: hasTimeAndMoney
    )
  }
}
