import Foundation
import Testing

@Suite("Base map")
struct BaseMapTests {
  private static let question = [
    "map", "route", "Kashgar", "Tashkent", "--network", CommandLineTool.fixtureNetwork,
  ]
  /// A square with a square hole around Naryn.
  private static let rings: [[(Double, Double)]] = [
    [(70, 39), (70, 43), (78, 43), (78, 39), (70, 39)],
    [(75, 41), (76, 41), (76, 42), (75, 42), (75, 41)],
  ]

  private static func geoJSON() -> Data {
    let rings = rings.map { ring in
      "[" + ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]"
    }
    return Data(
      #"{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[\#(rings.joined(separator: ","))]}}"#
        .utf8
    )
  }

  private static func shapefile() -> Data {
    var content = Data()
    func little(_ value: Int32) {
      withUnsafeBytes(of: value.littleEndian) { content.append(contentsOf: $0) }
    }
    func little(_ value: Double) {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { content.append(contentsOf: $0) }
    }
    little(Int32(5))
    for edge in [70.0, 39, 78, 43] { little(edge) }
    little(Int32(rings.count))
    little(Int32(rings.joined().count))
    var start = 0
    for ring in rings {
      little(Int32(start))
      start += ring.count
    }
    for point in rings.joined() {
      little(point.0)
      little(point.1)
    }
    var file = Data(count: 100)
    func big(_ value: Int32, at offset: Int) {
      withUnsafeBytes(of: value.bigEndian) { file.replaceSubrange(offset..<offset + 4, with: $0) }
    }
    big(9994, at: 0)
    file.append(Data(count: 8))
    big(1, at: 100)
    big(Int32(content.count / 2), at: 104)
    return file + content
  }

  @Test("a shapefile and a GeoJSON of the same land give the same map")
  func formatsAgree() throws {
    let folder = try TemporaryDirectory()
    var maps: [String] = []
    for (name, data) in [("land.shp", Self.shapefile()), ("land.geojson", Self.geoJSON())] {
      let file = folder.url.appendingPathComponent(name)
      try data.write(to: file)
      let result = try CommandLineTool.run(Self.question + ["--basemap", file.path])
      #expect(result.exitCode == 0, "\(result.stderr)")
      maps.append(result.stdout)
    }
    #expect(maps[0] == maps[1])
    let land = try #require(try DrawnMap(maps[0]).first(ofClass: "land"))
    #expect((land.attributes["d"] ?? "").filter { $0 == "Z" }.count == 2)
  }

  @Test("a shapefile cut short anywhere is refused with its name, and nothing is written")
  func cutShapefilesAreRefused() throws {
    let folder = try TemporaryDirectory()
    let whole = Self.shapefile()
    let file = folder.url.appendingPathComponent("cut.shp")
    let output = folder.url.appendingPathComponent("map.svg")
    for length in [0, 1, 99, 100, 104, 111, 112, 120, 152, 160, whole.count - 1] {
      try whole.prefix(length).write(to: file)
      let result = try CommandLineTool.run(
        Self.question + ["--basemap", file.path, "-o", output.path]
      )
      #expect(result.exitCode == 66, "\(length) bytes: \(result.stderr)")
      #expect(result.stderr.contains("cut.shp"))
      #expect(!FileManager.default.fileExists(atPath: output.path))
    }
  }

  @Test("CORRIDOR_BASEMAP is used, and --basemap before it")
  func environmentIsUsed() throws {
    let folder = try TemporaryDirectory()
    let land = folder.url.appendingPathComponent("land.geojson")
    try Self.geoJSON().write(to: land)
    let fromEnvironment = try CommandLineTool.run(
      Self.question,
      environment: ["CORRIDOR_BASEMAP": land.path]
    )
    let fromOption = try CommandLineTool.run(
      Self.question + ["--basemap", land.path],
      environment: ["CORRIDOR_BASEMAP": "/nowhere.shp"]
    )
    #expect(fromEnvironment.stdout == fromOption.stdout)
    #expect(fromOption.stdout.contains("class=\"land\""))
  }

  @Test("without a base map there is a map, and one line says how to get one")
  func worksWithout() throws {
    let empty = try TemporaryDirectory()
    let result = try CommandLineTool.run(
      Self.question,
      environment: ["XDG_CACHE_HOME": empty.url.path]
    )
    #expect(result.exitCode == 0)
    #expect(
      result.stderr.split(separator: "\n").filter { $0.contains("corridor basemap install") }.count
        == 1
    )
    let quiet = try CommandLineTool.run(
      Self.question + ["--quiet"],
      environment: ["XDG_CACHE_HOME": empty.url.path]
    )
    #expect(quiet.stderr.isEmpty)
    #expect(quiet.stdout == result.stdout)
  }

  @Test(
    "what cannot be drawn is an error in one line",
    arguments: [
      (["--crs", "EPSG:0"], 64), (["--crs", "+proj=nonsense"], 64), (["--width", "20"], 64),
      (["--basemap", "/nowhere.shp"], 66), (["--no-basemap", "--borders"], 64),
      (["-o", "/nowhere/map.svg", "--no-basemap"], 73),
    ]
  )
  func errorsAreClear(extra: [String], code: Int) throws {
    let result = try CommandLineTool.run(Self.question + extra)
    #expect(result.exitCode == Int32(code), "\(result.stderr)")
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.contains("rror:"))
  }
}
