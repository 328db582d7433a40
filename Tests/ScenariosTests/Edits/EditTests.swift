import Geo
import Routing
import Scenarios
import Testing

/// Single edits on a network of two countries: a – b by rail in KZ, b – c by rail over the border
/// to UZ, a – c by road.
@Suite("Edits")
struct EditTests {
  private static func content() throws -> NetworkContent {
    var content = ExactTables.content(asOf: day("2026"))
    let kazakhstan = try #require(Country(code: "KZ"))
    let uzbekistan = try #require(Country(code: "UZ"))
    for (number, id) in ["a", "b", "c"].enumerated() {
      content.nodes.append(
        Node(
          id: id,
          name: id,
          coordinate: try Coordinate(longitude: 60 + Double(number), latitude: 45),
          kind: .station,
          country: id == "c" ? uzbekistan : kazakhstan
        )
      )
    }
    content.legs = [
      Leg(
        id: "a-b",
        fromNodeID: "a",
        toNodeID: "b",
        mode: .rail,
        gauges: [.broad1520],
        countries: [kazakhstan],
        lengthKm: 512
      ),
      Leg(
        id: "b-c",
        fromNodeID: "b",
        toNodeID: "c",
        mode: .rail,
        gauges: [.broad1520],
        countries: [kazakhstan, uzbekistan],
        lengthKm: 512
      ),
      Leg(
        id: "a-c-road",
        fromNodeID: "a",
        toNodeID: "c",
        mode: .road,
        countries: [kazakhstan, uzbekistan],
        lengthKm: 2048,
        availability: Availability(status: .suspended)
      ),
    ]
    return content
  }

  private static func network() throws -> Network { try Network(try content()) }

  private static func scenario(_ edits: any ScenarioEdit...) -> Scenario {
    Scenario(name: "x", edits: edits.map { PlacedEdit($0) })
  }

  private static func hours(on network: Network, date: CivilDate? = nil) throws -> Double {
    try Router(network).route(Query(from: .named("a"), to: .named("c"), date: date)).total.hours
  }

  private static func target(_ kind: ElementKind, _ text: String) throws -> ElementTarget {
    ElementTarget(kind, try Selector(parsing: text))
  }

  // 2 × 512 km at 512 km a day, and 16 h at the border.
  private static let usualHours = 64.0

  @Test("A closed country makes an end inside it an error that names the edit")
  func closedCountry() throws {
    let network = try Self.network()
    #expect(try Self.hours(on: network) == Self.usualHours)
    let edited = try Self.scenario(CloseEdit(try Selector(parsing: "country:UZ")))
      .apply(to: network).network
    let error = #expect(throws: QueryError.self) { try Self.hours(on: edited) }
    #expect(error?.description.contains("close country:UZ") == true)
  }

  @Test("A closure from a day on leaves the days before")
  func closureFrom() throws {
    let edit = CloseEdit(try Selector(parsing: "leg:b-c"), from: day("2027-03-01"))
    let edited = try Self.scenario(edit).apply(to: try Self.network()).network
    #expect(try Self.hours(on: edited, date: day("2027-02-28")) == Self.usualHours)
    #expect(throws: QueryError.self) { try Self.hours(on: edited, date: day("2027-03-01")) }
  }

  @Test("open undoes close, and opens from the scenario's date what was suspended")
  func reopening() throws {
    let network = try Self.network()
    let selector = try Selector(parsing: "leg:b-c")
    let reopened = try Self.scenario(CloseEdit(selector), OpenEdit(selector))
      .apply(to: network).network
    #expect(try Self.hours(on: reopened) == Self.usualHours)
    let dated = Scenario(
      name: "x",
      date: day("2030"),
      edits: [
        PlacedEdit(CloseEdit(try Selector(parsing: "mode:rail"))),
        PlacedEdit(OpenEdit(try Selector(parsing: "leg:a-c-road"))),
      ]
    )
    let edited = try dated.apply(to: network).network
    #expect(edited.defaultDate == day("2030"))
    #expect(try Self.hours(on: edited) == 2048 / 512 * 24 + 8)
    #expect(throws: QueryError.self) { try Self.hours(on: edited, date: day("2029")) }
  }

  @Test("A scaled border halves every crossing of the country, with its default")
  func scaledBorder() throws {
    let edit = ScaleEdit(
      try Self.target(.crossing, "country:KZ mode:rail"),
      ScaleEdit.Factors(hours: 0.5)
    )
    let edited = try Self.scenario(edit).apply(to: try Self.network()).network
    #expect(try Self.hours(on: edited) == Self.usualHours - 8)
  }

  @Test("Of two factors on one figure the last holds, and the scenario says so")
  func lastFactorHolds() throws {
    func speed(_ factor: Double) throws -> ScaleEdit {
      ScaleEdit(try Self.target(.leg, "leg:a-b"), ScaleEdit.Factors(speed: factor))
    }
    let resolved = try Self.scenario(try speed(4), try speed(2)).resolve(in: try Self.network())
    #expect(try Self.hours(on: resolved.network) == Self.usualHours - 12)
    #expect(resolved.warnings.count == 1)
  }

  @Test("A figure that was set is scaled from there, not from what it was")
  func setThenScaled() throws {
    var content = try Self.content()
    content.facilities = [
      Facility(
        id: "crane",
        nodeID: "a",
        kind: .intermodal,
        from: .way(.rail(.broad1520)),
        to: .way(.road),
        method: .liftOnLiftOff,
        duration: DurationFigure(hours: 100),
        usdPerFEU: 50,
        provenance: ExactTables.assumed
      )
    ]
    let target = try Self.target(.facility, "facility:crane")
    var figures = SetEdit.NewFigures()
    figures.hours = DurationFigure(hours: 8, p90Hours: 16)
    let half = ScaleEdit(target, ScaleEdit.Factors(hours: 0.5, usd: 0.5))
    let edited = try Self.scenario(half, SetEdit(target, figures), half, half)
      .apply(to: try Network(content)).network
    #expect(edited.facility(id: "crane")?.duration == DurationFigure(hours: 4, p90Hours: 8))
    #expect(edited.facility(id: "crane")?.usdPerFEU == 25)
  }

  @Test("Borders of a leg that has no row of its own can be set")
  func setBorder() throws {
    var figures = SetEdit.NewFigures()
    figures.hours = DurationFigure(hours: 2)
    let edit = SetEdit(try Self.target(.crossing, "leg:b-c"), figures)
    let edited = try Self.scenario(edit).apply(to: try Self.network()).network
    #expect(try Self.hours(on: edited) == 50)
  }

  @Test("opens on what is suspended makes it planned, so that it opens")
  func setOpens() throws {
    var figures = SetEdit.NewFigures()
    figures.opens = .on(day("2028"))
    let edit = SetEdit(try Self.target(.leg, "leg:a-c-road"), figures)
    let edited = try Self.scenario(edit).apply(to: try Self.network()).network
    #expect(edited.leg(id: "a-c-road")?.availability.isUsable(on: day("2028")) == true)
    #expect(edited.leg(id: "a-c-road")?.availability.isUsable(on: day("2027")) == false)
  }

  @Test(
    "A tariff of one country takes the place of its part of the rate for all",
    arguments: [nil, "2030"]
  )
  func tariff(from text: String?) throws {
    let kazakhstan: Country = try #require(Country(code: "KZ"))
    let edit = TariffEdit(
      mode: .rail,
      country: kazakhstan,
      usdPerFEUKm: 2,
      validFrom: text.map(day)
    )
    let edited = try Self.scenario(edit).apply(to: try Self.network()).network
    func usd(_ date: String) throws -> Double {
      var query = Query(from: .named("a"), to: .named("c"), date: day(date))
      query.objective = .cost
      return try Router(edited).route(query).total.usd
    }
    // a – b and half of b – c at 2 USD, the other half at 0.5, and 32 at the border.
    let dear = 768.0 * 2 + 256 * 0.5 + 32
    let usual = 1024.0 * 0.5 + 32
    #expect(try usd("2031") == dear)
    #expect(try usd("2029") == (text == nil ? dear : usual))
  }

  @Test("A removed element can be added again under its id")
  func removeThenAdd() throws {
    let network = try Self.network()
    let leg = try #require(network.leg(id: "b-c"))
    let edited = try Self.scenario(
      RemoveEdit(try Self.target(.leg, "leg:b-c")),
      AddEdit(.leg(leg))
    ).apply(to: network).network
    #expect(edited.legs.map(\.id) == ["a-b", "a-c-road", "b-c"])
    #expect(try Self.hours(on: edited) == Self.usualHours)
  }

  @Test("A removed node goes with what stands on it")
  func removeNode() throws {
    let edited = try Self.scenario(RemoveEdit(try Self.target(.node, "node:b")))
      .apply(to: try Self.network()).network
    #expect(edited.nodes.map(\.id) == ["a", "c"])
    #expect(edited.legs.map(\.id) == ["a-c-road"])
  }

  @Test("All errors of a scenario come together, and nothing is applied")
  func allErrors() throws {
    let scenario = Self.scenario(
      CloseEdit(try Selector(parsing: "leg:b-d")),
      RemoveEdit(try Self.target(.facility, "facility:nothing")),
      CloseEdit(try Selector(parsing: "leg:a-b")),
      CloseEdit(try Selector(parsing: "mode:sea")),
      CloseEdit(try Selector(parsing: "mode:sea"), allowsEmpty: true)
    )
    let error = #expect(throws: ScenarioError.self) {
      try scenario.resolve(in: try Self.network())
    }
    #expect(error?.problems.count == 3)
    #expect(error?.problems.first?.message.contains("did you mean 'b-c'") == true)
  }
}
