import Foundation
import Geo
import Testing

@testable import Formats

/// Read back through SQLite; `Tests/formats` lets GDAL and QGIS judge the files.
@Suite struct GeoPackageTests {
  private let scratch: Scratch
  private let network: Network

  init() throws {
    scratch = try Scratch()
    network = try PacificNetwork.make()
  }

  private func write(_ source: some FeatureSource, to name: String) throws -> String {
    let path = scratch.file(name)
    let file = try AtomicFile(path: path)
    try GeoPackage.write(source, to: file)
    try file.commit()
    return path
  }

  private func integers(_ sql: String, in path: String) throws -> [Int] {
    let database = try SQLiteDatabase(path: path, access: .readOnly)
    let statement = try database.prepare(sql)
    var found: [Int] = []
    while try statement.step() { found.append(statement.integer(at: 0) ?? -1) }
    return found
  }

  @Test func everyFeatureIsARowOfItsLayerAndOfTheIndex() throws {
    let source = NetworkFeatures(network)
    let path = try write(source, to: "network.gpkg")
    for layer in source.layers {
      let features = source.features.filter { $0.layer == layer }
      let lines = features.filter { if case .point = $0.geometry { false } else { true } }
      let table = layer.rawValue
      #expect(try integers("SELECT count(*) FROM \(table)", in: path) == [features.count])
      #expect(
        try integers("SELECT count(*) FROM rtree_\(table)_geom", in: path)
          == [layer.hasLines ? lines.count : features.count]
      )
    }
    #expect(try integers("PRAGMA application_id", in: path) == [0x4750_4B47])
    #expect(try integers("PRAGMA user_version", in: path) == [10300])
  }

  @Test func propertiesKeepTheirTypesAndNothingBecomesZero() throws {
    let path = try write(NetworkFeatures(network), to: "network.gpkg")
    let database = try SQLiteDatabase(path: path, access: .readOnly)
    let statement = try database.prepare(
      "SELECT id, km, is_open, opens, typeof(km), typeof(is_open) FROM legs ORDER BY fid"
    )
    for leg in network.legs {
      #expect(try hasRow(statement))
      #expect(statement.text(at: 0) == "leg:\(leg.id)")
      #expect(statement.number(at: 1) == leg.lengthKm)
      #expect(
        statement.integer(at: 2) == (leg.availability.isUsable(on: network.asOf) ? 1 : 0)
      )
      #expect(statement.text(at: 3) == leg.availability.opens?.description)
      #expect(statement.text(at: 4) == "real")
      #expect(statement.text(at: 5) == "integer")
    }
    #expect(try !hasRow(statement))
  }

  /// Decoded by the rules of Well-Known Binary, written down again here.
  @Test func geometryIsWhatGeoJSONDraws() throws {
    let source = NetworkFeatures(network)
    let path = try write(source, to: "network.gpkg")
    let database = try SQLiteDatabase(path: path, access: .readOnly)
    let statement = try database.prepare("SELECT geom FROM legs ORDER BY fid")
    for feature in source.features where feature.layer == .legs {
      #expect(try hasRow(statement))
      if case .point = feature.geometry {
        #expect(statement.bytes(at: 0) == nil)
        continue
      }
      let blob = statement.bytes(at: 0)
      let bytes = try #require(blob)
      #expect(bytes.prefix(4) == [0x47, 0x50, 0, 3])
      var numbers = bytes[8...]
      func take<Number: FixedWidthInteger>(_: Number.Type) -> Number {
        let size = MemoryLayout<Number>.size
        defer { numbers = numbers.dropFirst(size) }
        return numbers.prefix(size).reversed().reduce(0) {
          $0 << 8 | Number(truncatingIfNeeded: $1)
        }
      }
      for _ in 0..<4 { _ = take(UInt64.self) }
      #expect(take(UInt8.self) == 1)
      #expect(take(UInt32.self) == 5)
      let count = Int(take(UInt32.self))
      #expect(count == feature.geometry.parts.count)
      for part in feature.geometry.parts {
        #expect(take(UInt8.self) == 1)
        #expect(take(UInt32.self) == 2)
        #expect(Int(take(UInt32.self)) == part.count)
        for point in part {
          #expect(Double(bitPattern: take(UInt64.self)) == point.longitude)
          #expect(Double(bitPattern: take(UInt64.self)) == point.latitude)
        }
      }
      #expect(numbers.isEmpty)
    }
  }

  @Test func sameFeaturesGiveTheSameBytes() throws {
    let one = try write(NetworkFeatures(network), to: "one.gpkg")
    let two = try write(NetworkFeatures(network), to: "two.gpkg")
    #expect(FileManager.default.contents(atPath: one) == FileManager.default.contents(atPath: two))
  }

  @Test func emptyNetworkHasEmptyLayers() throws {
    let empty = try Network(NetworkContent(asOf: network.asOf))
    let path = try write(NetworkFeatures(empty), to: "empty.gpkg")
    #expect(try integers("SELECT count(*) FROM legs", in: path) == [0])
    #expect(
      try integers("SELECT count(*) FROM gpkg_contents WHERE min_x ISNULL", in: path) == [5]
    )
  }

  @Test func standardOutputIsNoPlaceForADatabase() throws {
    let file = try AtomicFile(path: "-")
    #expect(
      throws: OutputError.cannotWrite(
        path: "standard output",
        reason: "a GeoPackage needs a file of its own"
      )
    ) { try GeoPackage.write(NetworkFeatures(network), to: file) }
  }

  @Test func failedExportLeavesTheOldFileAndNothingElse() throws {
    try "old".write(toFile: scratch.file("a.gpkg"), atomically: false, encoding: .utf8)
    do {
      let file = try AtomicFile(path: scratch.file("a.gpkg"))
      try GeoPackage.write(NetworkFeatures(network), to: file)
    }
    #expect(scratch.text("a.gpkg") == "old")
    #expect(scratch.names == ["a.gpkg"])
  }
}
