import Formats
import Foundation
import Geo
import TestSupport
import Testing

@Suite("Import of lines")
struct LineImportTests {
  static let collection = """
    {"type": "FeatureCollection", "name": "x [1], {2}", "features": [
      {"type": "Feature", "id": "f1", "properties": {"type": "railway", "gauge_mm": 1520, "km": 90},
       "geometry": {"type": "LineString", "coordinates": [[60, 45], [60.5, 45.1], [61, 45]]}},
      {"type": "Feature", "properties": {"id": 7, "type": "rail", "gauge_mm": "1435;1520"},
       "geometry": {"type": "MultiLineString",
         "coordinates": [[[61, 45, 3], [61.5, 45, 4]], [[61.5, 45], [62, 45]]]}},
      {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [60, 45]}}
    ]}
    """

  @Test("lines and the parts of multi-lines become legs that meet where they end")
  func collection() throws {
    let scratch = try ImportScratch(["l.geojson": Self.collection])
    let (network, report) = try scratch.load(
      ["l.geojson"],
      map: ["mode=type,gauge=gauge_mm"]
    )
    #expect(network.legs.map(\.id) == ["f1", "7.1", "7.2"])
    #expect(network.nodes.count == 4)
    #expect(network.legs[0].lengthKm == 90)
    #expect(network.legs[0].geometry?.count == 3)
    #expect(network.legs[1].gauges == [.standard1435, .broad1520])
    #expect(network.legs[1].toNodeID == network.legs[2].fromNodeID)
    #expect(report.pointCount == 1)
    #expect(report.componentCount == 1)
  }

  @Test("a feature a line and an RFC 8142 sequence give the same network as a collection")
  func sequences() throws {
    let line = { (x: Int) in
      #"{"type":"Feature","properties":{"n":\#(x)},"geometry":{"type":"LineString","coordinates":"#
        + "[[\(x),50],[\(x + 1),50]]}}"
    }
    let features = (0..<4).map(line)
    let scratch = try ImportScratch([
      "a.geojson": #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",")
        + "]}",
      "b.geojsonl": features.joined(separator: "\n") + "\n",
      "c.geojsons": features.map { "\u{1E}\($0)\n" }.joined(),
    ])
    let networks = try ["a.geojson", "b.geojsonl", "c.geojsons"].map {
      try scratch.load([$0], map: ["mode=road"]).network
    }
    #expect(networks[0].legs.count == 4)
    #expect(networks[1].legs == networks[0].legs)
    #expect(networks[2].legs == networks[0].legs)
    #expect(networks[2].nodes == networks[0].nodes)
  }

  @Test("a GeoPackage that GDAL wrote gives the same network as its GeoJSON")
  func geoPackage() throws {
    let scratch = try ImportScratch(["l.geojson": Self.collection])
    // GDAL keeps no layer of points and lines together.
    try Self.run(
      "ogr2ogr",
      [
        "-f", "GPKG", scratch.file("l.gpkg"), scratch.file("l.geojson"), "-nln", "lines",
        "-nlt", "GEOMETRY", "-where", "OGR_GEOMETRY <> 'POINT'", "-dim", "XY",
      ]
    )
    let map = ["mode=type,gauge=gauge_mm"]
    let (expected, _) = try scratch.load(["l.geojson"], map: map)
    let (network, _) = try scratch.load(["l.gpkg"], map: map)
    #expect(network.nodes.map(\.coordinate) == expected.nodes.map(\.coordinate))
    #expect(network.legs.map(\.lengthKm) == expected.legs.map(\.lengthKm))
    #expect(network.legs.map(\.gauges) == expected.legs.map(\.gauges))
    #expect(network.legs.map(\.geometry) == expected.legs.map(\.geometry))
  }

  @Test("a GeoPackage in another reference system is refused")
  func projected() throws {
    let scratch = try ImportScratch(["l.geojson": Self.collection])
    try Self.run(
      "ogr2ogr",
      [
        "-f", "GPKG", scratch.file("p.gpkg"), scratch.file("l.geojson"), "-nln", "lines",
        "-nlt", "GEOMETRY", "-where", "OGR_GEOMETRY <> 'POINT'", "-t_srs", "EPSG:3857",
      ]
    )
    let problems = try scratch.problems(["p.gpkg"], map: ["mode=rail,gauge=1520"])
    #expect(problems.count == 1)
    #expect(problems[0].hasPrefix("p.gpkg:lines: error: its coordinates are in reference system"))
  }

  @Test("features that cannot be placed are named, all together")
  func refused() throws {
    let scratch = try ImportScratch([
      "l.geojson": """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": "p", "properties": {}, "geometry":
          {"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,0]]]}},
        {"type": "Feature", "id": "n", "properties": {}, "geometry": null},
        {"type": "Feature", "properties": {}, "geometry":
          {"type": "LineString", "coordinates": [[0,0],[200,0]]}},
        {"type": "Feature", "properties": {}, "geometry":
          {"type": "LineString", "coordinates": [[0,0]]}},
        {"type": "Feature", "properties": {"gauge": "wide"}, "geometry":
          {"type": "LineString", "coordinates": [[0,0],[1,0]]}},
        {"type": "Feature", "properties": {} "geometry": null}
      ]}
      """
    ])
    let problems = try scratch.problems(["l.geojson"], map: ["mode=rail"])
    #expect(problems.count == 6)
    #expect(problems[0].hasPrefix("l.geojson: feature 1 ('p'): error: its geometry is Polygon"))
    #expect(problems[1].hasPrefix("l.geojson: feature 2 ('n'): error: it has no geometry"))
    #expect(problems[2].contains("feature 3: error:") && problems[2].contains("200"))
    #expect(problems[3].contains("feature 4: error: its line has fewer than two points"))
    #expect(problems[4].contains("feature 5: error: gauge: 'wide' is no gauge"))
    #expect(problems[5].hasPrefix("l.geojson:11:40: error: feature 6: expected a comma or }"))
  }

  @Test("ends within the tolerance are joined, those beyond are gaps")
  func snapping() throws {
    // One metre is about 0.000009 degrees of latitude.
    let scratch = try ImportScratch([
      "l.csv": """
      x1,y1,x2,y2
      10,50,10,50.1
      10,50.10005,10,50.2
      10,50.2005,10,50.3
      20,50,20,50.00002

      """
    ])
    let (apart, report) = try scratch.load(["l.csv"], map: ["mode=road"])
    #expect(apart.nodes.count == 8)
    #expect(report.componentCount == 4)
    #expect(report.gapCount == 2)
    #expect(report.gaps.map { ($0.distanceM * 10).rounded() / 10 } == [5.6, 55.6])
    #expect(report.gaps.allSatisfy { $0.partsComponents })
    let (joined, snapped) = try scratch.load(["l.csv"], map: ["mode=road"], snapM: 10)
    #expect(joined.nodes.count == 6)
    #expect(snapped.snappedCount == 2)
    #expect(snapped.loopCount == 1)
    #expect(snapped.componentCount == 2)
    #expect(snapped.gapCount == 1)
    #expect(snapped.largestComponents.map(\.legs) == [2, 1])
  }

  @Test("components are those of a search from every node")
  func components() throws {
    try forAll(count: 20, seed: 1) { generator, _ in
      let nodeCount = Int.random(in: 2...40, using: &generator)
      let edges = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        (
          Int.random(in: 0..<nodeCount, using: &generator),
          Int.random(in: 0..<nodeCount, using: &generator)
        )
      }.filter { $0.0 != $0.1 }
      guard !edges.isEmpty else { return }
      let scratch = try ImportScratch([
        "n.csv": "id,x,y\n" + (0..<nodeCount).map { "n\($0),\($0),50\n" }.joined(),
        "e.csv": "from,to,km\n" + edges.map { "n\($0.0),n\($0.1),9000\n" }.joined(),
      ])
      let report = try NetworkImport(mapping: AttributeMapping(["mode=road"]))
        .read([scratch.file("n.csv"), scratch.file("e.csv")]).report
      var legCounts: [Int] = []
      var seen: Set<Int> = []
      for start in 0..<nodeCount where !seen.contains(start) {
        var component: Set<Int> = [start]
        var stack = [start]
        while let node = stack.popLast() {
          for (a, b) in edges where a == node || b == node {
            for next in [a, b] where component.insert(next).inserted { stack.append(next) }
          }
        }
        seen.formUnion(component)
        legCounts.append(edges.count { component.contains($0.0) })
      }
      let expected = legCounts.filter { $0 > 0 }.sorted(by: >)
      #expect(report.componentCount == expected.count)
      #expect(report.largestComponents.map(\.legs) == Array(expected.prefix(5)))
      #expect(report.isolatedNodeCount == legCounts.count { $0 == 0 })
    }
  }

  private static func run(_ command: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [command] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(command) is needed: make test installs it")
  }
}
