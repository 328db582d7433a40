import Geo
import Testing

@testable import Routing

/// Rules 14, 16 and 17: when, from where, to where.
@Suite struct EndTests {
  /// Two stations of one town and a harbour, joined to a far town.
  private func town() throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    try sketch.node("yard", "KZ", .station, at: (30, 40), name: "Town yard")
    try sketch.node("pier", "KZ", .port, at: (30.1, 40), name: "Town pier")
    try sketch.node("far", "KZ", .port, at: (40, 40), name: "Far")
    try sketch.node("strait", "XZ", .chokepoint, at: (35, 40), name: "Strait")
    try sketch.rail(1520, from: "yard", to: "far", km: 1024)
    try sketch.leg(.sea, "pier", "strait", km: 463)
    try sketch.leg(.sea, "strait", "far", km: 463)
    sketch.content.places = [
      Place(id: "town", name: "Town", country: try sketch.country("KZ"), nodeIDs: ["yard", "pier"])
    ]
    return sketch
  }

  @Test func aPlaceMeansAnyMemberAndTheAnswerNamesTheOneUsed() throws {
    let sketch = try town()
    let fast = try sketch.route("Town", "far")
    #expect(fast.origin.nodeID == "yard")
    #expect(fast.origin.name == "Town")
    let short = try sketch.route("place:town", "far", objective: .distance)
    #expect(short.origin.nodeID == "pier")
    #expect(short.total.km == 926)
  }

  @Test func aNodeIDMeansThatNode() throws {
    #expect(try town().route("yard", "far", objective: .distance).total.km == 1024)
  }

  @Test func aNameInTwoCountriesListsItsChoices() throws {
    var sketch = try town()
    try sketch.node("az-astara", "AZ", name: "Astara")
    try sketch.node("ir-astara", "IR", name: "Astara")
    do {
      _ = try sketch.route("Astara", "far")
      Issue.record("two towns have the name")
    } catch QueryError.lookup(.ambiguous(_, "Astara", let choices)) {
      #expect(choices == ["az-astara (Astara)", "ir-astara (Astara)"])
    }
  }

  @Test func aNameWrittenWrongIsCorrected() throws {
    do {
      _ = try town().route("Twon", "far")
      Issue.record("there is no Twon")
    } catch QueryError.lookup(.unknown(_, "Twon", let suggestions)) {
      #expect(suggestions.first == "Town" || suggestions.first == "town")
    }
  }

  @Test func startingAndEndingByWaterPaysThePortOnceEachAndByLandNothing() throws {
    let sketch = try town()
    let bySea = try sketch.route("pier", "far", objective: .distance)
    #expect(bySea.steps.filter { $0.kind == .port }.map(\.fromNodeID) == ["pier", "far"])
    #expect(bySea.total.hours == 8 + 48 + 2 + 8)
    let byRail = try sketch.route("yard", "far")
    #expect(byRail.steps.map(\.kind) == [.leg])
  }

  @Test func aPortsOwnRowPrecedesTheDefaultCall() throws {
    var sketch = try town()
    try sketch.facility("far", "rail-1520", "water", hours: 20)
    let ports = try sketch.route("pier", "far", objective: .distance).steps
      .filter { $0.kind == .port }
    #expect(ports.map(\.cost.hours) == [8, 20])
  }

  @Test func aTrainWithAHeadwayIsWaitedForWhereItIsJoinedAndNotOnTheWay() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b", "c")
    try sketch.rail(1520, from: "a", to: "b")
    try sketch.rail(1520, from: "b", to: "c")
    sketch.service("a__b__rail-1520", headway: 48)
    sketch.service("b__c__rail-1520", headway: 24)
    func waits(_ from: String, _ to: String) throws -> [Double] {
      try sketch.route(from, to).steps.filter { $0.kind == .trainWait }.map(\.cost.hours)
    }
    #expect(try waits("a", "c") == [24])
    #expect(try waits("b", "c") == [12])
    #expect(try waits("c", "a") == [12])
  }

  @Test func freightThatIsThereAlreadyHasNoSteps() throws {
    for id in ["yard", "pier"] {
      let answer = try town().route(id, id)
      #expect(answer.steps.isEmpty && answer.total == .zero)
    }
  }

  private func point(_ lon: Double, _ lat: Double) throws -> Query.End {
    .point(try Coordinate(longitude: lon, latitude: lat))
  }

  @Test func aPointIsJoinedToTheNearestNodeAndTheWayThereIsCounted() throws {
    let point = try Coordinate(longitude: 30, latitude: 40.2)
    let sketch = try town()
    let answer = try sketch.route("yard", "far") { $0.origin = .point(point) }
    let yard = try Coordinate(longitude: 30, latitude: 40)
    let accessKm = Geodesic.wgs84.distance(from: point, to: yard) / 1000 * 1.3
    #expect(answer.origin.nodeID == "yard")
    #expect(answer.steps.map(\.kind) == [.access, .leg])
    #expect(abs(answer.total.km - (accessKm + 1024)) < 1e-9)
    #expect(abs(answer.origin.accessKm - accessKm) < 1e-9)
    #expect(answer.steps[0].cost.hours > 0 && answer.steps[0].cost.usd > 0)
    let back = try sketch.route("far", "yard") { $0.destination = .point(point) }
    #expect(back.steps.map(\.kind) == [.leg, .access])
    #expect(abs(back.total.km - answer.total.km) < 1e-9)
  }

  @Test func aPointBeyondFiftyKilometresIsRefusedWithTheNearestNode() throws {
    do {
      _ = try town().route("yard", "far") { $0.origin = try point(30, 41) }
      Issue.record("111 km away")
    } catch QueryError.nothingNear(_, let limit, let nearest, let km) {
      #expect(limit == 50)
      #expect(nearest == "yard")
      #expect(abs((km ?? 0) - 111) < 1)
    }
  }

  @Test func aPointIsNeverJoinedToAChokepointOrToWhatIsClosed() throws {
    var sketch = try town()
    #expect(throws: QueryError.self) {
      try sketch.route("yard", "far") { $0.destination = try point(35, 40) }
    }
    sketch.content.legs[0].availability.status = .suspended
    let answer = try sketch.route("yard", "far", objective: .distance) {
      $0.origin = try point(30, 40)
    }
    #expect(answer.origin.nodeID == "pier")
  }

  @Test func aDestinationIsJoinedToANodeThatCanBeReached() throws {
    var sketch = try NetworkSketch()
    try sketch.node("a", at: (20, 40))
    try sketch.node("out-only", at: (30, 40))
    try sketch.node("in-only", at: (30, 40.1))
    try sketch.rail(1520, from: "out-only", to: "a") { $0.isDirected = true }
    try sketch.rail(1520, from: "a", to: "in-only") { $0.isDirected = true }
    let there = try sketch.route("a", "a") { $0.destination = try point(30, 40.04) }
    #expect(there.destination.nodeID == "in-only")
    let back = try sketch.route("a", "a") { $0.origin = try point(30, 40.06) }
    #expect(back.origin.nodeID == "out-only")
  }

  @Test func aNodeWhoseOnlyFerryIsClosedIsNotJoined() throws {
    var sketch = try town()
    try sketch.node("ramp", "KZ", .port, at: (30, 40.3))
    try sketch.leg(.ferry, "ramp", "far", km: 463) { $0.availability.status = .suspended }
    let answer = try sketch.route("yard", "far") { $0.origin = try point(30, 40.3) }
    #expect(answer.origin.nodeID == "yard")
  }

  @Test(arguments: ["50.1,-12.5", "-0.5,51.5", " 50.1 , 12 "])
  func twoNumbersAreAPointNegativeOnesToo(_ text: String) throws {
    guard case .point = try Query.End(parsing: text) else {
      return #expect(Bool(false), "\(text) is a point")
    }
  }

  @Test(arguments: ["Astara", "place:astara", "Petropavlovsk, Kamchatka"])
  func anythingElseIsAName(_ text: String) throws {
    #expect(try Query.End(parsing: text) == .named(text))
  }

  @Test func aPointOffTheEarthIsAnErrorAndNotAName() {
    #expect(throws: CoordinateError.self) { try Query.End(parsing: "50,91") }
  }

  @Test func whatOpensLaterIsUsedOnlyByAQueryOfThatDateAndIsFlagged() throws {
    var sketch = try town()
    sketch.content.legs[0].availability = Availability(status: .planned, opens: day("2030"))
    func rail(_ date: String?) throws -> Itinerary {
      try sketch.route("yard", "far") { $0.date = date.map(day) }
    }
    #expect(throws: QueryError.self) { try rail(nil) }
    #expect(throws: QueryError.self) { try rail("2030-12-30") }
    let answer = try rail("2030")
    #expect(answer.stepsNotOpenYet.map(\.legID) == ["yard__far__rail-1520"])
    #expect(answer.date == day("2030-12-31") && answer.asOf == day("2026-01-01"))
  }

  @Test func theDefaultDateIsTheDatas() throws {
    #expect(try town().route("yard", "far").date == day("2026-01-01"))
  }
}
