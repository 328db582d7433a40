import Formats
import Geo
import Testing

@Suite struct GeodesicGeoJSONTests {
  private func read(
    _ start: (Double, Double),
    _ end: (Double, Double)
  ) throws -> ReadGeoJSON {
    let ends = try PacificNetwork.line(start, end)
    return try ReadGeoJSON { try GeodesicFeatures(from: ends[0], to: ends[1]).write(to: $0) }
  }

  @Test func isOneStyledLineCutAtTheAntimeridian() throws {
    let file = try read((170, 50), (-170, 55))
    #expect(file.features.map(\.geometryType) == ["MultiLineString"])
    #expect(file.features[0].lines[0].last?[0] == 180)
    #expect(file.features[0].text("stroke") == "#0072B2")
    try expectRules(of: file, maxSegmentKm: 100)
  }

  @Test func fromAPointToItselfIsAPointOfSixDecimals() throws {
    let file = try read((10.123_456_7, 50), (10.123_456_7, 50))
    #expect(file.features[0].lines == [[[10.123457, 50]]])
    #expect(file.features[0].number("distance_m") == 0)
    try expectRules(of: file, maxSegmentKm: 100)
  }
}
