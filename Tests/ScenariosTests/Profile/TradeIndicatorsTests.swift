import Testing

@testable import Routing
@testable import Scenarios

@Suite struct TradeIndicatorsTests {
  /// 1000 km; one change of gauge 10 km after the first border, one 400 km inside the country.
  static let components: [Component] = [
    part("run-1", .running, hours: 10, km: 100, usd: 100),
    part("border-1", .border, hours: 20, usd: 215),
    part("run-2", .running, hours: 1, km: 10, usd: 10),
    part("gauge-1", .gaugeChange, hours: 6, usd: 100),
    part("run-3", .running, hours: 19, km: 390, usd: 390),
    part("gauge-2", .gaugeChange, hours: 5, usd: 85),
    part("run-4", .running, hours: 20, km: 500, usd: 500),
    part("border-2", .border, hours: 30, usd: nil),
  ]

  static func part(
    _ id: String,
    _ cause: Component.Cause,
    hours: Double,
    km: Double = 0,
    usd: Double?
  ) -> Component {
    var component = Component.timed(id, cause: cause, medianHours: hours, sigma: 0)
    component.km = km
    component.usd = usd
    component.lacks = usd == nil ? "border" : nil
    return component
  }

  @Test func `TFI1 is the hours of borders and gauge changes there, by two points each`() throws {
    let figures = TradeIndicators(try .of(TradeIndicatorsTests.components))
    #expect(figures.clearances.map(\.border.id) == ["border-1", "border-2"])
    #expect(figures.clearances.map { $0.gaugeChanges.map(\.id) } == [["gauge-1"], []])
    // (20 + 6 + 30) hours at four points.
    let hours = try #require(figures.hoursPerCrossingPoint)
    #expect(abs(hours - 14) < 1e-9)
  }

  @Test func `a border without a tariff makes TFI2 and TFI3 lower bounds`() throws {
    let figures = TradeIndicators(try .of(TradeIndicatorsTests.components))
    // (215 + 100) USD at four points.
    let usd = try #require(figures.usdPerCrossingPoint)
    #expect(abs(usd - 78.75) < 1e-9)
    #expect(figures.crossingCostIsLowerBound)
    // 1400 USD over 1000 km; the cargo weighs 20 tonnes.
    let section = try #require(figures.usdPerSection)
    #expect(abs(section - 700) < 1e-9)
    #expect(figures.sectionCostIsLowerBound)
  }

  @Test func `a heavier cargo's dollars are brought to 20 tonnes`() throws {
    var itinerary = try Itinerary.of(TradeIndicatorsTests.components)
    itinerary.cargoSize = CargoSize(.tonnes(40), teuPerFEU: 2, tonnesPerTEU: 10)
    let figures = TradeIndicators(itinerary)
    let section = try #require(figures.usdPerSection)
    #expect(abs(section - 350) < 1e-9)
    let usd = try #require(figures.usdPerCrossingPoint)
    #expect(abs(usd - 39.375) < 1e-9)
  }

  @Test func `TFI4 is over all hours, speed without delay over hours of movement`() throws {
    let figures = TradeIndicators(try .of(TradeIndicatorsTests.components))
    let withDelay = try #require(figures.speedWithDelayKmPerHour)
    let withoutDelay = try #require(figures.speedWithoutDelayKmPerHour)
    #expect(abs(withDelay * 111 - 1000) < 1e-9)
    #expect(abs(withoutDelay - 20) < 1e-9)
  }

  @Test func `without a border there is no TFI1, and in pipelines there is none at all`() throws {
    let inland = TradeIndicators(try .of([TradeIndicatorsTests.components[0]]))
    #expect(inland.hoursPerCrossingPoint == nil)
    #expect(inland.usdPerCrossingPoint == nil)
    #expect(inland.usdPerSection != nil)
    let pipeline = TradeIndicators(
      try .of(TradeIndicatorsTests.components, hasTimeAndMoney: false)
    )
    #expect(pipeline.hoursPerCrossingPoint == nil)
    #expect(pipeline.usdPerSection == nil)
    #expect(pipeline.speedWithDelayKmPerHour == nil)
  }

  @Test func `lines rise in place where nothing moves, and go on where something does`() throws {
    let series = DistanceSeries(try .of(TradeIndicatorsTests.components))
    #expect(
      series.segments.filter(\.isVertical).map(\.component.id)
        == ["border-1", "gauge-1", "gauge-2", "border-2"]
    )
    #expect(series.segments.map(\.cumulativeKm) == [100, 100, 110, 110, 500, 500, 1000, 1000])
    #expect(series.segments.last?.usd == nil)
    #expect(series.segments.last?.cumulativeUSD == 1400)
  }
}
