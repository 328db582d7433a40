import Geo
import Testing

@testable import Routing
@testable import Scenarios

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

@Suite struct TimeExplanationTests {
  static let components: [Component] = [
    .timed("run-1", cause: .running, medianHours: 100, sigma: 0.1),
    .timed("run-2", cause: .running, medianHours: 50, sigma: 0.1),
    .timed(
      "border",
      cause: .border,
      medianHours: 20,
      sigma: 0.8,
      disruption: .init(probability: 0.07, multiplier: 3)
    ),
    .timed("wait", cause: .sailingWait, medianHours: 24, sigma: 0.55),
  ]

  static func explanation(
    _ components: [Component] = components,
    rho: Double = 0.3
  ) throws -> TimeExplanation {
    let settings = try #require(SimulationSettings(samples: 4096, seed: 1))
    let simulation = try TimeSimulation(settings: settings, commonFactorCorrelation: rho)
    return try #require(TimeExplanation(try Itinerary.of(components), simulation: simulation))
  }

  @Test func `causes add up in every sample and in the mean`() throws {
    let explanation = try TimeExplanationTests.explanation()
    #expect(explanation.causes.map(\.cause) == [.running, .border, .sailingWait])
    #expect(explanation.causes.map(\.components) == [2, 1, 1])
    for (sample, total) in explanation.total.bySample.enumerated() {
      let sum = explanation.causes.reduce(0) { $0 + $1.hours.bySample[sample] }
      #expect(abs(sum - total) < 1e-9)
    }
    let mean = explanation.causes.reduce(0) { $0 + $1.meanHours }
    let expected = TimeExplanationTests.components.reduce(0) { $0 + $1.cost.hours }
    #expect(abs(mean - expected) < 1e-9)
  }

  @Test(arguments: [Percentile.p10, .p50, .p90, .p95])
  func `parts of a trip at a percentile add up to it`(percentile: Percentile) throws {
    let explanation = try TimeExplanationTests.explanation()
    let sum = explanation.parts(at: percentile).reduce(0, +)
    #expect(abs(sum - explanation.total.hours(percentile)) < 1e-9)
  }

  @Test func `causes' own percentiles at P90 add up to more than the total's`() throws {
    let explanation = try TimeExplanationTests.explanation()
    let sum = explanation.causes.reduce(0) { $0 + $1.hours.hours(.p90) }
    #expect(sum > explanation.total.hours(.p90))
  }

  @Test func `a certain component has the same part of every trip, but for the correction`() throws
  {
    let certain = Component.timed("sure", cause: .port, medianHours: 40, sigma: 0)
    let explanation = try TimeExplanationTests.explanation(
      TimeExplanationTests.components + [certain]
    )
    let position = try #require(explanation.causes.firstIndex { $0.cause == .port })
    for percentile in [Percentile.p10, .p50, .p90] {
      #expect(abs(explanation.parts(at: percentile)[position] / 40 - 1) < 0.02)
    }
  }

  @Test func `one sample is a trip of every percentile`() throws {
    let settings = try #require(SimulationSettings(samples: 1, seed: 1))
    let simulation = try TimeSimulation(settings: settings, commonFactorCorrelation: 0.3)
    let itinerary = try Itinerary.of(TimeExplanationTests.components)
    let explanation = try #require(TimeExplanation(itinerary, simulation: simulation))
    let parts = explanation.parts(at: .p90)
    #expect(abs(parts.reduce(0, +) - explanation.total.bySample[0]) < 1e-9)
  }

  @Test func `swings are the closed form, the widest first`() throws {
    let swings = try TimeExplanationTests.explanation().swings
    #expect(swings.map(\.component.id) == ["border", "wait", "run-1", "run-2"])
    let z = 1.2815515655446004
    #expect(abs(swings[1].swing.widthHours - 24 * (exp(0.55 * z) - exp(-0.55 * z))) < 1e-9)
    #expect(abs(swings[2].swing.p10Hours - 100 * exp(-0.1 * z)) < 1e-9)
  }

  @Test func `a component that happens twice swings twice as far`() throws {
    let once = Component.timed("border", cause: .border, medianHours: 10, sigma: 0.5)
    let twice = try TimeExplanationTests.explanation([once, once]).swings
    #expect(twice.count == 1)
    #expect(twice[0].times == 2)
    let single = try TimeExplanationTests.explanation([once]).swings
    #expect(twice[0].swing.widthHours == 2 * single[0].swing.widthHours)
  }

  @Test func `the common factor moves nothing without correlation and all of it with`() throws {
    let without = try TimeExplanationTests.explanation(rho: 0).commonFactor
    #expect(abs(without.widthHours) < 1e-9)
    let components = [Component.timed("x", medianHours: 10, sigma: 0.5)]
    let with = try TimeExplanationTests.explanation(components, rho: 1)
    #expect(abs(with.commonFactor.widthHours - with.swings[0].swing.widthHours) < 1e-9)
  }

  @Test func `pipelines have no hours to explain`() throws {
    let gas = try Itinerary.of([], hasTimeAndMoney: false)
    let simulation = try TimeSimulation(commonFactorCorrelation: 0.3)
    #expect(TimeExplanation(gas, simulation: simulation) == nil)
  }
}
