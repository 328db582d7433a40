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
    let found: GeoJSONPolygons
    do {
      found = try GeoJSONPolygons(reading: bytes)
    } catch {
      throw malformed("'\(path)' holds no area: \(error.reason)")
    }
    if let other = found.otherGeometry {
      throw malformed("'\(path)' holds \(other) where an area has polygons only")
    }
    guard !found.polygons.isEmpty else { throw malformed("'\(path)' holds no GeoJSON polygon") }
    self.init(polygons: found.polygons)
  }
}
