import Geo
import Routing
import Testing

/// Rule 5: at a pair of border stations where gauges meet, the change happens exactly once.
@Suite("Paired break-of-gauge borders")
struct BreakOfGaugeBorderTests {
  static let pairs: [(abroad: String, at: String, beyond: String)] = [
    ("cn-urumqi", "kz-dostyk", "kz-aktogay"),
    ("cn-urumqi", "kz-altynkol", "kz-almaty"),
    ("cn-harbin", "ru-zabaikalsk", "ru-chita"),
    ("cn-beijing", "mn-zamyn-uud", "mn-ulaanbaatar"),
    ("pl-warsaw", "pl-malaszewicze", "by-minsk"),
  ]

  @Test("the gauge changes once, at the pair's station, in both directions", arguments: pairs)
  func changesOnce(abroad: String, at station: String, beyond: String) throws {
    for (from, to) in [(abroad, beyond), (beyond, abroad)] {
      let itinerary = try ShippedNetwork.route(from, to) {
        $0.vias = [station]
        $0.require = [try Selector(parsing: "mode:rail")]
      }
      #expect(itinerary.gaugeChangeNodes == [station], "\(from) – \(to)")
      #expect(itinerary.total.borders == 1)
    }
  }
}
