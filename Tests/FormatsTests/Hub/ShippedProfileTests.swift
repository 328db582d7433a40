import Routing
import Scenarios
import Testing

@Suite struct ShippedProfileTests {
  @Test(arguments: [
    ("Mumbai", "Saint Petersburg"), ("Khorgos", "Istanbul"), ("Tashkent", "Poti"),
    ("49.86,40.37", "Moscow"),
  ])
  func `sums of the series are the totals of the itinerary`(from: String, to: String) throws {
    let router = Router(try ShippedNetwork.network())
    let query = Query(from: try .init(parsing: from), to: try .init(parsing: to))
    let total = try router.route(query).total
    let row = try #require(try Profile(query, router: router).rows.first)
    let last = try #require(row.series.segments.last)
    #expect(abs(last.cumulativeKm - total.km) < 1e-6)
    #expect(abs(last.cumulativeHours - total.hours) < 1e-6)
    #expect(abs(last.cumulativeUSD - total.usd) < 1e-6)
    let delays = row.series.segments.filter(\.isVertical).reduce(0) { $0 + ($1.hours ?? 0) }
    #expect(abs(delays - (total.hours - row.itinerary.hours(of: [.running]))) < 1e-6)
    #expect(row.indicators.clearances.count == total.borders)
  }

  @Test func `corridors come in the order asked for with the totals of their routes`() throws {
    let router = Router(try ShippedNetwork.network())
    let query = Query(from: .named("Mumbai"), to: .named("Saint Petersburg"))
    let ids = ["suez-mumbai-st-petersburg", "instc-west-road"]
    let profile = try Profile(query, along: ids, router: router)
    #expect(profile.rows.map(\.id) == ids)
    for row in profile.rows {
      #expect(row.itinerary.total == (try router.route(query, along: row.id)).total)
    }
  }
}
