import Geo
import Routing
import Scenarios
import Testing

@Suite struct ShippedHubTests {
  static let ends = [
    ("Khorgos", "Istanbul"), ("Mumbai", "Moscow"), ("Tashkent", "Poti"), ("Baku", "Poti"),
  ]

  static func study(_ hub: String, query: Query) throws -> HubStudy {
    try HubStudy(
      of: [Hub(parsing: hub)],
      between: ends.map { ODPair(from: .named($0.0), to: .named($0.1)) },
      query: query,
      router: Router(try ShippedNetwork.network())
    )
  }

  static let anyPair = Query(from: .named(""), to: .named(""))

  @Test(arguments: ["AZ", "KZ", "GE", "TR"], [Objective.time, .cost])
  func `what closing costs is the difference of two routes`(
    hub: String,
    objective: Objective
  ) throws {
    var query = ShippedHubTests.anyPair
    query.objective = objective
    let use = try ShippedHubTests.study(hub, query: query).hubs[0]
    let router = Router(try ShippedNetwork.network())
    for (row, ends) in zip(use.rows, ShippedHubTests.ends) {
      (query.origin, query.destination) = (.named(ends.0), .named(ends.1))
      var closed = query
      closed.avoid = [try Selector(parsing: "country:\(hub)")]
      let open = objective.value(of: try router.route(query))
      switch row.outcome {
      case .rerouted:
        let difference = objective.value(of: try router.route(closed)) - open
        #expect(abs(try #require(row.added(objective)) - difference) < 1e-9)
        #expect(difference >= -1e-9)
        if row.best.passing == 0 { #expect(abs(difference) < 1e-9) }
      case .cutOff, .cannotBeAsked:
        #expect(throws: QueryError.self) { try router.route(closed) }
        #expect(row.added(objective) == nil)
      case .noRoute: Issue.record("every pair has a route")
      }
    }
  }

  @Test func `a route passes through a country if it has kilometres there`() throws {
    let study = try ShippedHubTests.study("AZ", query: ShippedHubTests.anyPair)
    let country = try #require(Country(code: "AZ"))
    for (pair, row) in zip(study.pairs, study.hubs[0].rows) where row.best.of > 0 {
      func count(_ itineraries: [Itinerary]) -> Int {
        itineraries.count { $0.kmByCountry.contains { $0.country == country } }
      }
      #expect(row.best == .init(passing: count([try pair.best.get()]), of: 1))
      #expect(row.front == .init(passing: count(pair.front), of: pair.front.count))
      #expect(
        row.alternatives == .init(passing: count(pair.alternatives), of: pair.alternatives.count)
      )
    }
  }

  @Test func `a pair with an end inside cannot be asked and counts for no share`() throws {
    let use = try ShippedHubTests.study("AZ", query: ShippedHubTests.anyPair).hubs[0]
    #expect(use.pairsWithEndInside == 1)
    #expect(use.best.of == 3)
    let row = try #require(use.rows.last)
    guard case .cannotBeAsked = row.outcome else {
      Issue.record("Baku lies in Azerbaijan")
      return
    }
    #expect(row.best.of == 0 && row.front.of == 0 && row.alternatives.of == 0)
  }

  @Test func `a point inside a hub is not moved to a node outside`() throws {
    let study = try HubStudy(
      of: [Hub(parsing: "AZ")],
      between: [ODPair(from: try .init(parsing: "49.86,40.37"), to: .named("Poti"))],
      query: ShippedHubTests.anyPair,
      router: Router(try ShippedNetwork.network())
    )
    #expect(study.hubs[0].pairsWithEndInside == 1)
  }
}
