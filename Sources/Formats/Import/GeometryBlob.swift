import Geo

/// Reads a GeoPackage's geometry: its header, then Well-Known Binary (OGC 06-103r4), heights and
/// measures passed over.
struct GeometryBlob {
  enum Failure: Error {
    case empty
    case notGeoPackage
    case tooShort
    case noLine(type: UInt32)
    case tooFewPoints
    case outOfRange(CoordinateError)

    var finding: String {
      switch self {
      case .empty: "it has no geometry"
      case .notGeoPackage: "its geometry does not begin as a GeoPackage's"
      case .tooShort: "its geometry ends too soon"
      case .noLine(let type): "its geometry is of type \(type)"
      case .tooFewPoints: "its line has fewer than two points"
      case .outOfRange(let error): error.description
      }
    }
  }

  private let bytes: [UInt8]
  private var offset: Int

  static func shape(_ bytes: [UInt8]) throws(Failure) -> ImportFeature.Shape {
    guard bytes.count >= 8 else { throw .tooShort }
    guard bytes[0] == UInt8(ascii: "G"), bytes[1] == UInt8(ascii: "P") else { throw .notGeoPackage }
    // Bits of the fourth byte: 4 an empty geometry, 3…1 the kind of envelope that follows.
    let flags = bytes[3]
    if flags & 0x10 != 0 { throw .empty }
    let envelopeBytes = [0, 32, 48, 48, 64]
    let kind = Int(flags >> 1) & 7
    guard kind < envelopeBytes.count else { throw .notGeoPackage }
    var blob = GeometryBlob(bytes: bytes, offset: 8 + envelopeBytes[kind])
    return try blob.readShape()
  }

  /// What the first bytes of a geometry say.
  private struct Header {
    var type: UInt32
    var isLittleEndian: Bool
    /// Numbers of a position.
    var dimensions: Int
  }

  private mutating func readHeader() throws(Failure) -> Header {
    guard offset < bytes.count else { throw .tooShort }
    let isLittleEndian = bytes[offset] == 1
    offset += 1
    let code = try readCount(isLittleEndian)
    // ISO adds 1000 for heights, 2000 for measures, 3000 for both; PostGIS sets high bits.
    let isoKind = code % 10_000 / 1000
    var dimensions = 2
    if isoKind == 1 || isoKind == 3 || code & 0x8000_0000 != 0 { dimensions += 1 }
    if isoKind == 2 || isoKind == 3 || code & 0x4000_0000 != 0 { dimensions += 1 }
    let type = (code & 0x0FFF_FFFF) % 1000
    return Header(type: type, isLittleEndian: isLittleEndian, dimensions: dimensions)
  }

  private mutating func readShape() throws(Failure) -> ImportFeature.Shape {
    let header = try readHeader()
    switch header.type {
    case 2: return .lines([try readLine(header)])
    case 5:
      let count = try readCount(header.isLittleEndian)
      var lines: [[Coordinate]] = []
      for _ in 0..<count {
        let part = try readHeader()
        guard part.type == 2 else { throw .noLine(type: part.type) }
        lines.append(try readLine(part))
      }
      guard !lines.isEmpty else { throw .empty }
      return .lines(lines)
    case 1, 4: return .point
    default: throw .noLine(type: header.type)
    }
  }

  private mutating func readLine(_ header: Header) throws(Failure) -> [Coordinate] {
    let count = Int(try readCount(header.isLittleEndian))
    // Checked before anything is reserved: the count may be any number.
    guard count <= (bytes.count - offset) / (8 * header.dimensions) else { throw .tooShort }
    guard count > 1 else { throw .tooFewPoints }
    var line: [Coordinate] = []
    line.reserveCapacity(count)
    for _ in 0..<count {
      let longitude = Double(bitPattern: readWord(at: offset, header.isLittleEndian))
      let latitude = Double(bitPattern: readWord(at: offset + 8, header.isLittleEndian))
      offset += 8 * header.dimensions
      do {
        line.append(try Coordinate(longitude: longitude, latitude: latitude))
      } catch {
        throw .outOfRange(error)
      }
    }
    return line
  }

  private mutating func readCount(_ isLittleEndian: Bool) throws(Failure) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw .tooShort }
    var count: UInt32 = 0
    for index in 0..<4 {
      let shift = isLittleEndian ? index : 3 - index
      count |= UInt32(bytes[offset + index]) << (8 * UInt32(shift))
    }
    offset += 4
    return count
  }

  private func readWord(at start: Int, _ isLittleEndian: Bool) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<8 {
      let shift = isLittleEndian ? index : 7 - index
      word |= UInt64(bytes[start + index]) << (8 * UInt64(shift))
    }
    return word
  }
}
