import Formats
import Geo
import Routing
import Testing

/// The model's kilometres against figures in print.
@Suite("Published lengths")
struct PublishedLengthTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var from: String
    var to: String
    var corridor: String?
    var date: String?
    var publishedKm: Double
    /// Share of the published figure.
    var tolerance = 0.01
    /// Why a wider tolerance is right.
    var reason = ""
    var testDescription: String { "\(from) – \(to) \(publishedKm) km" }
  }

  static let cases: [Case] = [
    Case(from: "cn-kashgar", to: "uz-andijan", corridor: "cku-523", date: "2030", publishedKm: 523),
    Case(from: "cn-kashgar", to: "uz-andijan", corridor: "cku-532", date: "2030", publishedKm: 532),
    Case(from: "az-baku", to: "ge-tbilisi", corridor: "btk", publishedKm: 548.8),
    Case(
      from: "az-baku",
      to: "tr-kars",
      corridor: "btk",
      publishedKm: 826,
      tolerance: 0.015,
      reason: "the press says 826–850 km; kilometre posts, which the legs follow, give 819–830"
    ),
    Case(
      from: "ir-sarakhs",
      to: "ir-bandar-abbas",
      publishedKm: 1600,
      tolerance: 0.015,
      reason: "print says about 1,600 (1,550–1,750); the sections' own lengths sum to 1,581"
    ),
    Case(
      from: "Saint Petersburg",
      to: "in-nhava-sheva",
      corridor: "instc-west-rail",
      date: "2028",
      publishedKm: 7200
    ),
    Case(
      from: "Saint Petersburg",
      to: "in-nhava-sheva",
      corridor: "instc-caspian-amirabad",
      publishedKm: 7200
    ),
  ]

  @Test("a route is as long as print says", arguments: cases)
  func isAsLongAsPublished(length: Case) throws {
    let itinerary = try ShippedNetwork.route(length.from, length.to, along: length.corridor) {
      $0.date = length.date.flatMap { CivilDate(parsing: $0) }
      $0.objective = .distance
      if length.corridor == nil { $0.require = [try Selector(parsing: "mode:rail")] }
    }
    let difference = abs(itinerary.total.km / length.publishedKm - 1)
    #expect(difference <= length.tolerance, "\(itinerary.total.km) km. \(length.reason)")
    #expect(length.tolerance == 0.01 || !length.reason.isEmpty)
  }

  @Test("the sea way by Suez has the length its geometry gives, 7,530 to 7,840 nautical miles")
  func suezHasItsGeometrysLength() throws {
    let itinerary = try ShippedNetwork.route(
      "Mumbai",
      "Saint Petersburg",
      along: "suez-mumbai-st-petersburg"
    )
    let nauticalMiles = itinerary.total.km / 1.852
    #expect((7_520...7_840).contains(nauticalMiles), "\(nauticalMiles) nm")
  }
}
