import Geo
import TestSupport
import Testing

@testable import Routing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

@Suite struct TimeSimulationTests {
  static func simulation(
    samples: Int = 10_000,
    seed: UInt64 = 1,
    rho: Double = 0.3
  ) throws -> TimeSimulation {
    let settings = try #require(SimulationSettings(samples: samples, seed: seed))
    return try TimeSimulation(settings: settings, commonFactorCorrelation: rho)
  }

  static let strike = TimeDistribution.Disruption(probability: 0.07, multiplier: 3)

  /// Worked out apart from this code, with numpy's Philox and Python's `NormalDist.inv_cdf`.
  @Test(arguments: [
    (0, 308.7750340511103), (1, 58.038319095860935), (7, 551.262823616263),
    (8, 116.25158237204269), (1023, 204.1030998538628), (1024, 89.41092450570416),
    (9999, 162.30824065145077),
  ])
  func `samples are those of the model worked out in Python`(sample: Int, hours: Double) throws {
    let sampled = try TimeSimulationTests.simulation(seed: 7).hours(ofAll: [
      [
        .timed(
          "border:a:KZ>CN",
          medianHours: 30,
          sigma: 0.55,
          disruption: TimeSimulationTests.strike
        ),
        .timed("running:a:KZ", medianHours: 50, sigma: 0.11),
        .timed(
          "wait:x:y",
          medianHours: 24,
          sigma: 1.5,
          disruption: TimeDistribution.Disruption(probability: 0.5, multiplier: 2)
        ),
      ]
    ])
    #expect(abs(sampled[0].bySample[sample] / hours - 1) < 1e-14)
  }

  @Test(arguments: [0.0, 0.1, 0.3, 0.6, 1.0])
  func `the mean is the sum of the arc means within four standard errors`(rho: Double) throws {
    try forAll(count: 5, seed: 50) { generator, seed in
      let components = Component.random(using: &generator)
      let sampled = try TimeSimulationTests.simulation(samples: 4096, seed: seed, rho: rho)
        .hours(ofAll: [components])[0]
      let expected = components.reduce(0) { $0 + $1.cost.hours }
      let error = max(sampled.meanStandardErrorHours, expected * 1e-12)
      #expect(abs(sampled.meanHours - expected) <= 4 * error, "seed \(seed)")
    }
  }

  /// Cov(X, Y) = E[X]·E[Y]·(e^(ρστ) − 1) for log-normals with correlated scores.
  @Test(arguments: [0.0, 0.3, 0.8])
  func `the variance is that of correlated log-normals`(rho: Double) throws {
    let components = (0..<6).map {
      Component.timed("c\($0)", medianHours: 5 + 2 * Double($0), sigma: 0.1 + 0.05 * Double($0))
    }
    let sampled = try TimeSimulationTests.simulation(samples: 20_480, rho: rho)
      .hours(ofAll: [components])[0]
    var variance = 0.0
    for (i, a) in components.enumerated() {
      for (j, b) in components.enumerated() {
        let sigmas = (a.time?.sigma ?? 0) * (b.time?.sigma ?? 0)
        variance += a.cost.hours * b.cost.hours * (exp((i == j ? 1 : rho) * sigmas) - 1)
      }
    }
    let simulated = sampled.standardDeviationHours
    #expect(abs(simulated * simulated / variance - 1) < 0.08)
  }

  @Test func `fewer samples are the first of more, and a seed gives the same again`() throws {
    var generator = SplitMix64(seed: 9)
    let components = Component.random(using: &generator)
    let many = try TimeSimulationTests.simulation(samples: 2049).hours(ofAll: [components])[0]
    for samples in [1, 7, 1024, 1025, 2049] {
      let few = try TimeSimulationTests.simulation(samples: samples).hours(ofAll: [components])[0]
      #expect(few.bySample == Array(many.bySample.prefix(samples)))
    }
    let other = try TimeSimulationTests.simulation(samples: 2049, seed: 2)
      .hours(ofAll: [components])[0]
    #expect(other != many)
  }

  @Test func `an itinerary's samples depend neither on its order nor on its company`() throws {
    var generator = SplitMix64(seed: 11)
    let simulation = try TimeSimulationTests.simulation(samples: 1500)
    let a = Component.random(using: &generator)
    let b = Component.random(using: &generator)
    let alone = simulation.hours(ofAll: [a])[0]
    #expect(simulation.hours(ofAll: [b, a])[1] == alone)
    #expect(simulation.hours(ofAll: [a.shuffled(using: &generator)])[0] == alone)
  }

  @Test func `what two itineraries share adds no noise to their difference`() throws {
    let shared = (0..<8).map { index in
      Component.timed(
        "shared-\(index)",
        medianHours: 20,
        sigma: 0.5,
        disruption: TimeSimulationTests.strike
      )
    }
    let own = Component.timed("border:only-here", medianHours: 10, sigma: 0.4)
    let hours = try TimeSimulationTests.simulation()
      .hours(ofAll: [shared + [own], shared, [own]])
    for sample in hours[0].bySample.indices {
      let difference = hours[0].bySample[sample] - hours[1].bySample[sample]
      #expect(abs(difference - hours[2].bySample[sample]) < 1e-9)
    }
  }

  @Test func `a slower component is slower in every sample`() throws {
    let simulation = try TimeSimulationTests.simulation()
    let fast = Component.timed("border:x", medianHours: 10, sigma: 0.5)
    var slow = fast
    slow.time?.medianHours = 11
    let hours = simulation.hours(ofAll: [[fast], [slow]])
    #expect(zip(hours[0].bySample, hours[1].bySample).allSatisfy { abs($1 / $0 - 1.1) < 1e-12 })
  }

  @Test func `with a correlation of one all components move together`() throws {
    let simulation = try TimeSimulationTests.simulation(rho: 1)
    let hours = simulation.hours(ofAll: [
      [.timed("a", medianHours: 1, sigma: 0.3)], [.timed("b", medianHours: 1, sigma: 0.3)],
    ])
    #expect(hours[0] == hours[1])
  }

  @Test func `components without hours take none, and a vast spread stays finite`() throws {
    let simulation = try TimeSimulationTests.simulation(samples: 100)
    var pipeline = Component.timed("p", medianHours: 1, sigma: 0)
    pipeline.time = nil
    let hours = simulation.hours(ofAll: [
      [pipeline], [], [.timed("w", medianHours: 1, sigma: 1e9)],
    ])
    #expect(hours[0].bySample == Array(repeating: 0, count: 100))
    #expect(hours[1].bySample == Array(repeating: 0, count: 100))
    #expect(hours[2].bySample.allSatisfy { $0.isFinite })
  }

  @Test func `data without the correlation are refused by its name`() throws {
    let date = try #require(CivilDate(parsing: "2026-01-01"))
    let network = try Network(NetworkContent(asOf: date))
    #expect(throws: ModelError.missingParameter("common_factor_rho")) {
      _ = try TimeSimulation(network: network)
    }
    #expect(throws: ModelError.self) { _ = try TimeSimulation(commonFactorCorrelation: 1.5) }
  }
}
