import Geo
import Testing

@testable import Routing

/// Rules 1 and 3: ships, canals, chokepoints, and the wait for a sailing.
@Suite struct WaterTests {
  /// Ports p – q – r and a strait, 463 km a leg, an hour each; weekly sailings with cv 1 wait 168 h.
  private func coast() throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    try sketch.nodes("p", "q", "r", kind: .port)
    try sketch.node("strait", "XZ", .chokepoint)
    try sketch.leg(.sea, "p", "q", km: 463)
    try sketch.leg(.sea, "q", "strait", km: 463)
    try sketch.leg(.sea, "strait", "r", km: 463)
    return sketch
  }

  private func waits(_ answer: Itinerary) -> [Double] {
    answer.steps.filter { $0.kind == .sailingWait }.map(\.cost.hours)
  }

  @Test func aChainOfWaterLegsWaitsOnceAndPassingAPortIsNoCall() throws {
    let answer = try coast().route("p", "r")
    #expect(waits(answer) == [48])
    #expect(answer.steps.map(\.kind) == [.port, .sailingWait, .leg, .leg, .leg, .port])
    #expect(answer.total.hours == 8 + 48 + 3 + 8)
    #expect(answer.total.borders == 0)
    #expect(answer.modeChanges == 0)
  }

  @Test func theWaitIsThatOfTheServiceAtThePortOfLoading() throws {
    var sketch = try coast()
    sketch.service("p__q__sea", headway: 168, cv: 0.5, sailing: 2)
    sketch.service("q__strait__sea", headway: 24, sailing: 2)
    #expect(waits(try sketch.route("p", "r")) == [84 * 1.25])
    #expect(waits(try sketch.route("q", "r")) == [12])
    #expect(waits(try sketch.route("r", "p")) == [48], "the basin's, where no service is known")
  }

  @Test func aServiceOnlyPassedOnAVoyageWaitsByItsBasin() throws {
    var sketch = try coast()
    sketch.service("p__q__sea", headway: 0, sailing: 5)
    let answer = try sketch.route("p", "q")
    #expect(waits(answer) == [48])
    #expect(answer.legSteps.map(\.cost.hours) == [5])
  }

  @Test func landBetweenTwoVoyagesWaitsAgain() throws {
    var sketch = try coast()
    try sketch.node("inland")
    try sketch.node("harbour", "KZ", .port)
    try sketch.node("s", "KZ", .port)
    try sketch.rail(1520, from: "r", to: "inland")
    try sketch.rail(1520, from: "inland", to: "harbour")
    try sketch.leg(.sea, "harbour", "s", km: 463)
    try sketch.facility("r", "rail-1520", "water")
    try sketch.facility("harbour", "rail-1520", "water")
    let answer = try sketch.route("p", "s")
    #expect(waits(answer) == [48, 48])
    #expect(answer.modeChanges == 2)
  }

  @Test func aCanalsPassageIsPaidOnceAndNeedsNoFacility() throws {
    var sketch = try coast()
    try sketch.node("lake", "KZ", .port)
    try sketch.leg(.inlandWaterway, "r", "lake", km: 463)
    sketch.content.passages = [
      Passage(
        legID: "r__lake__inland_waterway",
        kind: "convoy_wait",
        duration: ExactTables.hours(11),
        usdPerFEU: 70,
        provenance: ExactTables.assumed
      )
    ]
    let answer = try sketch.route("p", "lake")
    let passages = answer.steps.filter { $0.kind == .passage }
    #expect(passages.map(\.cost.hours) == [11])
    #expect(passages.map(\.cost.usd) == [70])
    #expect(waits(answer).count == 1)
    #expect(!answer.steps.contains { $0.facilityID != nil })
  }

  @Test func anUnknownTollMakesTheTotalAtLeast() throws {
    var sketch = try coast()
    sketch.content.passages = [
      Passage(
        legID: "p__q__sea",
        kind: "lock",
        duration: ExactTables.hours(1),
        usdPerFEU: nil,
        provenance: ExactTables.assumed
      )
    ]
    #expect(try sketch.route("p", "q").missingTariffs == ["canal toll"])
  }

  @Test func changingTheClassOfShipIsATransshipmentAtAPort() throws {
    var sketch = try coast()
    try sketch.node("delta", "KZ", .port)
    sketch.content.legs[2].vesselClass = .deepSea
    try sketch.leg(.inlandWaterway, "r", "delta", km: 463) { $0.vesselClass = .riverSea }
    #expect(throws: QueryError.self) { try sketch.route("p", "delta") }
    let id = try sketch.facility("r", "water-deep-sea", "water-river-sea", hours: 30)
    let answer = try sketch.route("p", "delta")
    #expect(answer.steps.filter { $0.facilityID == id }.map(\.cost.hours) == [30])
    #expect(waits(answer).count == 2, "another ship, another wait")
    #expect(answer.modeChanges == 0)
  }

  @Test func freightNeitherStartsNorEndsAtAChokepoint() throws {
    let sketch = try coast()
    #expect(throws: QueryError.self) { try sketch.route("p", "strait") }
    #expect(throws: QueryError.self) { try sketch.route("strait", "p") }
  }

  @Test func freightChangesNothingAtAChokepointThoughARowSaysSo() throws {
    var sketch = try coast()
    try sketch.node("town")
    try sketch.rail(1520, from: "strait", to: "town")
    try sketch.facility("strait", "rail-1520", "water")
    #expect(throws: QueryError.self) { try sketch.route("p", "town") }
    try sketch.leg(.ferry, "strait", "town", km: 463, gauges: [1520])
    #expect(throws: QueryError.self) { try sketch.route("p", "town") }
  }

  @Test func theSeaBelongsToNoCountryAndCarriesNoBorder() throws {
    var sketch = try coast()
    try sketch.node("abroad", "IR", .port)
    try sketch.leg(.sea, "r", "abroad", km: 463)
    let answer = try sketch.route("p", "abroad")
    #expect(answer.total.borders == 0)
    #expect(answer.kmByCountry.map(\.country) == [.highSeas])
  }

  @Test func aWaterwayOutOfSeasonIsClosedAndSaysWhenItOpens() throws {
    var sketch = try coast()
    let season = try #require(RandomNetwork.seasons.first)
    sketch.content.legs[0].season = season
    #expect(try sketch.route("p", "q") { $0.date = day("2026-07-01") }.total.km == 463)
    do {
      _ = try sketch.route("p", "q")
      Issue.record("January is out of season")
    } catch QueryError.noRoute(let reason) {
      let closure = Closure.outOfSeason(legID: "p__q__sea", season)
      #expect(reason.verdict == .liftable([closure], alternatives: 1))
    }
  }
}
