import Formats
import Geo
import Routing
import Scenarios
import Testing

@Suite("Matrix of the shipped network")
struct ShippedMatrixTests {
  @Test("a cell holds the totals of the pair's route, and says so where there is none")
  func agreesWithRoutes() throws {
    let network = try ShippedNetwork.network()
    let ends = ["Mumbai", "Poti", "place:kashgar", "ir-chabahar", "Moscow", "49.87,40.41"]
      .compactMap { try? Query.End(parsing: $0) }
    var conditions = Query(from: ends[0], to: ends[0])
    conditions.require = [try Selector(parsing: "mode:rail")]
    let prepared = try Router(network).prepare(Terms(date: network.asOf))
    var reached = 0
    var unreached = 0
    for objective in [Objective.time, .cost, .generalisedCost(usdPerHour: 3)] {
      conditions.objective = objective
      let matrix = try Matrix(from: ends, to: ends, under: conditions, router: Router(network))
      for (row, from) in zip(matrix.cells, ends) {
        for (cell, to) in zip(row, ends) {
          var query = conditions
          (query.origin, query.destination) = (from, to)
          guard let route = try? prepared.route(query) else {
            #expect(cell == .noRoute)
            unreached += 1
            continue
          }
          let cost = try #require(cell.cost)
          #expect(abs(cost.total.hours - route.total.hours) < 1e-6)
          #expect(abs(cost.total.km - route.total.km) < 1e-6)
          #expect(abs(cost.total.usd - route.total.usd) < 1e-6)
          #expect(cost.total.borders == route.total.borders)
          #expect(cost.usdIsLowerBound == !route.missingTariffs.isEmpty)
          reached += 1
        }
      }
    }
    #expect(reached >= 20 && unreached >= 10, "\(reached), \(unreached)")
  }

  @Test("an end that is closed is a cell of its own kind, an unknown one an error")
  func tellsClosedFromUnknown() throws {
    let network = try ShippedNetwork.network()
    let ends: [Query.End] = [.named("Baku"), .named("Poti")]
    var conditions = Query(from: ends[0], to: ends[0])
    conditions.avoid = [try Selector(parsing: "country:GE")]
    let matrix = try Matrix(from: ends, to: ends, under: conditions, router: Router(network))
    #expect(matrix.cells[0][1] == .endIsClosed)
    #expect(matrix.cells[1] == [.endIsClosed, .endIsClosed])
    #expect(matrix.cells[0][0].cost?.total == .zero)
    #expect(throws: QueryError.self) {
      try Matrix(from: [.named("Bku")], to: ends, under: conditions, router: Router(network))
    }
  }
}
