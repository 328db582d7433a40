import Formats
import Foundation
import Geo
import Routing
import Testing

/// Trips for kepler.gl and the Route Exchange Model, over the antimeridian and with waits.
@Suite struct RouteFormatTests {
  let network: Network
  let itinerary: Itinerary
  let gas: Itinerary

  init() throws {
    network = try PacificNetwork.make()
    let router = Router(network)
    itinerary = try router.route(Query(from: .named("Harbin"), to: .named("Fairbanks")))
    let cargo = try #require(Cargo(form: .gas, amount: .tonnes(100)))
    gas = try router.route(
      Query(
        from: .named("Grodekovo"),
        to: .named("Vladivostok"),
        cargo: cargo,
        objective: .distance
      )
    )
  }

  private func features(
    _ write: (RouteFeatures, any ByteSink) throws -> Void,
    _ routes: [Itinerary]
  ) throws -> [[String: Any]] {
    let sink = MemorySink()
    let drawn = routes.map { DrawnRoute($0, label: "label") }
    try write(RouteFeatures(drawn, on: network), sink)
    let document = try JSONSerialization.jsonObject(with: Data(sink.bytes)) as? [String: Any]
    return try #require(document?["features"] as? [[String: Any]])
  }

  private func coordinates(_ feature: [String: Any]) throws -> [[Double]] {
    let geometry = try #require(feature["geometry"] as? [String: Any])
    return try #require(geometry["coordinates"] as? [[Double]])
  }

  @Test func tripsTakeTheMeanHoursFromMidnightOn() throws {
    let trips = try features({ try KeplerTrips.write($0, to: $1) }, [itinerary])
    // One piece on either side of the antimeridian.
    #expect(trips.count == 2)
    let points = try trips.flatMap(coordinates)
    let times = points.map { $0[3] }
    #expect(times == times.sorted())
    let midnight = try #require(
      ISO8601DateFormatter().date(from: "\(itinerary.date)T00:00:00Z")
    )
    #expect(times.first == midnight.timeIntervalSince1970)
    let hours = try #require(times.last) - midnight.timeIntervalSince1970
    #expect(abs(hours / 3600 - itinerary.total.hours) < 0.001)
    #expect(points.allSatisfy { $0.count == 4 && $0[2] == 0 })
  }

  /// Freight stands still for as long as what happens at nodes takes.
  @Test func waitsAreTheSamePositionLater() throws {
    let points = try features({ try KeplerTrips.write($0, to: $1) }, [itinerary])
      .map(coordinates)
    var stood = 0.0
    for piece in points {
      for (point, next) in zip(piece, piece.dropFirst()) where point[0...1] == next[0...1] {
        stood += next[3] - point[3]
      }
    }
    let atNodes = itinerary.steps.filter { $0.kind != .leg }.reduce(0) { $0 + $1.cost.hours }
    #expect(abs(stood / 3600 - atNodes) < 0.01)
  }

  @Test func lengthsAndDurationsOfSegmentsAddUpExactly() throws {
    let all = try features({ try RouteExchange.write($0, to: $1) }, [itinerary])
    let properties = all.compactMap { $0["properties"] as? [String: Any] }
    let overview = try #require(properties.first { $0["featureType"] as? String == "overview" })
    let segments = properties.filter { $0["featureType"] as? String == "segment" }
    #expect(segments.count == itinerary.steps.count)
    for name in ["length_m", "duration_s"] {
      let sum = segments.compactMap { $0[name] as? Int }.reduce(0, +)
      #expect(overview[name] as? Int == sum)
    }
    #expect(overview["length_m"] as? Int == Int((itinerary.total.km * 1000).rounded()))
    #expect(overview["duration_s"] as? Int == Int((itinerary.total.hours * 3600).rounded()))
  }

  @Test func pipelinesHaveNoDurationsAndAreNoTrips() throws {
    let all = try features({ try RouteExchange.write($0, to: $1) }, [gas])
    for feature in all {
      #expect((feature["properties"] as? [String: Any])?["duration_s"] == nil)
    }
    #expect(throws: RouteFormatError.noHours(route: "label")) {
      _ = try features({ try KeplerTrips.write($0, to: $1) }, [gas])
    }
  }

  @Test func exchangeIsOfOneRouteWithALeg() throws {
    #expect(throws: RouteFormatError.severalRoutes(count: 2)) {
      _ = try features({ try RouteExchange.write($0, to: $1) }, [itinerary, itinerary])
    }
    let nowhere = try Router(network).route(Query(from: .named("Harbin"), to: .named("Harbin")))
    #expect(throws: RouteFormatError.noLeg(route: "label")) {
      _ = try features({ try RouteExchange.write($0, to: $1) }, [nowhere])
    }
  }
}
