import Geo

/// One row of a map layer: a geometry with flat, typed properties in a fixed order.
///
/// GeoJSON writes ``id`` twice, as the feature's id and as its first property, because many readers
/// show properties only.
public struct Feature: Hashable, Sendable {
  /// Unique within its collection, and the same whenever the same thing is exported.
  public var id: String
  /// What kind of thing it is, and so which table of a GeoPackage it is a row of.
  public var layer: FeatureLayer
  public var geometry: FeatureGeometry
  /// Without the id. Each name stands once.
  public var properties: [Property]

  public init(
    id: String,
    layer: FeatureLayer,
    geometry: FeatureGeometry,
    properties: [Property]
  ) {
    self.id = id
    self.layer = layer
    self.geometry = geometry
    self.properties = properties
  }
}

/// Where a feature lies; longitude and latitude on WGS 84, rounded to a millionth of a degree.
public enum FeatureGeometry: Hashable, Sendable {
  case point(Coordinate)
  /// Two positions or more, on one side of the antimeridian.
  case line([Coordinate])
  /// Lines in the order of travel.
  case lines([[Coordinate]])

  /// The geometry of a line in parts.
  ///
  /// - Returns: `nil` for no parts.
  init?(parts: [[Coordinate]]) {
    switch parts.count {
    case 0: return nil
    case 1: self = .line(parts[0])
    default: self = .lines(parts)
    }
  }

  /// Its lines; a point is a line of one position.
  public var parts: [[Coordinate]] {
    switch self {
    case .point(let point): [[point]]
    case .line(let line): [line]
    case .lines(let lines): lines
    }
  }
}

/// A named value of a feature.
public struct Property: Hashable, Sendable {
  public var name: String
  public var value: PropertyValue

  public init(_ name: String, _ value: PropertyValue) {
    self.name = name
    self.value = value
  }
}

/// A scalar, so that a table holds it in one cell.
public enum PropertyValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  /// Finite.
  case number(Double)
  case flag(Bool)
  /// Unknown, or without meaning for this feature: never written as zero.
  case null
}

extension PropertyValue {
  static func text(_ text: String?) -> PropertyValue { text.map { .text($0) } ?? .null }
  static func integer(_ integer: Int?) -> PropertyValue { integer.map { .integer($0) } ?? .null }
  static func number(_ number: Double?) -> PropertyValue { number.map { .number($0) } ?? .null }

  /// The value as a text without quotes; empty for null.
  var plain: String {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .number(let number):
      String(decoding: Self.shortest(number), as: UTF8.self)
    case .flag(let flag): flag ? "true" : "false"
    case .null: ""
    }
  }

  /// A text whose absence the data write as an empty one.
  static func textOrNull(_ text: String) -> PropertyValue { text.isEmpty ? .null : .text(text) }

  private static func shortest(_ number: Double) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(shortest: number)
    return bytes
  }

  /// Several values in one cell, as the data's own tables write them; null for none.
  static func list(_ items: [String]) -> PropertyValue {
    switch items.count {
    case 0: .null
    case 1: .text(items[0])
    default: .text(items.joined(separator: ";"))
    }
  }
}
