import Formats
import Foundation
import Geo

/// GeoJSON as Foundation reads it: what the writer wrote, seen by somebody else.
struct ReadGeoJSON {
  let text: String
  let members: [String: Any]
  let features: [ReadFeature]

  struct Malformed: Error {
    let what: String
  }

  init(_ write: (any ByteSink) throws -> Void) throws {
    let sink = MemorySink()
    try write(sink)
    text = String(decoding: sink.bytes, as: UTF8.self)
    guard
      let object = try JSONSerialization.jsonObject(with: Data(sink.bytes)) as? [String: Any],
      let features = object["features"] as? [[String: Any]]
    else { throw Malformed(what: "no feature collection") }
    members = object
    self.features = try features.map(ReadFeature.init)
  }

  var bbox: [Double] { members["bbox"] as? [Double] ?? [] }

  func features(ofKind kind: String) -> [ReadFeature] { features.filter { $0.kind == kind } }
}

struct ReadFeature {
  let id: String
  let geometryType: String
  /// A point is a line of one position.
  let lines: [[[Double]]]
  let properties: [String: Any]

  init(_ object: [String: Any]) throws {
    guard
      object["type"] as? String == "Feature",
      let id = object["id"] as? String,
      let geometry = object["geometry"] as? [String: Any],
      let type = geometry["type"] as? String,
      let coordinates = geometry["coordinates"],
      let properties = object["properties"] as? [String: Any]
    else { throw ReadGeoJSON.Malformed(what: "no feature") }
    let lines: [[[Double]]]? =
      switch type {
      case "Point": (coordinates as? [Double]).map { [[$0]] }
      case "LineString": (coordinates as? [[Double]]).map { [$0] }
      case "MultiLineString": coordinates as? [[[Double]]]
      default: nil
      }
    guard let lines else { throw ReadGeoJSON.Malformed(what: type) }
    self.id = id
    geometryType = type
    self.lines = lines
    self.properties = properties
  }

  var kind: String { text("kind") ?? "" }
  func text(_ name: String) -> String? { properties[name] as? String }
  func number(_ name: String) -> Double? { properties[name] as? Double }
  func flag(_ name: String) -> Bool? { properties[name] as? Bool }
  func isNull(_ name: String) -> Bool { properties[name] is NSNull }

  /// Its lines, from the numbers that were read.
  func coordinates() throws -> [[Coordinate]] {
    try lines.map { try $0.map { try Coordinate(longitude: $0[0], latitude: $0[1]) } }
  }
}

/// Keeps what is written.
final class MemorySink: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ more: Span<UInt8>) throws(OutputError) {
    for index in more.indices { bytes.append(more[index]) }
  }
}
