import Geo
import Testing

@testable import Routing

/// Rules 5 to 8: what stands on legs between countries.
@Suite struct BorderTests {
  struct Pair: CustomTestStringConvertible, Sendable {
    var broadSide: (station: String, country: String)
    var standardSide: (station: String, country: String)
    var yardAt: String
    var testDescription: String { "\(standardSide.station)–\(broadSide.station)" }
  }

  static let pairs = [
    Pair(broadSide: ("dostyk", "KZ"), standardSide: ("alashankou", "CN"), yardAt: "dostyk"),
    Pair(broadSide: ("altynkol", "KZ"), standardSide: ("khorgos", "CN"), yardAt: "altynkol"),
    Pair(broadSide: ("zabaikalsk", "RU"), standardSide: ("manzhouli", "CN"), yardAt: "manzhouli"),
    Pair(broadSide: ("zamyn-uud", "MN"), standardSide: ("erenhot", "CN"), yardAt: "zamyn-uud"),
    Pair(broadSide: ("brest", "BY"), standardSide: ("malaszewicze", "PL"), yardAt: "malaszewicze"),
  ]

  private func network(_ pair: Pair) throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    let (broad, standard) = (pair.broadSide, pair.standardSide)
    try sketch.node("inland-broad", broad.country)
    try sketch.node(broad.station, broad.country, .border)
    try sketch.node(standard.station, standard.country, .border)
    try sketch.node("inland-standard", standard.country)
    try sketch.rail(1520, from: "inland-broad", to: broad.station)
    try sketch.rail(1435, 1520, from: broad.station, to: standard.station, km: 16)
    try sketch.rail(1435, from: standard.station, to: "inland-standard")
    return sketch
  }

  @Test(arguments: BorderTests.pairs)
  func aPairedBreakOfGaugeIsChangedOnceInBothDirections(_ pair: Pair) throws {
    var sketch = try network(pair)
    let id = try sketch.facility(pair.yardAt, "rail-1435", "rail-1520")
    for (from, to) in [("inland-broad", "inland-standard"), ("inland-standard", "inland-broad")] {
      let answer = try sketch.route(from, to)
      let changes = answer.steps.filter { $0.kind == .gaugeChange }
      #expect(changes.map(\.facilityID) == [id])
      #expect(changes.map(\.fromNodeID) == [pair.yardAt])
      #expect(answer.total.borders == 1)
    }
  }

  @Test(arguments: BorderTests.pairs)
  func whereTheReceivingSideReloadsEachDirectionHasItsOwnYard(_ pair: Pair) throws {
    var sketch = try network(pair)
    let (broad, standard) = (pair.broadSide.station, pair.standardSide.station)
    try sketch.facility(broad, "rail-1435", "rail-1520") { $0.worksBothDirections = false }
    try sketch.facility(standard, "rail-1520", "rail-1435") { $0.worksBothDirections = false }
    for (from, to, yard) in [
      ("inland-broad", "inland-standard", standard), ("inland-standard", "inland-broad", broad),
    ] {
      let answer = try sketch.route(from, to)
      let changes = answer.steps.filter { $0.kind == .gaugeChange }
      #expect(changes.map(\.fromNodeID) == [yard])
      #expect(answer.total.borders == 1)
    }
  }

  @Test(arguments: BorderTests.pairs)
  func withoutAYardNothingPasses(_ pair: Pair) throws {
    let sketch = try network(pair)
    #expect(throws: QueryError.self) { try sketch.route("inland-broad", "inland-standard") }
  }

  /// One rail leg through four countries.
  private func transit() throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    try sketch.node("a", "KZ")
    try sketch.node("b", "IR")
    try sketch.rail(1520, from: "a", to: "b", km: 1024) { leg in
      leg.countries = ["KZ", "UZ", "TM", "IR"].compactMap { Country(code: $0) }
    }
    return sketch
  }

  @Test func aLegThroughSeveralCountriesHasOneCrossingForEachNeighbouringPair() throws {
    var sketch = try transit()
    let leg = sketch.content.legs[0].id
    try sketch.crossing("kz-uz", leg: leg, "KZ", "UZ", hours: 3)
    try sketch.crossing("tm-uz", leg: nil, "TM", "UZ", hours: 5)
    let answer = try sketch.route("a", "b")
    let borders = answer.steps.filter { $0.kind == .border }
    #expect(answer.total.borders == 3)
    #expect(borders.map(\.cost.hours) == [3, 5, 16])
    let back = try sketch.route("b", "a").steps.filter { $0.kind == .border }
    #expect(back.map(\.cost.hours) == [16, 5, 3])
  }

  @Test(arguments: ["KZ", "UZ", "TM", "IR"])
  func aLegThroughSeveralCountriesClosesWithAnyOfThem(_ code: String) throws {
    let sketch = try transit()
    #expect(throws: QueryError.self) {
      try sketch.route("a", "b") { $0.avoid = RandomQuestion.selectors("country:\(code)") }
    }
  }

  @Test func aLegThroughSeveralCountriesIsSharedEquallyAsAnEstimate() throws {
    let answer = try transit().route("a", "b")
    #expect(answer.kmByCountry.map(\.km) == [256, 256, 256, 256])
    #expect(answer.legSteps[0].components.allSatisfy { $0.basis >= .estimate })
  }

  @Test(arguments: [
    (Node.Kind.border, Node.Kind.station, ["CN": 512.0]),
    (.station, .border, ["KZ": 512.0]),
    (.border, .border, ["CN": 256.0, "KZ": 256.0]),
    (.station, .station, ["CN": 256.0, "KZ": 256.0]),
  ])
  func aBorderLegBelongsToTheCountryOfItsInlandEndElseHalfAndHalf(
    _ from: Node.Kind,
    _ to: Node.Kind,
    _ expected: [String: Double]
  ) throws {
    var sketch = try NetworkSketch()
    try sketch.node("a", "KZ", from)
    try sketch.node("b", "CN", to)
    try sketch.rail(1520, from: "a", to: "b")
    for (origin, destination) in [("a", "b"), ("b", "a")] {
      let answer = try sketch.route(origin, destination)
      let km = answer.kmByCountry.map { ($0.country.code, $0.km) }
      #expect(Dictionary(uniqueKeysWithValues: km) == expected)
      #expect(answer.total.hours == 24 + 16)
    }
  }

  /// Two stations of one leg, with whatever crossings a test adds.
  private func border() throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    try sketch.node("a", "KZ")
    try sketch.node("b", "CN")
    try sketch.rail(1520, from: "a", to: "b")
    return sketch
  }

  private func hours(
    _ sketch: NetworkSketch,
    _ from: String,
    _ to: String,
    service: ServiceClass = .ordinary
  ) throws -> [Double] {
    try sketch.route(from, to) { $0.service = service }.steps.filter { $0.kind == .border }
      .map(\.cost.hours)
  }

  @Test func aCrossingIsLookedUpByLegThenByPairThenByClass() throws {
    var sketch = try border()
    #expect(try hours(sketch, "a", "b") == [16])
    try sketch.crossing("pair", leg: nil, "KZ", "CN", hours: 20)
    #expect(try hours(sketch, "a", "b") == [20])
    try sketch.crossing("leg", leg: "a__b__rail-1520", "KZ", "CN", hours: 30)
    #expect(try hours(sketch, "a", "b") == [30])
    #expect(try hours(sketch, "b", "a") == [30])
  }

  @Test func aDirectionsFigureHoldsForThatDirectionOnly() throws {
    var sketch = try border()
    let leg = "a__b__rail-1520"
    try sketch.crossing("out", leg: leg, "KZ", "CN", direction: .fromTo, hours: 7)
    #expect(try hours(sketch, "a", "b") == [7])
    #expect(try hours(sketch, "b", "a") == [16])
    try sketch.crossing("in", leg: leg, "KZ", "CN", direction: .toFrom, hours: 9)
    #expect(try hours(sketch, "b", "a") == [9])
  }

  @Test func aPairsRowCountsInWhicheverOrderItIsWritten() throws {
    var sketch = try border()
    try sketch.crossing("all", leg: nil, "KZ", "CN", hours: 40)
    try sketch.crossing(
      "block",
      leg: nil,
      "CN",
      "KZ",
      direction: .toFrom,
      service: .express,
      hours: 4
    )
    #expect(try hours(sketch, "a", "b", service: .block) == [4])
    #expect(try hours(sketch, "b", "a", service: .block) == [40])
    #expect(try hours(sketch, "a", "b") == [40])
  }

  @Test func theServiceClassChoosesAmongRowsAndALoneWagonMeetsTheOrdinaryBorder() throws {
    var sketch = try border()
    let leg = "a__b__rail-1520"
    try sketch.crossing("x", leg: leg, "KZ", "CN", service: .express, hours: 7)
    try sketch.crossing("o", leg: leg, "KZ", "CN", service: .ordinary, hours: 35)
    #expect(try hours(sketch, "a", "b", service: .block) == [7])
    #expect(try hours(sketch, "a", "b", service: .ordinary) == [35])
    #expect(try hours(sketch, "a", "b", service: .wagonload) == [35])
  }

  @Test func thePairsClassWithTheFirstPriorityAppliesAndTheServiceWithinIt() throws {
    var sketch = try border()
    let kz = try sketch.country("KZ")
    sketch.content.countryGroups["EAEU"] = [kz]
    var row = sketch.content.crossingDefaults[0]
    for (name, service, hours, priority) in [
      ("CN-EAEU", TrainServiceScope.ordinary, 35.0, 2), ("CN-EAEU", .express, 7.0, 2),
      ("OTHER", .any, 99.0, 5),
    ] {
      row.pairClass = name
      row.priority = priority
      row.service = service
      row.sideA = name == "OTHER" ? .any : .country(try sketch.country("CN"))
      row.sideB = name == "OTHER" ? .any : .group("EAEU")
      row.duration = ExactTables.hours(hours)
      sketch.content.crossingDefaults.append(row)
    }
    #expect(try hours(sketch, "a", "b") == [35])
    #expect(try hours(sketch, "b", "a", service: .block) == [7])
    sketch.content.countryGroups["EAEU"] = []
    #expect(try hours(sketch, "a", "b") == [99])
  }

  @Test func aLegNobodyKnowsTheBorderOfIsAModelErrorThatNamesIt() throws {
    var sketch = try border()
    sketch.content.crossingDefaults = []
    #expect(throws: ModelError.self) { try sketch.router().prepare(Terms(date: day("2026"))) }
  }

  @Test func aChokepointWithTwoShoresIsNoBorder() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", in: "TR", kind: .port)
    try sketch.node("strait", "XZ", .chokepoint)
    try sketch.nodes("b", in: "RO", kind: .port)
    try sketch.leg(.sea, "a", "strait", km: 463)
    try sketch.leg(.sea, "strait", "b", km: 463)
    #expect(try sketch.route("a", "b").total.borders == 0)
  }
}
