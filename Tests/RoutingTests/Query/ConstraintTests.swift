import Geo
import Testing

@testable import Routing

/// Rules 18 and 19: vias, `avoid` and `require`.
@Suite struct ConstraintTests {
  /// Two ways from a to d: by b in China, and by port c and over the sea.
  private func world() throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    try sketch.node("a", "KZ")
    try sketch.node("b", "CN")
    try sketch.node("c", "KZ", .port)
    try sketch.node("strait", "XZ", .chokepoint)
    try sketch.node("d", "IR", .port)
    try sketch.rail(1520, from: "a", to: "b")
    try sketch.rail(1520, from: "b", to: "d")
    try sketch.rail(1520, from: "a", to: "c")
    try sketch.leg(.sea, "c", "strait", km: 463)
    try sketch.leg(.sea, "strait", "d", km: 463)
    try sketch.facility("c", "rail-1520", "water")
    return sketch
  }

  private func route(
    _ sketch: NetworkSketch,
    avoid: [String] = [],
    require: [String] = [],
    vias: [String] = []
  ) throws -> Itinerary {
    try sketch.route("a", "d") {
      $0.avoid = avoid.flatMap(RandomQuestion.selectors)
      $0.require = require.flatMap(RandomQuestion.selectors)
      $0.vias = vias
    }
  }

  private func passed(_ answer: Itinerary) -> [String] {
    answer.legSteps.map(\.toNodeID)
  }

  @Test func avoidingACountryClosesItsLegsAndPortsAndNotTheHighSeas() throws {
    let sketch = try world()
    #expect(passed(try route(sketch)) == ["b", "d"])
    #expect(passed(try route(sketch, avoid: ["country:CN"])) == ["c", "strait", "d"])
  }

  @Test func avoidingACountryClosesSeaLegsThatCallThere() throws {
    var sketch = try world()
    try sketch.node("shanghai", "CN", .port)
    try sketch.leg(.sea, "strait", "shanghai", km: 463)
    try sketch.leg(.sea, "shanghai", "d", km: 463)
    sketch.content.legs.removeAll { $0.id == "strait__d__sea" }
    #expect(throws: QueryError.self) { try route(sketch, avoid: ["country:CN"]) }
  }

  @Test(arguments: [("country:IR", "d"), ("country:KZ", "a"), ("node:d", "d")])
  func anEndInsideWhatIsAvoidedIsAnErrorThatNamesIt(_ selector: String, _ name: String) throws {
    do {
      _ = try route(try world(), avoid: [selector])
      Issue.record("the end is closed")
    } catch QueryError.endIsClosed(let end, let by) {
      #expect(end == name)
      #expect(by == "--avoid \(selector)")
    }
  }

  @Test func aPlaceWithAnOpenMemberMayStillBeAnEnd() throws {
    var sketch = try world()
    sketch.content.places = [
      Place(id: "p", name: "P", country: try sketch.country("KZ"), nodeIDs: ["b", "c"])
    ]
    let answer = try sketch.route("P", "d") { $0.avoid = RandomQuestion.selectors("country:CN") }
    #expect(answer.origin.nodeID == "c")
  }

  @Test(arguments: ["node:c", "leg:a__c__rail-1520", "c", "country:XZ"])
  func aNodeLegOrCountryIsRequiredAtLeastOnce(_ selector: String) throws {
    #expect(passed(try route(try world(), require: [selector])) == ["c", "strait", "d"])
  }

  @Test func aCorridorIsRequiredAtLeastOnce() throws {
    var sketch = try world()
    sketch.content.corridors = [
      CorridorDefinition(id: "sea", name: "Sea", nodeIDs: ["c", "d"], sectionModes: [.water])
    ]
    #expect(passed(try route(sketch, require: ["corridor:sea"])) == ["c", "strait", "d"])
    #expect(passed(try route(sketch, avoid: ["corridor:sea"])) == ["b", "d"])
  }

  @Test func aModeBasisOrStatusThatIsRequiredAdmitsNothingElse() throws {
    var sketch = try world()
    #expect(passed(try route(sketch, require: ["mode:rail"])) == ["b", "d"])
    #expect(throws: QueryError.self) { try route(sketch, require: ["mode:sea"]) }
    sketch.content.legs[0].lengthBasis = .estimate
    sketch.content.facilities[0].provenance.basis = .published
    #expect(passed(try route(sketch, require: ["basis:published"])) == ["c", "strait", "d"])
    sketch.content.legs[0].availability = Availability(status: .planned, opens: day("2020"))
    #expect(passed(try route(sketch, require: ["status:operational"])) == ["c", "strait", "d"])
  }

  @Test func aRequiredStatusHoldsForFacilitiesAndARequiredModeSaysNothingOfThem() throws {
    var sketch = try world()
    sketch.content.legs.removeAll { $0.id.hasPrefix("b__") }
    sketch.content.facilities[0].availability = Availability(status: .planned, opens: day("2020"))
    #expect(passed(try route(sketch)) == ["c", "strait", "d"])
    #expect(throws: QueryError.self) { try route(sketch, require: ["status:operational"]) }
  }

  @Test func sixRequirementsAreSearchedAndSevenRefused() throws {
    let legs = [
      "leg:a__b__rail-1520", "leg:b__d__rail-1520", "leg:strait__d__sea", "leg:c__strait__sea",
      "leg:a__c__rail-1520", "node:c", "node:b",
    ]
    let six = try route(try world(), require: Array(legs.prefix(6)))
    let used = Set(six.legSteps.compactMap(\.legID))
    #expect(used.count == 5)
    #expect(throws: QueryError.self) { try route(try world(), require: legs) }
  }

  @Test func aFacilityCannotBeRequired() throws {
    #expect(throws: QueryError.self) {
      try route(try world(), require: ["facility:c__rail-1520__water"])
    }
  }

  @Test func viasArePassedInOrderAndTheWayHeldOnArrivalIsKept() throws {
    let sketch = try world()
    let answer = try route(sketch, vias: ["c"])
    #expect(passed(answer) == ["c", "strait", "d"])
    #expect(passed(try route(sketch, vias: ["b", "c"])) == ["b", "a", "c", "strait", "d"])
    var broken = sketch
    broken.content.facilities = []
    try broken.rail(1435, from: "c", to: "d")
    #expect(throws: QueryError.self) {
      try broken.route("a", "d") {
        $0.vias = ["c"]
        $0.avoid = RandomQuestion.selectors("country:CN")
      }
    }
  }

  @Test(arguments: ["countr:CN", "mode:", "country:FR", "mode:camel", "gauge:1", "nowhere", ""])
  func aSelectorThatPicksNothingIsAnError(_ text: String) throws {
    let network = try world().network()
    #expect(throws: SelectorError.self) {
      _ = try network.select(try Selector(parsing: text)) { _ in [] }
    }
  }

  @Test(arguments: [
    ("mode:sea", 2), ("mode:rail country:CN", 2), ("leg:*rail*", 3), ("gauge:1520", 3),
    ("basis:published mode:rail", 3), ("a__*", 2),
  ])
  func aSelectorPicksTheLegsForWhichAllItsTermsHold(_ text: String, _ count: Int) throws {
    let network = try world().network()
    let selection = try network.select(try Selector(parsing: text)) { _ in [] }
    #expect(selection.legs.count == count)
  }
}
