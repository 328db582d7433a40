/// Land to draw a map on: rings in longitude and latitude, in degrees.
public struct BaseMap: Sendable {
  /// Outer rings one way round and holes the other; `x` is the longitude.
  public var rings: [[PagePoint]]
  /// Whom to thank in the caption.
  public var credit: String

  public init(rings: [[PagePoint]], credit: String) {
    self.rings = rings
    self.credit = credit
  }

  /// Reads the polygons of an ESRI shapefile's main file (`.shp`), or of a GeoJSON file with any
  /// other suffix.
  ///
  /// - Throws: ``BaseMapError`` naming the file and what is wrong with it.
  public init(path: String) throws(BaseMapError) {
    let bytes: [UInt8]?
    do {
      bytes = try FileBytes.read(path)
    } catch {
      throw BaseMapError(path: path, reason: "cannot be read")
    }
    guard let bytes else { throw BaseMapError(path: path, reason: "there is no such file") }
    do throws(BaseMapFault) {
      rings =
        path.lowercased().hasSuffix(".shp")
        ? try ShapefilePolygons.rings(of: bytes) : try Self.rings(ofGeoJSON: bytes)
    } catch {
      throw BaseMapError(path: path, reason: error.reason)
    }
    guard !rings.isEmpty else { throw BaseMapError(path: path, reason: "it holds no polygon") }
    // The package that the file comes in names it so.
    credit = path.hasSuffix("naturalearth_lowres.shp") ? "Land: Natural Earth." : ""
  }
}

extension BaseMap {
  /// Whether there is a file to read.
  public static func exists(at path: String) -> Bool { FileBytes.exists(path) }

  /// Points and lines in the file are no land, and none of our business.
  private static func rings(ofGeoJSON bytes: [UInt8]) throws(BaseMapFault) -> [[PagePoint]] {
    do {
      return try GeoJSONPolygons(reading: bytes).polygons.joined().map { ring in
        ring.map { PagePoint(x: $0.longitude, y: $0.latitude) }
      }
    } catch {
      throw BaseMapFault(reason: error.reason)
    }
  }
}

/// Why a file cannot be the base map.
public struct BaseMapError: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  public var reason: String

  public var description: String { "\(path): no base map: \(reason)" }
}

/// What is wrong inside a file.
struct BaseMapFault: Error {
  var reason: String
}
