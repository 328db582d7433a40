import Geo
import Testing

@testable import Formats

@Suite("GeoJSON polygons")
struct GeoJSONPolygonsTests {
  private static func read(_ text: String) throws -> GeoJSONPolygons {
    try GeoJSONPolygons(reading: Array(text.utf8))
  }

  private static let ring = "[[0,0],[1,0],[1,1],[0,0]]"

  @Test("polygons are found in geometries, features and collections, in their order")
  func allNestingsAreRead() throws {
    let polygon = #"{"type":"Polygon","coordinates":[\#(Self.ring),\#(Self.ring)]}"#
    let several = #"{"type":"MultiPolygon","coordinates":[[\#(Self.ring)],[\#(Self.ring)]]}"#
    let text = #"""
      {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":null,"geometry":\#(polygon)},
        {"type":"Feature","properties":null,"geometry":null},
        {"type":"Feature","properties":null,
         "geometry":{"type":"GeometryCollection","geometries":[\#(several)]}}]}
      """#
    let found = try Self.read(text)
    #expect(found.polygons.map(\.count) == [2, 1, 1])
    #expect(found.otherGeometry == nil)
    #expect(found.polygons[0][0].map(\.longitude) == [0, 1, 1, 0])
  }

  @Test("what is no polygon is named, so that an area may refuse it and a base map pass it over")
  func othersAreNamed() throws {
    let line = #"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#
    #expect(try Self.read(line).otherGeometry == "LineString")
    #expect(try Self.read("[]").otherGeometry == "an array")
  }

  @Test("an edge that rounding put beyond the antimeridian is on it")
  func roundedEdgesAreKept() throws {
    let text = #"{"type":"Polygon","coordinates":[[[180.00000000000006,0],[179,90.0005],[170,1]]]}"#
    let ring = try Self.read(text).polygons[0][0]
    #expect(ring[0].longitude == 180)
    #expect(ring[1].latitude == 90)
  }

  @Test(
    "what is no ring is refused with the reason",
    arguments: [
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}"#, "fewer than three"),
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[200,0]]]}"#, "no longitude and latitude"),
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,1],["2",0]]]}"#, "no longitude and latitude"),
      (#"{"type":"Polygon","coordinates":[]}"#, "no ring"),
      (#"{"type":"Polygon"}"#, "no ring"),
      ("{\n \"type\": }", "line 2, column 10"),
    ]
  )
  func faultsAreNamed(text: String, reason: String) {
    let fault = #expect(throws: GeoJSONPolygons.Fault.self) { try Self.read(text) }
    #expect(fault?.reason.contains(reason) == true, "\(fault?.reason ?? "")")
  }
}
