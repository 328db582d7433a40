import Formats
import Foundation
import Geo
import Routing
import Testing

@Suite("Reach on a map")
struct ReachGeoJSONTests {
  let network: Network

  init() throws { network = try PacificNetwork.make() }

  private func reach(_ limit: ReachLimit) throws -> Reach {
    let harbin = Query.End.named("Harbin")
    return try Router(network).reach(
      from: harbin,
      within: limit,
      under: Query(from: harbin, to: harbin)
    )
  }

  private func read(_ reach: Reach, width: Double, maxSegmentKm: Double) throws -> ReadGeoJSON {
    let bands = try #require(ReachBands(width: width, of: reach.limit))
    let options = try #require(GeoJSONOptions(maxSegmentKm: maxSegmentKm))
    return try ReadGeoJSON {
      try ReachFeatures(reach, bands: bands, on: network, options: options).write(to: $0)
    }
  }

  @Test("every rule of ours is obeyed, over the antimeridian too")
  func obeysTheRules() throws {
    for limit in [ReachLimit.hours(100), .hours(600), .km(4000), .km(9000), .usd(2500)] {
      for maxSegmentKm in [10.0, 100, 40_000] {
        let file = try read(reach(limit), width: limit.value / 7, maxSegmentKm: maxSegmentKm)
        try expectRules(of: file, maxSegmentKm: maxSegmentKm)
        #expect(!file.features(ofKind: "leg").isEmpty)
      }
    }
  }

  @Test("the drawn length of a leg in part is its share of the leg's drawn length")
  func cutsAtTheVeryPoint() throws {
    var cuts = 0
    for limit in [ReachLimit.km(500), .km(2000), .km(4000), .hours(400)] {
      let reach = try reach(limit)
      let file = try read(reach, width: limit.value / 4, maxSegmentKm: 100)
      for stretch in reach.stretches {
        let leg = try #require(network.leg(id: stretch.legID))
        let ends = try [leg.fromNodeID, leg.toNodeID].map {
          try #require(network.node(id: $0)).coordinate
        }
        let whole = [ends[0]] + (leg.geometry ?? []) + [ends[1]]
        let parts = try file.features(ofKind: "leg")
          .filter { $0.text("leg_id") == leg.id && $0.text("from_node_id") == start(of: stretch) }
          .flatMap { try $0.coordinates() }
        let drawnM = parts.map { Geodesic.wgs84.length(of: $0) }.reduce(0, +)
        let expectedM = Geodesic.wgs84.length(of: whole) * stretch.course.last.share
        #expect(abs(drawnM - expectedM) < 5, "\(leg.id) at \(limit)")
        cuts += stretch.end == .limit ? 1 : 0
      }
    }
    #expect(cuts >= 3)
  }

  private func start(of stretch: ReachedStretch) -> String? {
    network.leg(id: stretch.legID).map { stretch.isReversed ? $0.toNodeID : $0.fromNodeID }
  }

  @Test("a band of a day says which day it is, another band none")
  func saysTheDay() throws {
    let reach = try reach(.hours(400))
    let byDay = try read(reach, width: 24, maxSegmentKm: 1000).features
    #expect(Set(byDay.compactMap { $0.properties["day"] as? Int }).count > 3)
    #expect(byDay.allSatisfy { $0.properties["day"] as? Int == $0.properties["band"] as? Int })
    for node in reach.nodes {
      let day = max(1, Int((node.arrival / 24).rounded(.up)))
      let feature = try #require(byDay.first { $0.id == "node:\(node.nodeID)" })
      #expect(feature.properties["day"] as? Int == day)
    }
    let byHalfDay = try read(reach, width: 12, maxSegmentKm: 1000).features
    #expect(byHalfDay.allSatisfy { $0.properties["day"] == nil })
  }

  @Test("bands follow one another without a gap, and the last ends at the limit")
  func bandsFollowOneAnother() throws {
    let reach = try reach(.hours(400))
    let bands = try #require(ReachBands(width: 24, of: reach.limit))
    #expect(bands.count == 17)
    #expect(bands.end(ofBand: 17) == 400)
    for stretch in reach.stretches {
      let parts = bands.parts(of: stretch.course)
      #expect(parts.first?.course.first == stretch.course.first)
      #expect(parts.last?.course.last == stretch.course.last)
      for (part, next) in zip(parts, parts.dropFirst()) {
        #expect(part.course.last.share == next.course.first.share)
        #expect(part.band < next.band)
        #expect(abs(part.course.last.arrival - bands.end(ofBand: part.band)) < 1e-9)
      }
    }
  }
}
