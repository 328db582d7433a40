import Geo
import Routing
import Testing

/// A crossing default that holds only where gauges meet leaves borders of one gauge to the next
/// class: Brest–Terespol reloads, Minsk–Vilnius does not.
struct BreakOfGaugeDefaultTests {
  private let provenance = Provenance(basis: .assumption)
  private let border = (from: Country(code: "BY"), to: Country(code: "PL"))

  private func hours(gauges: [Gauge], facility: Facility.Kind?) throws -> Double? {
    let from = try #require(border.from)
    let to = try #require(border.to)
    let leg = Leg(
      id: "leg",
      fromNodeID: "by",
      toNodeID: "pl",
      mode: .rail,
      gauges: gauges,
      countries: [from, to],
      lengthKm: 15
    )
    var content = NetworkContent(asOf: try #require(CivilDate(parsing: "2026")))
    content.legs = [leg]
    content.crossingDefaults = [
      crossingDefault("reloading", priority: 1, requiresBreakOfGauge: true, hours: 40),
      crossingDefault("other", priority: 2, requiresBreakOfGauge: false, hours: 14),
    ]
    if let facility {
      content.facilities = [
        Facility(
          id: "facility",
          nodeID: "pl",
          kind: facility,
          from: .way(.rail(.broad1520)),
          to: .way(.rail(.standard1435)),
          method: .containerTransshipment,
          duration: DurationFigure(hours: 8),
          usdPerFEU: nil,
          provenance: provenance
        )
      ]
    }
    let pair = CountryPair(from: from, to: to)
    let entry = CrossingBook(content).entry(
      leg: leg,
      pair: pair,
      reversed: false,
      service: .ordinary
    )
    return entry?.duration.hours
  }

  private func crossingDefault(
    _ name: String,
    priority: Int,
    requiresBreakOfGauge: Bool,
    hours: Double
  ) -> CrossingDefault {
    CrossingDefault(
      pairClass: name,
      sideA: .any,
      sideB: .any,
      priority: priority,
      modeScope: "rail",
      requiresBreakOfGauge: requiresBreakOfGauge,
      duration: DurationFigure(hours: hours),
      usdPerFEU: nil,
      provenance: provenance
    )
  }

  @Test func aLegOfOneGaugeAwayFromGaugeChangesTakesTheNextClass() throws {
    #expect(try hours(gauges: [.broad1520], facility: nil) == 14)
    #expect(try hours(gauges: [.broad1520], facility: .intermodal) == 14)
  }

  @Test func aLegOfTwoGaugesOrBesideAGaugeChangeTakesTheReloadingClass() throws {
    #expect(try hours(gauges: [.standard1435, .broad1520], facility: nil) == 40)
    #expect(try hours(gauges: [.broad1520], facility: .gaugeChange) == 40)
  }
}
