import Geo
import Routing
import Scenarios

extension Selector {
  /// Reads the GeoJSON files that `within` names.
  ///
  /// - Parameter directory: where relative paths start; empty for the working directory.
  /// - Throws: ``SelectorError/malformed(text:reason:)`` for a file that is missing or holds no
  ///   polygon.
  public func reading(areasIn directory: String) throws(SelectorError) -> Selector {
    try readingAreas { path throws(SelectorError) in
      try Area(geoJSONFile: path.hasPrefix("/") ? path : directory + path, of: description)
    }
  }
}

extension Area {
  /// Reads the polygons of a GeoJSON geometry, feature or collection of features.
  fileprivate init(geoJSONFile path: String, of selector: String) throws(SelectorError) {
    func malformed(_ reason: String) -> SelectorError {
      .malformed(text: selector, reason: reason)
    }
    let bytes: [UInt8]?
    do {
      bytes = try FileBytes.read(path)
    } catch {
      throw malformed(error.description)
    }
    guard let bytes else { throw malformed("there is no file '\(path)'") }
    let root: MarkedValue
    do {
      root = try MarkedValue(parsing: String(decoding: bytes, as: UTF8.self), file: path)
    } catch {
      throw malformed(error.description)
    }
    var polygons: [[[Coordinate]]] = []
    guard Area.collect(root, into: &polygons), !polygons.isEmpty else {
      throw malformed("'\(path)' holds no GeoJSON polygon")
    }
    self.init(polygons: polygons)
  }

  /// - Returns: whether all that is there could be read.
  private static func collect(_ value: MarkedValue, into polygons: inout [[[Coordinate]]]) -> Bool {
    switch value["type"]?.text {
    case "FeatureCollection":
      return value["features"]?.items.allSatisfy { collect($0, into: &polygons) } ?? false
    case "Feature": return value["geometry"].map { collect($0, into: &polygons) } ?? false
    case "GeometryCollection":
      return value["geometries"]?.items.allSatisfy { collect($0, into: &polygons) } ?? false
    case "Polygon":
      guard let rings = value["coordinates"].flatMap(rings) else { return false }
      polygons.append(rings)
      return true
    case "MultiPolygon":
      guard let parts = value["coordinates"]?.list else { return false }
      let read = parts.compactMap(rings)
      polygons += read
      return read.count == parts.count
    default: return false
    }
  }

  private static func rings(_ value: MarkedValue) -> [[Coordinate]]? {
    guard let list = value.list else { return nil }
    let rings = list.compactMap { ring -> [Coordinate]? in
      guard let positions = ring.list else { return nil }
      let read = positions.compactMap(coordinate)
      return read.count == positions.count && read.count > 2 ? read : nil
    }
    return rings.count == list.count && !rings.isEmpty ? rings : nil
  }

  private static func coordinate(_ value: MarkedValue) -> Coordinate? {
    guard let numbers = value.list?.map(\.number), numbers.count >= 2,
      let longitude = numbers[0], let latitude = numbers[1]
    else { return nil }
    return try? Coordinate(longitude: longitude, latitude: latitude)
  }
}

extension MarkedValue {
  fileprivate var list: [MarkedValue]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  fileprivate subscript(key: String) -> MarkedValue? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key.text == key }?.value
  }
}
