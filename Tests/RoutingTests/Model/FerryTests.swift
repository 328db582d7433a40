import Geo
import Testing

@testable import Routing

/// Rule 2 and the ferries of rule 3.
@Suite struct FerryTests {
  /// Rail to a ferry port, over the lake by two ferry legs, and on by rail; 1520 mm throughout.
  private func lake() throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "west", in: "KZ", kind: .port)
    try sketch.nodes("middle", "east", "b", in: "IR", kind: .port)
    try sketch.rail(1520, from: "a", to: "west")
    try sketch.leg(.ferry, "west", "middle", km: 463, gauges: [1520])
    try sketch.leg(.ferry, "middle", "east", km: 463, gauges: [1520])
    try sketch.rail(1520, from: "east", to: "b")
    return sketch
  }

  private func steps(_ answer: Itinerary, _ kind: Step.Kind) -> [Step] {
    answer.steps.filter { $0.kind == kind }
  }

  @Test func aBerthIsThereByConstructionWithNoLiftAndNoChangeCounted() throws {
    let answer = try lake().route("a", "b")
    #expect(steps(answer, .boarding).map(\.cost.hours) == [4, 4])
    #expect(steps(answer, .boarding).map(\.cost.kgCO2e) == [0, 0])
    #expect(answer.total.gaugeChanges == 0)
    #expect(answer.modeChanges == 0)
    #expect(!answer.steps.contains { $0.facilityID != nil })
  }

  @Test func everyFerryLegWaits() throws {
    #expect(steps(try lake().route("a", "b"), .sailingWait).map(\.cost.hours) == [48, 48])
  }

  @Test func papersOfATrainFerryAreInThePortCallAndNoBorderIsCounted() throws {
    let answer = try lake().route("a", "b")
    #expect(answer.total.borders == 0)
    #expect(steps(answer, .port).map(\.cost.hours) == [6])
  }

  @Test func aBerthsOwnRowGivesTheFiguresOfItsDirection() throws {
    var sketch = try lake()
    for (from, to, hours) in [("rail-1520", "ferry-1520", 9.0), ("ferry-1520", "rail-1520", 3.0)] {
      try sketch.facility("west", from, to, hours: hours) {
        $0.worksBothDirections = false
        $0.method = .trainFerry
      }
    }
    #expect(steps(try sketch.route("a", "b"), .boarding).map(\.cost.hours) == [9, 4])
    #expect(steps(try sketch.route("b", "a"), .boarding).map(\.cost.hours) == [4, 3])
  }

  @Test func aClosedBerthIsClosed() throws {
    var sketch = try lake()
    let id = try sketch.facility("west", "rail-1520", "ferry-1520") {
      $0.availability = Availability(status: .planned, opens: day("2030"))
    }
    #expect(throws: QueryError.self) { try sketch.route("a", "b") }
    #expect(try sketch.route("a", "b") { $0.date = day("2031") }.total.km == 1950)
    sketch.content.facilities[0].availability = Availability(status: .operational)
    #expect(throws: QueryError.self) {
      try sketch.route("a", "b") { $0.avoid = RandomQuestion.selectors("facility:\(id)") }
    }
  }

  @Test func wagonsKeepTheirGaugeOnDeck() throws {
    var sketch = try lake()
    sketch.content.legs[3].gauges = [.standard1435]
    #expect(throws: QueryError.self) { try sketch.route("a", "b") }
    try sketch.facility("east", "ferry-1520", "rail-1435")
    let answer = try sketch.route("a", "b")
    #expect(answer.total.gaugeChanges == 1)
    #expect(answer.modeChanges == 0)
  }

  @Test func lorriesRollOnWithoutALift() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "west", "east", "b", kind: .port)
    try sketch.leg(.road, "a", "west", km: 512)
    try sketch.leg(.ferry, "west", "east", km: 463)
    try sketch.leg(.road, "east", "b", km: 512)
    let answer = try sketch.route("a", "b")
    #expect(steps(answer, .boarding).map(\.cost.hours) == [2, 2])
    #expect(answer.modeChanges == 0)
  }

  @Test func wagonsDoNotBoardAFerryForLorriesWithoutARow() throws {
    var sketch = try lake()
    sketch.content.legs[1].gauges = []
    sketch.content.legs[2].gauges = []
    #expect(throws: QueryError.self) { try sketch.route("a", "b") }
    for port in ["west", "east"] { try sketch.facility(port, "rail-1520", "ferry-road") }
    #expect(try sketch.route("a", "b").modeChanges == 2)
  }

  @Test func freightStartsOnShoreOfAFerryWithoutALegAshore() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("west", "east", kind: .port)
    try sketch.leg(.ferry, "west", "east", km: 463)
    #expect(steps(try sketch.route("west", "east"), .boarding).count == 2)
  }
}
