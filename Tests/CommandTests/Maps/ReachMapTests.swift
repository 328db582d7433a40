import Foundation
import Testing

/// Isochrones read back from the drawn document, held to what other commands say of the same reach.
@Suite("Meaning of reach maps")
struct ReachMapTests {
  private static let question =
    ["reach", "Kashgar", "--within", "1d3h", "--date", "2031"]
    + MapMeaningTests.fixture

  private static func features() throws -> [[String: Any]] {
    let text = try CommandLineTool.run(question + ["--format", "geojson"]).stdout
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require(document?["features"] as? [[String: Any]])
  }

  private static func properties(_ feature: [String: Any], kind: String) -> [String: Any]? {
    guard let properties = feature["properties"] as? [String: Any],
      properties["kind"] as? String == kind
    else { return nil }
    return properties
  }

  @Test("a leg ends on the map at the very point where its GeoJSON ends")
  func legsAreCutAtTheVeryPoint() throws {
    let (map, _) = try MapMeaningTests.draw(Self.question)
    let conic = try #require(LambertConic(parsing: map.caption), "\(map.caption)")
    var ends: [(leg: String, band: Int, plane: (x: Double, y: Double))] = []
    var places: [String: (x: Double, y: Double)] = [:]
    for feature in try Self.features() {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      if let node = Self.properties(feature, kind: "node"), let id = node["node_id"] as? String {
        let point = try #require(geometry["coordinates"] as? [Double])
        places[id] = conic.project(longitude: point[0], latitude: point[1])
      }
      guard let leg = Self.properties(feature, kind: "leg"), leg["is_cut"] as? Bool == true else {
        continue
      }
      let line = try #require(geometry["coordinates"] as? [[Double]])
      let last = try #require(line.last)
      ends.append(
        (
          try #require(leg["leg_id"] as? String), try #require(leg["band"] as? Int),
          conic.project(longitude: last[0], latitude: last[1])
        )
      )
    }
    // Two places far apart tell the scale of the page.
    let marks = map.plane.all(ofClass: "mark").compactMap { mark in
      mark.attributes["data-node"].flatMap { places[$0] }.flatMap { plane in
        mark.children.first { $0.name != "title" }?.box.map { (plane: plane, box: $0) }
      }
    }
    let west = try #require(marks.min { $0.plane.x < $1.plane.x })
    let east = try #require(marks.max { $0.plane.x < $1.plane.x })
    let scale = (east.box.middle.x - west.box.middle.x) / (east.plane.x - west.plane.x)
    #expect(ends.count > 2)
    for end in ends {
      let x = west.box.middle.x + (end.plane.x - west.plane.x) * scale
      let y = west.box.middle.y - (end.plane.y - west.plane.y) * scale
      let drawn = map.plane.all(ofClass: "line").filter {
        $0.attributes["data-leg"] == end.leg && $0.attributes["data-routes"] == "\(end.band - 1)"
      }
      let distances = drawn.flatMap(\.children).filter { $0.name == "path" }
        .flatMap { [$0.points.first, $0.points.last] }.compactMap { $0 }
        .map { hypot($0.x - x, $0.y - y) }
      #expect((distances.min() ?? .infinity) < 1, "\(end.leg): \(distances)")
    }
  }

  @Test("a place is in the band of the day on which it is reached, with that time beside it")
  func placesAreInTheirBand() throws {
    let (map, _) = try MapMeaningTests.draw(Self.question)
    var count = 0
    for feature in try Self.features() {
      guard let node = Self.properties(feature, kind: "node") else { continue }
      let id = try #require(node["node_id"] as? String)
      let hours = try #require(node["mean_hours"] as? Double)
      let mark = try #require(
        map.plane.all(ofClass: "mark").first { $0.attributes["data-node"] == id }
      )
      let day = max(1, Int((hours / 24).rounded(.up)))
      #expect(mark.attributes["data-routes"] == "\(day - 1)", "\(id) after \(hours) h")
      count += 1
    }
    #expect(count == map.plane.all(ofClass: "mark").count)
    #expect(count > 3)
  }

  @Test("bands get lighter from the first to the last, so that grey tells their order")
  func bandsAreOrderedByLightness() throws {
    let (map, _) = try MapMeaningTests.draw(["reach", "Mumbai", "--within", "24d"])
    let badges = map.legend.all(ofClass: "badge")
    let lightness = badges.compactMap { badge in
      badge.children.first { $0.name == "rect" }?.attributes["fill"].flatMap(Lightness.of)
    }
    #expect(lightness.count == 12)
    for (near, far) in zip(lightness, lightness.dropFirst()) { #expect(far - near > 2) }
    // A line's rim is the colour that its band has in the legend.
    let fills = badges.compactMap { $0.children.first { $0.name == "rect" }?.attributes["fill"] }
    for halo in map.plane.all(ofClass: "halo") {
      let band = try #require(halo.attributes["data-routes"].flatMap(Int.init))
      #expect(halo.attributes["stroke"] == fills[band])
    }
  }

  @Test("more bands than colours can tell apart are refused, and several days go together")
  func bandsAreFew() throws {
    let many = try CommandLineTool.run(
      ["map", "reach", "Mumbai", "--within", "30d", "--step", "1d", "--no-basemap"]
    )
    #expect(many.exitCode == 64)
    #expect(many.stderr.contains("24 at most"))
    let (map, _) = try MapMeaningTests.draw(["reach", "Mumbai", "--within", "30d"])
    #expect(map.legend.all(ofClass: "badge").count == 10)
  }
}
