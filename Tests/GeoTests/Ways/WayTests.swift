import Testing

@testable import Geo

@Suite struct WayTests {
  static let all: [Way] = [
    .road, .rail(.standard1435), .rail(.broad1520), .rail(.indian1676), .water(.deepSea),
    .water(.riverSea), .ferryRoad, .ferryRail(.standard1435), .ferryRail(.broad1520),
    .pipeline(.gas), .pipeline(.oil),
  ]

  @Test func theFinnishGaugeIsTheBroadGauge() {
    #expect(Gauge(millimetres: 1524) == .broad1520)
    #expect(Gauge(millimetres: 1524)?.description == "1520")
  }

  @Test(arguments: [-1, 0, 499, 2201]) func aWidthNoRailwayHasIsNoGauge(_ width: Int) {
    #expect(Gauge(millimetres: width) == nil)
  }

  @Test(arguments: [1000, 1067, 1435, 1520, 1668, 1676]) func everyOtherWidthIsItsOwn(_ width: Int)
  {
    #expect(Gauge(millimetres: width)?.millimetres == width)
  }

  @Test func waysPrintAsTheDataWriteThem() {
    #expect(
      WayTests.all.map(\.description) == [
        "road", "rail-1435", "rail-1520", "rail-1676", "water-deep-sea", "water-river-sea",
        "ferry-road", "ferry-1435", "ferry-1520", "pipeline-gas", "pipeline-oil",
      ]
    )
  }

  @Test func waysAreOrderedAndNoTwoAreEqual() {
    #expect(WayTests.all.reversed().sorted() == WayTests.all)
    for (a, b) in zip(WayTests.all, WayTests.all.dropFirst()) { #expect(a < b && !(b < a)) }
  }

  @Test(arguments: all) func aBerthJoinsTheSameTwoWaysFromEitherSide(_ way: Way) {
    guard let across = way.acrossBerth else { return }
    #expect(across.acrossBerth == way)
    #expect(across != way)
    #expect(across.gauge == way.gauge, "wagons keep their gauge")
    #expect(across.vehicle == way.vehicle, "and lorries stay lorries")
  }

  @Test func shipsAndPipelinesHaveNoBerths() {
    let without = WayTests.all.filter { $0.acrossBerth == nil }
    #expect(without.map(\.vehicle) == [.ship, .ship, .pipe, .pipe])
  }

  @Test func onlyRailRoadAndInlandWaterwaysHaveBorderPosts() {
    #expect(Mode.allCases.filter(\.hasBorderCrossings) == [.rail, .road, .inlandWaterway])
    #expect(Mode.allCases.filter(\.isWater) == [.sea, .inlandWaterway])
  }
}
