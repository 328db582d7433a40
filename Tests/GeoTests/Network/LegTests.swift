import Testing

@testable import Geo

@Suite struct LegTests {
  private func leg(_ mode: Mode, _ change: (inout Leg) -> Void = { _ in }) -> Leg {
    var leg = Leg(id: "l", fromNodeID: "a", toNodeID: "b", mode: mode, countries: [], lengthKm: 100)
    change(&leg)
    return leg
  }

  private func countries(_ codes: String...) -> [Country] {
    codes.compactMap { Country(code: $0) }
  }

  @Test func aDualGaugeLegIsTwoWays() {
    let ways = leg(.rail) { $0.gauges = [.standard1435, .broad1520] }.ways
    #expect(ways == [.rail(.standard1435), .rail(.broad1520)])
  }

  @Test func aFerryCarriesWagonsOfItsGaugeOrElseLorries() {
    #expect(leg(.ferry) { $0.gauges = [.broad1520] }.ways == [.ferryRail(.broad1520)])
    #expect(leg(.ferry).ways == [.ferryRoad])
  }

  @Test func seaAndCanalAreOneWayForEveryClassOfShipTheyAdmit() {
    #expect(leg(.sea).ways == leg(.inlandWaterway).ways)
    #expect(leg(.sea).ways == [.water(.deepSea), .water(.riverSea)])
    #expect(leg(.inlandWaterway) { $0.vesselClass = .riverSea }.ways == [.water(.riverSea)])
  }

  @Test func timeRunsOverTheLineWhereItsLengthIsKnown() {
    #expect(leg(.rail).runningKm == 100)
    #expect(leg(.rail) { $0.lengthKind = .tariff }.runningKm == 100)
    let both = leg(.rail) {
      $0.lengthKind = .tariff
      $0.lineLengthKm = 90
    }
    #expect(both.runningKm == 90 && both.lengthKm == 100)
  }

  @Test func bordersAreThePairsOfNeighbouringCountriesInOrder() {
    let leg = leg(.road) { $0.countries = countries("KG", "KZ", "UZ") }
    #expect(leg.borderPairs.map(\.description) == ["KG-KZ", "KZ-UZ"])
  }

  @Test(arguments: [Mode.sea, .ferry, .pipeline])
  func seaFerryAndPipelineLegsHaveNoBorders(_ mode: Mode) {
    #expect(leg(mode) { $0.countries = countries("KZ", "AZ") }.borderPairs.isEmpty)
  }

  @Test(arguments: ["", "K", "KAZ", "kz", "K1", "КЗ"])
  func aCountryIsTwoCapitalLatinLetters(_ code: String) {
    #expect(Country(code: code) == nil)
  }
}
