import Testing

@testable import Geo

@Suite struct FacilityTests {
  private func facility(_ from: Facility.Side, _ to: Facility.Side, both: Bool = true) -> Facility {
    Facility(
      id: "f",
      nodeID: "n",
      kind: .port,
      from: from,
      to: to,
      worksBothDirections: both,
      method: .liftOnLiftOff,
      duration: DurationFigure(hours: 1),
      usdPerFEU: nil,
      provenance: Provenance(basis: .assumption)
    )
  }

  private let wagon = Way.rail(.broad1520)

  @Test func theWaterSideTakesShipsOfEveryClassAndNothingElse() {
    let port = facility(.way(wagon), .anyWater)
    #expect(port.serves(from: wagon, to: .water(.deepSea)))
    #expect(port.serves(from: .water(.riverSea), to: wagon))
    #expect(!port.serves(from: wagon, to: .ferryRail(.broad1520)))
    #expect(!port.serves(from: .rail(.standard1435), to: .water(.deepSea)))
  }

  @Test func aDirectedFacilityServesItsDirectionOnly() {
    let yard = facility(.way(wagon), .way(.rail(.standard1435)), both: false)
    #expect(yard.serves(from: wagon, to: .rail(.standard1435)))
    #expect(!yard.serves(from: .rail(.standard1435), to: wagon))
  }

  @Test func aBerthIsAFacilityBetweenAWayAndItsDeck() {
    #expect(facility(.way(wagon), .way(.ferryRail(.broad1520))).isBerth)
    #expect(facility(.way(.ferryRoad), .way(.road)).isBerth)
    #expect(!facility(.way(wagon), .way(.ferryRail(.standard1435))).isBerth)
    #expect(!facility(.way(wagon), .way(.ferryRoad)).isBerth)
    #expect(!facility(.way(wagon), .anyWater).isBerth)
  }
}
