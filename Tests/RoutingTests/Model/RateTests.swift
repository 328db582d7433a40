import Geo
import Testing

@testable import Routing

/// Rules 11 to 13, 21 and 22: speeds, money, carbon, pipelines.
@Suite struct RateTests {
  private func railway(_ change: (inout Leg) -> Void = { _ in }) throws -> NetworkSketch {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b")
    try sketch.rail(1520, from: "a", to: "b", km: 1024, change: change)
    return sketch
  }

  @Test func aBlockTrainHasASpeedOfItsOwn() throws {
    let sketch = try railway()
    #expect(try sketch.route("a", "b").total.hours == 48)
    #expect(try sketch.route("a", "b") { $0.service = .block }.total.hours == 24)
    #expect(try sketch.route("a", "b") { $0.service = .block }.service == .block)
  }

  @Test func aCountrysSpeedPrecedesTheDefaultEvenOfTheServiceClass() throws {
    var sketch = try railway()
    var row = sketch.content.speeds[0]
    row.id = "rail-KZ"
    row.country = try sketch.country("KZ")
    row.kmPerDay = 256
    sketch.content.speeds.append(row)
    #expect(try sketch.route("a", "b") { $0.service = .block }.total.hours == 96)
  }

  @Test func tariffKilometresAreBilledAndLineKilometresAreRun() throws {
    let sketch = try railway {
      $0.lengthKind = .tariff
      $0.lineLengthKm = 512
    }
    let total = try sketch.route("a", "b").total
    #expect(total.km == 1024)
    #expect(total.usd == 512)
    #expect(total.hours == 24)
  }

  @Test func aRoadDayHasItsDrivingAndItsRestAsComponents() throws {
    var sketch = try NetworkSketch()
    try sketch.nodes("a", "b")
    try sketch.leg(.road, "a", "b", km: 1024)
    let answer = try sketch.route("a", "b")
    #expect(answer.total.hours == 48)
    #expect(answer.hours(of: [.running]) == 16)
    #expect(answer.hours(of: [.roadRest]) == 32)
  }

  @Test func theNarrowestTariffInForceApplies() throws {
    var sketch = try railway()
    func usd(_ date: String) throws -> Double {
      try sketch.route("a", "b") { $0.date = day(date) }.total.usd
    }
    var row = sketch.content.tariffs[0]
    row.id = "kz"
    row.countries = [try sketch.country("KZ")]
    row.usdPerFEUKm = 2
    row.validUntil = day("2027")
    sketch.content.tariffs.append(row)
    row.id = "kz-newer"
    row.validFrom = day("2026-06")
    row.usdPerFEUKm = 3
    sketch.content.tariffs.append(row)
    #expect(try usd("2026-01-01") == 2048)
    #expect(try usd("2026-06-30") == 3072)
    #expect(try usd("2028") == 512)
    row.id = "shown-only"
    row.applies = false
    row.usdPerFEUKm = 9
    sketch.content.tariffs.append(row)
    #expect(try usd("2026-06-30") == 3072)
  }

  @Test func aModeWithoutATariffMakesTheTotalAtLeast() throws {
    var sketch = try railway()
    sketch.content.tariffs = []
    let answer = try sketch.route("a", "b")
    #expect(answer.total.usd == 0)
    #expect(answer.missingTariffs == ["rail tariff"])
  }

  @Test func moneyScalesWithTheContainerAndCarbonWithTheTonnes() throws {
    let sketch = try railway { $0.electricShare = 0 }
    let full = try sketch.route("a", "b").total
    let half = try sketch.route("a", "b") { $0.cargo = .teu }.total
    #expect(full.usd == 512 && half.usd == 256)
    #expect(full.kgCO2e == 2048 && half.kgCO2e == 1024)
  }

  @Test(arguments: [(0.0, 100.0), (1.0, 50.0), (0.5, 75.0), (nil, 75.0)])
  func railCarbonIsTheElectricShareOnTheGridAndTheRestOnDiesel(
    _ share: Double?,
    _ gramsPerTonneKm: Double
  ) throws {
    let answer = try railway { $0.electricShare = share }.route("a", "b")
    #expect(answer.total.kgCO2e == gramsPerTonneKm * 20 * 1024 / 1000)
  }

  @Test func aCountrysGridPrecedesTheUnknownGrid() throws {
    var sketch = try railway { $0.electricShare = 1 }
    var row = try #require(sketch.content.emissionFactors.first { $0.subject == .grid })
    row.id = "grid-KZ"
    row.country = try sketch.country("KZ")
    row.value = 800
    sketch.content.emissionFactors.append(row)
    #expect(try sketch.route("a", "b").total.kgCO2e == 25 * 20 * 1024 / 1000)
  }

  @Test func everyFigureNamesItsRowsAndSources() throws {
    var sketch = try railway()
    sketch.content.legs[0].sourceIDs = ["timetable"]
    sketch.content.speeds[0].provenance.sourceIDs = ["operator"]
    let answer = try sketch.route("a", "b")
    #expect(answer.sourceIDs == ["operator", "timetable"])
    #expect(answer.components.allSatisfy { !$0.figureIDs.isEmpty })
  }

  /// A gas line beside a railway.
  private func pipeline() throws -> NetworkSketch {
    var sketch = try railway()
    try sketch.node("c", "IR")
    try sketch.leg(.pipeline, "a", "c", km: 300) { $0.commodity = .gas }
    return sketch
  }

  @Test func gasUsesPipelinesOnlyAndContainersNever() throws {
    let sketch = try pipeline()
    let gas = try #require(Cargo(form: .gas, amount: .tonnes(1000)))
    let answer = try sketch.route("a", "c", objective: .distance) { $0.cargo = gas }
    #expect(answer.total.km == 300)
    #expect(throws: QueryError.self) { try sketch.route("a", "c") }
    #expect(throws: QueryError.self) {
      try sketch.route("a", "b", objective: .distance) { $0.cargo = gas }
    }
    let oil = try #require(Cargo(form: .oil, amount: .tonnes(1000)))
    #expect(throws: QueryError.self) {
      try sketch.route("a", "c", objective: .distance) { $0.cargo = oil }
    }
  }

  @Test func hoursAndDollarsOfAPipelineAreAbsentNotZero() throws {
    let gas = try #require(Cargo(form: .gas, amount: .tonnes(1000)))
    let answer = try pipeline().route("a", "c", objective: .distance) { $0.cargo = gas }
    #expect(!answer.hasTimeAndMoney)
    #expect(answer.components.allSatisfy { $0.time == nil && $0.usd == nil && $0.kgCO2e == nil })
    #expect(answer.total.borders == 0)
    #expect(answer.speedWithDelayKmPerHour == nil)
  }

  @Test(arguments: [Objective.time, .cost, .co2, .gaugeChanges, .generalisedCost(usdPerHour: 1)])
  func anObjectiveThatPipelinesDoNotHaveIsAnError(_ objective: Objective) throws {
    let gas = try #require(Cargo(form: .gas, amount: .tonnes(1000)))
    let sketch = try pipeline()
    #expect(throws: QueryError.self) {
      try sketch.route("a", "c", objective: objective) { $0.cargo = gas }
    }
  }

  @Test func speedWithoutDelayLeavesOutTheBordersAndSpeedWithDelayDoesNot() throws {
    var sketch = try NetworkSketch()
    try sketch.node("a", "KZ")
    try sketch.node("b", "CN")
    try sketch.rail(1520, from: "a", to: "b", km: 1024)
    let answer = try sketch.route("a", "b")
    #expect(answer.speedWithoutDelayKmPerHour == 1024.0 / 48)
    #expect(answer.speedWithDelayKmPerHour == 1024.0 / 64)
  }
}
