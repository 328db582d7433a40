import Geo

/// Geometries as a GeoPackage holds them: its own header and envelope, then Well-Known Binary
/// (OGC 12-128r18, section 2.1.3), least significant byte first.
enum GeoPackageGeometry {
  static let srsID: Int32 = 4326

  /// The blob of a line or point; `nil` where the layer holds lines and there is none to draw.
  static func blob(_ geometry: FeatureGeometry, asLines: Bool) -> [UInt8]? {
    if case .point(let point) = geometry {
      if asLines { return nil }
      var bytes = header(hasEnvelope: false)
      bytes.append(wellKnownBinary: 1)
      bytes.append(littleEndian: point.longitude)
      bytes.append(littleEndian: point.latitude)
      return bytes
    }
    let parts = geometry.parts
    guard asLines, let box = Box(of: parts) else { return nil }
    var bytes = header(hasEnvelope: true)
    for edge in [box.west, box.east, box.south, box.north] { bytes.append(littleEndian: edge) }
    bytes.append(wellKnownBinary: 5)
    bytes.append(littleEndian: UInt32(parts.count))
    for part in parts {
      bytes.append(wellKnownBinary: 2)
      bytes.append(littleEndian: UInt32(part.count))
      for point in part {
        bytes.append(littleEndian: point.longitude)
        bytes.append(littleEndian: point.latitude)
      }
    }
    return bytes
  }

  /// The extent of one geometry, as the R-tree has it: where it crosses the antimeridian, from one
  /// side of the map to the other.
  struct Box {
    private(set) var west = Double.infinity
    private(set) var south = Double.infinity
    private(set) var east = -Double.infinity
    private(set) var north = -Double.infinity

    /// `nil` for no positions.
    init?(of parts: [[Coordinate]]) {
      for part in parts {
        for point in part {
          west = min(west, point.longitude)
          south = min(south, point.latitude)
          east = max(east, point.longitude)
          north = max(north, point.latitude)
        }
      }
      if west > east { return nil }
    }
  }

  /// `GP`, version 1, flags (bit 0: least significant byte first; bits 1–3: the kind of envelope).
  private static func header(hasEnvelope: Bool) -> [UInt8] {
    var bytes: [UInt8] = [0x47, 0x50, 0, hasEnvelope ? 0b0000_0011 : 0b0000_0001]
    bytes.append(littleEndian: UInt32(bitPattern: srsID))
    return bytes
  }
}

extension [UInt8] {
  fileprivate mutating func append(wellKnownBinary type: UInt32) {
    append(1)
    append(littleEndian: type)
  }

  fileprivate mutating func append(littleEndian number: UInt32) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func append(littleEndian number: Double) {
    Swift.withUnsafeBytes(of: number.bitPattern.littleEndian) { append(contentsOf: $0) }
  }
}
