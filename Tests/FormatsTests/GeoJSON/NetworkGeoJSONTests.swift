import Formats
import Foundation
import Geo
import Testing

@Suite struct NetworkGeoJSONTests {
  let network: Network

  init() throws {
    network = try PacificNetwork.make()
  }

  private func read(_ options: GeoJSONOptions = .standard) throws -> ReadGeoJSON {
    try ReadGeoJSON { try NetworkFeatures(network, options: options).write(to: $0) }
  }

  @Test func matchesTheGoldenFile() throws {
    let options = try #require(GeoJSONOptions(maxSegmentKm: 1000, layout: .pretty))
    let sink = MemorySink()
    try NetworkFeatures(network, options: options).write(to: sink)
    try expectGolden("network.geojson", sink.bytes)
  }

  @Test func holdsEveryLegFacilityAndNodeOnce() throws {
    let file = try read()
    #expect(
      file.features.map(\.id) == network.legs.map { "leg:\($0.id)" }
        + network.facilities.map { "facility:\($0.id)" } + network.nodes.map { "node:\($0.id)" }
    )
    #expect(file.members["name"] as? String == "pacific")
    #expect(file.members["as_of"] as? String == PacificNetwork.asOf)
  }

  @Test func obeysEveryRuleOfOurs() throws {
    for maxSegmentKm in [10.0, 100, 40_000] {
      let options = try #require(GeoJSONOptions(maxSegmentKm: maxSegmentKm))
      try expectRules(of: read(options), maxSegmentKm: maxSegmentKm)
    }
  }

  @Test func bothLayoutsHoldTheSame() throws {
    let pretty = try #require(GeoJSONOptions(maxSegmentKm: 100, layout: .pretty))
    #expect(try NSDictionary(dictionary: read().members).isEqual(to: read(pretty).members))
  }

  @Test func statusDatesVariantSeasonAndSourcesAreProperties() throws {
    let legs = try read().features(ofKind: "leg")
    let planned = try #require(legs.first { $0.text("status") == "planned" })
    #expect(planned.text("opens") == "2035-12-31")
    #expect(planned.isNull("closes"))
    #expect(planned.flag("is_open") == false)
    #expect(planned.text("source_ids") == "gazette")
    #expect(planned.text("length_basis") == "assumption")
    let variant = try #require(legs.first { $0.text("variant") == "northern" })
    #expect(variant.text("season_from") == "06-15")
    #expect(variant.text("season_to") == "10-31")
    #expect(variant.isNull("source_ids"))
    #expect(legs.filter { $0.text("variant") != nil }.count == 1)
    let dual = try #require(legs.first { $0.text("gauges_mm") == "1435;1520" })
    #expect(dual.text("ways") == "rail-1435;rail-1520")
    let road = try #require(legs.first { $0.text("mode") == "road" })
    #expect(road.text("notes") == "a \"note\",\nin two lines; ёж")
    #expect(road.isNull("gauges_mm"))
  }

  @Test func aLegWithoutACourseIsSchematicWhateverItsRowSays() throws {
    var content = network.content
    for index in content.legs.indices {
      content.legs[index].geometry = nil
      content.legs[index].geometryBasis = .digitised
    }
    let bare = try Network(content)
    let file = try ReadGeoJSON { try NetworkFeatures(bare).write(to: $0) }
    let legs = file.features(ofKind: "leg")
    #expect(Set(legs.map { $0.text("geometry_basis") }) == ["schematic"])
    #expect(try read().features(ofKind: "leg")[1].text("geometry_basis") == "digitised")
  }

  @Test func modesAndGaugesDifferInColour() throws {
    let legs = try read().features(ofKind: "leg")
    var strokes: [String: Set<String>] = [:]
    for leg in legs {
      let key = "\(leg.text("mode") ?? "") \(leg.text("gauges_mm") ?? "")"
      strokes[key, default: []].insert(leg.text("stroke") ?? "")
    }
    #expect(strokes.values.allSatisfy { $0.count == 1 })
    #expect(Set(strokes.values).count == strokes.count)
    #expect(strokes["rail 1435"] == ["#0072B2"])
    #expect(strokes["rail 1520"] == ["#D55E00"])
    #expect(strokes["sea "] == ["#56779A"])
  }

  @Test func aNetworkWithoutNodesHasNoBox() throws {
    let empty = try Network(NetworkContent(asOf: try PacificNetwork.date("2026")))
    let file = try ReadGeoJSON { try NetworkFeatures(empty).write(to: $0) }
    #expect(file.features.isEmpty)
    #expect(file.members["bbox"] == nil)
    #expect(file.members["name"] as? String == "network")
  }

  @Test func aLegBetweenTwoNodesAtOnePlaceIsAPoint() throws {
    var content = network.content
    content.nodes.append(
      try PacificNetwork.node("ru-v-2", "V", 131.9, 43.100_000_1, .station, "RU")
    )
    content.legs = [
      Leg(
        id: "short",
        fromNodeID: "ru-vladivostok",
        toNodeID: "ru-v-2",
        mode: .road,
        countries: try PacificNetwork.countries("RU"),
        lengthKm: 1
      )
    ]
    let tiny = try Network(content)
    let file = try ReadGeoJSON { try NetworkFeatures(tiny).write(to: $0) }
    #expect(file.features(ofKind: "leg").map(\.geometryType) == ["Point"])
    try expectRules(of: file, maxSegmentKm: 100)
  }

  @Test func aSinkThatIsFullIsReported() throws {
    #expect(throws: JSONWriterError.self) {
      try NetworkFeatures(network).write(to: FullDisk())
    }
  }
}

private final class FullDisk: ByteSink {
  func write(_ bytes: Span<UInt8>) throws(OutputError) {
    throw .cannotWrite(path: "x", reason: "disk full")
  }
}
