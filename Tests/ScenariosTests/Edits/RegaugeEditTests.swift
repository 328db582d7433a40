import Geo
import Routing
import Scenarios
import Testing

/// A line a – b – c of 1520 mm with a branch d at b and a yard of 1435 mm at a.
@Suite("regauge")
struct RegaugeEditTests {
  private static func network() throws -> Network {
    var content = ExactTables.content(asOf: day("2026"))
    let kazakhstan = try #require(Country(code: "KZ"))
    for (number, id) in ["a", "b", "c", "d", "z"].enumerated() {
      content.nodes.append(
        Node(
          id: id,
          name: id,
          coordinate: try Coordinate(longitude: 60 + Double(number), latitude: 45),
          kind: .station,
          country: kazakhstan
        )
      )
    }
    func leg(_ from: String, _ to: String, _ gauge: Gauge) -> Leg {
      Leg(
        id: "\(from)-\(to)",
        fromNodeID: from,
        toNodeID: to,
        mode: .rail,
        gauges: [gauge],
        countries: [kazakhstan],
        lengthKm: 64
      )
    }
    content.legs = [
      leg("z", "a", .standard1435), leg("a", "b", .broad1520), leg("b", "c", .broad1520),
      leg("b", "d", .broad1520),
      Leg(
        id: "c-d-road",
        fromNodeID: "c",
        toNodeID: "d",
        mode: .road,
        countries: [kazakhstan],
        lengthKm: 64
      ),
    ]
    content.facilities = [
      Facility(
        id: "c-crane",
        nodeID: "c",
        kind: .intermodal,
        from: .way(.rail(.broad1520)),
        to: .way(.road),
        method: .liftOnLiftOff,
        duration: DurationFigure(hours: 8),
        usdPerFEU: 16,
        provenance: ExactTables.assumed
      ),
      Facility(
        id: "a-change",
        nodeID: "a",
        kind: .gaugeChange,
        from: .way(.rail(.standard1435)),
        to: .way(.rail(.broad1520)),
        method: .containerTransshipment,
        duration: DurationFigure(hours: 4, p90Hours: 8),
        usdPerFEU: 32,
        provenance: ExactTables.assumed
      ),
    ]
    return try Network(content)
  }

  /// a – b – c, without the branch.
  private static func edit(
    _ gauges: [Gauge],
    at places: [String] = []
  ) throws -> [PlacedEdit] {
    try ["a-b", "b-c"].map { id in
      PlacedEdit(
        RegaugeEdit(
          ElementTarget(.leg, try Selector(parsing: "leg:\(id)")),
          gauges: gauges,
          facilitiesAt: places
        )
      )
    }
  }

  private static func hours(_ from: String, _ to: String, on network: Network) throws -> Double {
    try Router(network).route(Query(from: .named(from), to: .named(to))).total.hours
  }

  @Test("It fails where trains could pass no longer, and lists every such joint")
  func listsJoints() throws {
    let edits = [try #require(try Self.edit([.standard1435]).first)]
    let error = #expect(throws: ScenarioError.self) {
      try Scenario(name: "x", edits: edits).resolve(in: try Self.network())
    }
    #expect(error?.problems.first?.message.contains("b (1520 mm)") == true)
  }

  @Test("With facility_at the gauge is changed there, with the network's median hours")
  func changesGauge() throws {
    let network = try Self.network()
    let edits = [try #require(try Self.edit([.standard1435], at: ["b"]).first)]
    let edited = try Scenario(name: "x", edits: edits).apply(to: network).network
    let change = try #require(edited.facility(id: "b__rail-1435__rail-1520"))
    #expect(change.duration == DurationFigure(hours: 4, p90Hours: 8))
    // 128 km at 512 km a day; the change has moved from a to b.
    #expect(try Self.hours("z", "b", on: edited) == 6)
    #expect(try Self.hours("z", "b", on: network) > 6)
    #expect(try Self.hours("z", "c", on: edited) == Self.hours("z", "c", on: network))
  }

  @Test("A third rail strands nothing and is travelled by both")
  func thirdRail() throws {
    let network = try Self.network()
    let edits = try Self.edit([.standard1435, .broad1520])
    let edited = try Scenario(name: "x", edits: edits).apply(to: network).network
    let straight = try Router(edited).route(Query(from: .named("z"), to: .named("c")))
    #expect(straight.total.gaugeChanges == 0)
    let branch = try Router(edited).route(Query(from: .named("z"), to: .named("d")))
    #expect(branch.total.gaugeChanges == 1)
  }

  @Test("A crane of track that is gone serves the new gauge")
  func cranesMove() throws {
    let network = try Self.network()
    let edits = [
      PlacedEdit(
        RegaugeEdit(
          ElementTarget(.leg, try Selector(parsing: "leg:b-c")),
          gauges: [.standard1435],
          facilitiesAt: ["b"]
        )
      )
    ]
    let edited = try Scenario(name: "x", edits: edits).apply(to: network).network
    #expect(edited.facility(id: "c-crane")?.from == .way(.rail(.standard1435)))
  }

  @Test("facility_at where no two gauges meet is an error")
  func needlessFacility() throws {
    let edits = try Self.edit([.standard1435, .broad1520], at: ["c"])
    #expect(throws: ScenarioError.self) {
      try Scenario(name: "x", edits: edits).resolve(in: try Self.network())
    }
  }
}
