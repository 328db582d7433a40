import Geo
import TestSupport
import Testing

@testable import Routing
@testable import Scenarios

/// What the file of a network knows of best ways, under scenarios.
@Suite("Stored ways after an edit")
struct StoredWaysTests {
  @Test("Routes by what is still known are those of the whole edited network, names included")
  func routes() throws {
    var kept = 0
    var found = 0
    try forAll(count: 250, seed: 540_000) { random, seed in
      let sketch = RandomNetwork(&random, nodes: 4...16, extraLegs: 1...14)
      let network = try Network(sketch.content)
      let stored = try network.withListedWays()
      let scenario = Scenario(
        name: "random",
        edits: try RandomEdits.mixture(of: sketch.content, &random)
      )
      let edited = try scenario.apply(to: network).network
      let editedFile = try scenario.apply(to: stored).network
      guard editedFile.storedWays != nil else { return }
      kept += 1
      for objective in WaysTable.objectives {
        let query = Query(
          from: .named(random.pick(sketch.content.nodes).id),
          to: .named(random.pick(sketch.content.nodes).id),
          objective: objective
        )
        let expected = try? Router(edited).route(query)
        guard let answer = try Router(editedFile).routeByExcerpt(query) else { continue }
        found += 1
        #expect(answer == expected, "seed \(seed), \(objective)")
        #expect(answer.scenarioNames == ["random"])
      }
    }
    #expect(kept > 50, "only \(kept) of 250 scenarios left something known")
    #expect(found > 50, "only \(found) routes by an excerpt")
  }

  @Test(
    "Closing, slowing down and making dearer leaves lower bounds; anything that may help does not",
    arguments: [
      (Change.close, true), (.closeCountry, true), (.slowDown, true), (.slowBorders, true),
      (.slowFacility, true), (.open, false), (.speedUp, false), (.speedUpBorders, false),
      (.speedUpFacility, false), (.remove, false), (.tariff, false), (.shorten, false),
    ]
  )
  func keepsBounds(_ change: Change, _ isKept: Bool) throws {
    let network = try Change.network().withListedWays()
    let edited = try Scenario(name: "one", edits: [PlacedEdit(change.edit())])
      .apply(to: network).network
    let isChanged =
      edited.legs != network.legs || edited.facilities != network.facilities
      || edited.tariffs != network.tariffs
    #expect(isChanged)
    #expect((edited.storedWays != nil) == isKept)
  }

  @Test("A scenario of another date leaves the bounds, which then hold for no question")
  func otherDate() throws {
    let network = try Change.network().withListedWays()
    let scenario = Scenario(name: "later", date: day("2031"), edits: [])
    let edited = try scenario.apply(to: network).network
    #expect(edited.storedWays != nil)
    #expect(ExcerptSearch(Query(from: .named("a"), to: .named("c")), on: edited) == nil)
    #expect(
      ExcerptSearch(
        Query(from: .named("a"), to: .named("c"), date: network.asOf),
        on: edited
      ) != nil
    )
  }
}

/// One edit of a railway from Kazakhstan to China, with a change of gauge and a line out of use.
enum Change: String, Sendable, CaseIterable {
  case close, closeCountry, slowDown, slowBorders, slowFacility
  case open, speedUp, speedUpBorders, speedUpFacility, remove, tariff, shorten

  static func network() throws -> Network {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b")
    try sketch.node("c", "CN")
    try sketch.rail(1520, from: "a", to: "b")
    try sketch.rail(1435, from: "b", to: "c")
    try sketch.facility("b", "rail-1520", "rail-1435")
    try sketch.leg(.road, "a", "c", km: 2048) { $0.availability.status = .suspended }
    return try sketch.network()
  }

  func edit() throws -> any ScenarioEdit {
    func target(_ kind: ElementKind, _ text: String) throws -> ElementTarget {
      ElementTarget(kind, try Selector(parsing: text))
    }
    func scale(_ kind: ElementKind, _ text: String, hours: Double) throws -> ScaleEdit {
      ScaleEdit(try target(kind, text), ScaleEdit.Factors(hours: hours))
    }
    switch self {
    case .close: return CloseEdit(try Selector(parsing: "leg:a__b__rail-1520"))
    case .closeCountry: return CloseEdit(try Selector(parsing: "country:CN"))
    case .slowDown: return try scale(.leg, "mode:rail", hours: 2)
    case .slowBorders: return try scale(.crossing, "mode:rail", hours: 2)
    case .slowFacility: return try scale(.facility, "id:b__*", hours: 1.3)
    case .open: return OpenEdit(try Selector(parsing: "mode:road"))
    case .speedUp: return try scale(.leg, "mode:rail", hours: 0.5)
    case .speedUpBorders: return try scale(.crossing, "mode:rail", hours: 0.5)
    case .speedUpFacility: return try scale(.facility, "id:b__*", hours: 0.5)
    case .remove: return RemoveEdit(try target(.leg, "leg:a__b__rail-1520"))
    case .tariff: return TariffEdit(mode: .rail, usdPerFEUKm: 4)
    case .shorten:
      var figures = SetEdit.NewFigures()
      figures.lengthKm = 256
      return SetEdit(try target(.leg, "leg:a__b__rail-1520"), figures)
    }
  }
}
