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

@Suite struct UncertainComparisonTests {
  static func comparison(_ routes: [(id: String, itinerary: Itinerary)]) throws -> Comparison {
    Comparison(
      originName: "A",
      destinationName: "A",
      date: try #require(CivilDate(parsing: "2026-01-01")),
      rows: routes.map { Comparison.Row(id: $0.id, name: $0.id, itinerary: $0.itinerary) },
      left: [],
      claims: []
    )
  }

  static func simulated(
    _ routes: [(id: String, components: [Component])],
    samples: Int = 4096,
    rho: Double = 0.3
  ) throws -> UncertainComparison {
    let settings = try #require(SimulationSettings(samples: samples, seed: 1))
    let comparison = try comparison(routes.map { ($0.id, try Itinerary.of($0.components)) })
    let simulation = try TimeSimulation(settings: settings, commonFactorCorrelation: rho)
    return try #require(UncertainComparison(comparison, simulation: simulation))
  }

  static let shared = (0..<5).map {
    Component.timed("shared-\($0)", cause: .border, medianHours: 20, sigma: 0.6)
  }

  @Test func `wins and losses and ties are all there is`() throws {
    let comparison = try UncertainComparisonTests.simulated([
      ("a", [.timed("x", medianHours: 10, sigma: 0.5)]),
      ("b", [.timed("y", medianHours: 11, sigma: 0.3)]),
    ])
    let there = comparison.duel(of: 0, against: 1)
    let back = comparison.duel(of: 1, against: 0)
    #expect(abs(there.wins + back.wins + there.ties - 1) < 1e-12)
    #expect(there.ties == back.ties)
  }

  @Test func `the same route under two names ties every time`() throws {
    let comparison = try UncertainComparisonTests.simulated([
      ("a", UncertainComparisonTests.shared), ("b", UncertainComparisonTests.shared.reversed()),
    ])
    #expect(comparison.duel(of: 0, against: 1) == .init(wins: 0, ties: 1))
  }

  @Test func `a route never beats one that it contains`() throws {
    let more = UncertainComparisonTests.shared + [.timed("own", medianHours: 0.001, sigma: 0)]
    let comparison = try UncertainComparisonTests.simulated([
      ("short", UncertainComparisonTests.shared), ("long", more),
    ])
    #expect(comparison.duel(of: 0, against: 1).wins == 1)
    #expect(comparison.duel(of: 1, against: 0).wins == 0)
  }

  /// ln X − ln Y is normal with variance 2σ²(1 − ρ) for two log-normals of spread σ.
  @Test(arguments: [0.0, 0.3, 0.9])
  func `the probability to beat another is the closed form of two log-normals`(
    rho: Double
  ) throws {
    let (a, b, sigma) = (10.0, 12.0, 0.4)
    let comparison = try UncertainComparisonTests.simulated(
      [
        ("a", [.timed("x", medianHours: a, sigma: sigma)]),
        ("b", [.timed("y", medianHours: b, sigma: sigma)]),
      ],
      samples: 20_480,
      rho: rho
    )
    let z = log(b / a) / (sigma * (2 * (1 - rho)).squareRoot())
    let expected = 0.5 * erfc(-z / 2.0.squareRoot())
    let error = (expected * (1 - expected) / 20_480).squareRoot()
    #expect(abs(comparison.duel(of: 0, against: 1).wins - expected) < 4 * error)
  }

  @Test func `the steady route wins by P90 and the wild one by the median`() throws {
    let comparison = try UncertainComparisonTests.simulated([
      ("steady", [.timed("x", medianHours: 12, sigma: 0.1)]),
      ("wild", [.timed("y", medianHours: 10, sigma: 0.8)]),
    ])
    #expect(comparison.order(by: .percentile(.p50)) == [1, 0])
    #expect(comparison.order(by: .percentile(.p90)) == [0, 1])
    #expect(comparison.order(by: .mean) == [0, 1])
    #expect(comparison.reordered([1, 0]).rows.map(\.id) == ["wild", "steady"])
  }

  @Test func `a reordered comparison keeps what its claims point at`() throws {
    let claim = Claim(
      id: "claim",
      corridor: "",
      from: nil,
      to: nil,
      fromText: "",
      toText: "",
      metric: "km",
      value: 100
    )
    var comparison = try UncertainComparisonTests.comparison([
      ("a", try Itinerary.of([])), ("b", try Itinerary.of([])), ("c", try Itinerary.of([])),
    ])
    comparison.claims = [
      ClaimBeside(
        claim: claim,
        metric: .km,
        modelled: [300, 99, 200],
        nearest: 99,
        nearestRow: 1,
        claimed: 100
      )
    ]
    let reordered = comparison.reordered([2, 0, 1])
    #expect(reordered.rows.map(\.id) == ["c", "a", "b"])
    #expect(reordered.claims[0].modelled == [200, 300, 99])
    #expect(reordered.claims[0].nearest == 99)
    #expect(reordered.rows[reordered.claims[0].nearestRow].id == "b")
  }

  @Test func `pipelines have no hours to simulate`() throws {
    let comparison = try UncertainComparisonTests.comparison([
      ("gas", try Itinerary.of([], hasTimeAndMoney: false))
    ])
    let simulation = try TimeSimulation(commonFactorCorrelation: 0.3)
    #expect(UncertainComparison(comparison, simulation: simulation) == nil)
  }
}
