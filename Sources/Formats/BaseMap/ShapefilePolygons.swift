/// The polygons of a shapefile's main file (ESRI, *Shapefile Technical Description*, 1998).
///
/// Headers are big-endian where they speak of the file and little-endian where of shapes; heights
/// and measures, which follow the points of a shape, are not read.
enum ShapefilePolygons {
  private static let headerBytes = 100
  private static let fileCode = 9994

  /// - Throws: ``BaseMapFault`` with the byte at which the file makes no sense.
  static func rings(of bytes: [UInt8]) throws(BaseMapFault) -> [[PagePoint]] {
    var reader = LittleEndianReader(bytes: bytes)
    guard bytes.count >= headerBytes, reader.bigEndian(at: 0) == fileCode else {
      throw BaseMapFault(reason: "it is no shapefile (a .shp begins with the number 9994)")
    }
    var rings: [[PagePoint]] = []
    var offset = headerBytes
    while offset < bytes.count {
      guard offset + 12 <= bytes.count else { throw cutShort(at: offset) }
      let length = reader.bigEndian(at: offset + 4) * 2
      guard length >= 4, offset + 8 + length <= bytes.count else { throw cutShort(at: offset) }
      reader.offset = offset + 8
      switch reader.integer() {
      case 0: break
      case 5, 15, 25: rings += try polygon(&reader, end: offset + 8 + length)
      case let type:
        throw BaseMapFault(
          reason: "the shape at byte \(offset) is of type \(type), which is no polygon"
        )
      }
      offset += 8 + length
    }
    return rings
  }

  private static func polygon(
    _ reader: inout LittleEndianReader,
    end: Int
  ) throws(BaseMapFault) -> [[PagePoint]] {
    let start = reader.offset
    reader.offset += 32  // The shape's own box.
    guard reader.offset + 8 <= end else { throw cutShort(at: start) }
    let partCount = reader.integer()
    let pointCount = reader.integer()
    guard partCount >= 0, pointCount >= 0, partCount <= end, pointCount <= end,
      reader.offset + 4 * partCount + 16 * pointCount <= end
    else { throw cutShort(at: start) }
    var starts: [Int] = []
    for _ in 0..<partCount { starts.append(reader.integer()) }
    var points: [PagePoint] = []
    points.reserveCapacity(pointCount)
    for _ in 0..<pointCount {
      let point = PagePoint(x: reader.double(), y: reader.double())
      guard abs(point.x) <= 180.001, abs(point.y) <= 90.001 else {
        throw BaseMapFault(
          reason: "the shape at byte \(start) has a point that is no longitude and latitude"
        )
      }
      points.append(point)
    }
    var rings: [[PagePoint]] = []
    for (first, last) in zip(starts, starts.dropFirst() + [pointCount]) {
      guard first >= 0, first <= last, last <= pointCount else { throw cutShort(at: start) }
      rings.append(Array(points[first..<last]))
    }
    return rings
  }

  private static func cutShort(at offset: Int) -> BaseMapFault {
    BaseMapFault(reason: "the file is cut short or its lengths are wrong at byte \(offset)")
  }
}

/// Reads numbers off bytes; whoever reads has seen that they are there.
private struct LittleEndianReader {
  let bytes: [UInt8]
  var offset = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  func bigEndian(at offset: Int) -> Int {
    var value: UInt32 = 0
    for byte in bytes[offset..<offset + 4] { value = value << 8 | UInt32(byte) }
    return Int(Int32(bitPattern: value))
  }

  mutating func integer() -> Int {
    var value: UInt32 = 0
    for byte in bytes[offset..<offset + 4].reversed() { value = value << 8 | UInt32(byte) }
    offset += 4
    return Int(Int32(bitPattern: value))
  }

  mutating func double() -> Double {
    var value: UInt64 = 0
    for byte in bytes[offset..<offset + 8].reversed() { value = value << 8 | UInt64(byte) }
    offset += 8
    return Double(bitPattern: value)
  }
}
