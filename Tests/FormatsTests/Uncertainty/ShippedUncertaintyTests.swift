import Formats
import Geo
import Scenarios
import Testing

@testable import Routing

@Suite struct ShippedUncertaintyTests {
  static let router = Result { Router(try NetworkLoader.load(.shipped).network) }

  @Test(arguments: [
    ("Mumbai", "Saint Petersburg"), ("Khorgos", "Istanbul"), ("Tashkent", "Poti"),
  ])
  func `the simulated mean of a shipped route is its mean within four standard errors`(
    from: String,
    to: String
  ) throws {
    let router = try ShippedUncertaintyTests.router.get()
    let itinerary = try router.route(Query(from: .named(from), to: .named(to)))
    let settings = try #require(SimulationSettings(samples: 4096, seed: 1))
    let hours = try TimeSimulation(settings: settings, network: router.network)
      .hours(of: itinerary)
    #expect(abs(hours.meanHours - itinerary.total.hours) < 4 * hours.meanStandardErrorHours)
  }

  @Test func `different components of shipped routes have different random numbers`() throws {
    let router = try ShippedUncertaintyTests.router.get()
    let query = Query(from: .named("Mumbai"), to: .named("Saint Petersburg"))
    let comparison = try Comparison(query, scope: .everything, router: router)
    let components = comparison.rows.flatMap(\.itinerary.components)
    let ids = Set(components.map(\.id))
    #expect(Set(ids.map(StableHash.fnv1a)).count == ids.count)
    // A leg that leaves a country and comes back has one id for both parts, with the same hours.
    #expect(Set(components.map { "\($0.id) \($0.time?.medianHours ?? 0)" }).count == ids.count)
  }
}
