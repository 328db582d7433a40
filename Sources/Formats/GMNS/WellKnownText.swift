import Geo

/// Reads the `LINESTRING` of Well-Known Text (OGC 06-103r4), the geometry format of GMNS.
enum WellKnownText {
  /// Why a text is no line.
  enum Failure: Error, Hashable {
    case noLineString
    case noNumber
    case outOfRange(CoordinateError)
    case tooFewPoints
    case noClosingBracket
    case textAfterEnd

    /// A clause.
    var finding: String {
      switch self {
      case .noLineString: "the text does not begin with LINESTRING ("
      case .noNumber: "a coordinate is no number"
      case .outOfRange(let error): error.description
      case .tooFewPoints: "the line has fewer than two points"
      case .noClosingBracket: "the line does not end in a bracket"
      case .textAfterEnd: "there is more after the closing bracket"
      }
    }
  }

  /// The points of a line of two or more.
  ///
  /// - Complexity: O(*n*).
  static func line(_ bytes: Span<UInt8>) throws(Failure) -> [Coordinate] {
    var offset = skipBlanks(bytes, from: 0)
    for letter in "LINESTRING".utf8 {
      guard offset < bytes.count, bytes[offset] & 0xDF == letter else { throw .noLineString }
      offset += 1
    }
    guard take(UInt8(ascii: "("), bytes, &offset) else { throw .noLineString }
    var points: [Coordinate] = []
    repeat {
      let longitude = try number(bytes, &offset)
      let latitude = try number(bytes, &offset)
      do {
        points.append(try Coordinate(longitude: longitude, latitude: latitude))
      } catch {
        throw .outOfRange(error)
      }
    } while take(UInt8(ascii: ","), bytes, &offset)
    guard take(UInt8(ascii: ")"), bytes, &offset) else { throw .noClosingBracket }
    guard skipBlanks(bytes, from: offset) == bytes.count else { throw .textAfterEnd }
    guard points.count > 1 else { throw .tooFewPoints }
    return points
  }

  private static func number(_ bytes: Span<UInt8>, _ offset: inout Int) throws(Failure) -> Double {
    let start = skipBlanks(bytes, from: offset)
    var end = start
    while end < bytes.count, !isBlank(bytes[end]), bytes[end] != UInt8(ascii: ","),
      bytes[end] != UInt8(ascii: ")")
    {
      end += 1
    }
    offset = end
    guard let number = Double(decimal: bytes.extracting(start..<end)) else { throw .noNumber }
    return number
  }

  private static func take(_ byte: UInt8, _ bytes: Span<UInt8>, _ offset: inout Int) -> Bool {
    let next = skipBlanks(bytes, from: offset)
    guard next < bytes.count, bytes[next] == byte else { return false }
    offset = next + 1
    return true
  }

  private static func skipBlanks(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, isBlank(bytes[offset]) { offset += 1 }
    return offset
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }
}
