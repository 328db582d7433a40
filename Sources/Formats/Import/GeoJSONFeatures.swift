import Geo

/// Reads the features of a GeoJSON file one at a time, so that no more than one of them is held as a
/// tree: a collection, one feature, or a sequence of features by RFC 8142 or a line each.
struct GeoJSONFeatures {
  private let name: String
  private let bytes: [UInt8]
  private var number = 0

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Hands every feature over; what is no feature is noted.
  mutating func read(
    problems: inout ImportProblems,
    _ body: (ImportFeature, inout ImportProblems) -> Void
  ) {
    for text in texts() {
      guard let collection = FeatureArray(in: bytes, text) else {
        readFeature(text, problems: &problems, body)
        continue
      }
      // What stands around the features is held to the grammar too.
      let frame =
        Array(bytes[text.lowerBound..<collection.elements.lowerBound])
        + Array(bytes[collection.elements.upperBound..<text.upperBound])
      do throws(JSONReaderError) {
        let root = try JSONReader.read(frame)
        if root["type"]?.string != "FeatureCollection" {
          note("it is no FeatureCollection", "\"type\": \"FeatureCollection\"", &problems)
        }
        if let crs = root["crs"], !crs.isNull, !GeoJSONFeatures.isWGS84(crs) {
          note(
            "its coordinates are not in degrees of WGS 84",
            "GeoJSON by RFC 7946, without a crs",
            &problems
          )
        }
      } catch {
        note("\(error)", "", &problems)
      }
      for element in collection.ranges { readFeature(element, problems: &problems, body) }
    }
    if number == 0, problems.isEmpty { note("there are no features", "", &problems) }
  }

  /// The whole file, or each text of a sequence.
  private func texts() -> [Range<Int>] {
    let separator: UInt8 = 0x1E
    if bytes.first == separator {
      return split(at: separator)
    }
    let lines = split(at: .lineFeed)
    guard lines.count > 1, let first = lines.first,
      (try? JSONReader.read(Array(bytes[first]))) != nil
    else { return [0..<bytes.count] }
    return lines
  }

  private func split(at separator: UInt8) -> [Range<Int>] {
    bytes.split(separator: separator)
      .filter { $0.contains { $0 > 0x20 } }
      .map { $0.startIndex..<$0.endIndex }
  }

  private func note(_ finding: String, _ expected: String, _ problems: inout ImportProblems) {
    problems.note(
      ImportProblem(file: name, place: .file, finding: finding, expected: expected)
    )
  }

  private func place(ofByte offset: Int) -> ImportProblem.Place {
    let line = CSVLine(of: bytes.span, holding: min(offset, bytes.count - 1))
    return .line(
      bytes[..<line.start].count { $0 == .lineFeed } + 1,
      column: line.column(ofByte: offset, in: bytes.span)
    )
  }

  private mutating func readFeature(
    _ range: Range<Int>,
    problems: inout ImportProblems,
    _ body: (ImportFeature, inout ImportProblems) -> Void
  ) {
    number += 1
    func refuse(_ finding: String, _ id: String? = nil, _ expected: String = "") {
      problems.note(
        ImportProblem(
          file: name,
          place: .feature(number, id: id),
          finding: finding,
          expected: expected
        )
      )
    }
    let value: JSONValue
    do throws(JSONReaderError) {
      value = try JSONReader.read(Array(bytes[range]))
    } catch {
      problems.note(
        ImportProblem(
          file: name,
          place: place(ofByte: range.lowerBound + error.offset),
          finding: "feature \(number): \(error.message)"
        )
      )
      return
    }
    let id = value["id"].map { String(decoding: GeoJSONFeatures.text($0), as: UTF8.self) }
    guard value["type"]?.string == "Feature" else {
      return refuse("it is no Feature", id, "\"type\": \"Feature\"")
    }
    guard let geometry = value["geometry"], !geometry.isNull else {
      return refuse("it has no geometry", id, "a LineString or MultiLineString")
    }
    do throws(GeoJSONLineError) {
      let shape = try GeoJSONFeatures.shape(geometry)
      let members = value["properties"]?.object ?? []
      body(
        ImportFeature(
          number: number,
          id: id,
          keys: members.map(\.key),
          values: members.map { GeoJSONFeatures.text($0.value) },
          shape: shape
        ),
        &problems
      )
    } catch {
      refuse(error.finding, id, error.expected)
    }
  }

  // MARK: Values

  /// A property's text; empty for null and for what is neither text, number nor truth.
  private static func text(_ value: JSONValue) -> [UInt8] {
    switch value.content {
    case .string(let text): return Array(text.utf8)
    case .boolean(let truth): return Array((truth ? "true" : "false").utf8)
    case .number(let number):
      var bytes: [UInt8] = []
      bytes.append(shortest: number)
      return bytes
    case .array(let items):
      return Array(items.map { text($0) }.joined(separator: [UInt8(ascii: ";")]))
    case .null, .object: return []
    }
  }

  private static func shape(_ geometry: JSONValue) throws(GeoJSONLineError) -> ImportFeature.Shape {
    switch geometry["type"]?.string {
    case "LineString": return .lines([try line(geometry["coordinates"])])
    case "MultiLineString":
      guard let parts = geometry["coordinates"]?.array, !parts.isEmpty else {
        throw .noCoordinates
      }
      var lines: [[Coordinate]] = []
      for part in parts { lines.append(try line(part)) }
      return .lines(lines)
    case "Point", "MultiPoint": return .point
    case let type?: throw .noLine(type)
    case nil: throw .noLine("no type")
    }
  }

  private static func line(_ value: JSONValue?) throws(GeoJSONLineError) -> [Coordinate] {
    guard let positions = value?.array else { throw .noCoordinates }
    var line: [Coordinate] = []
    line.reserveCapacity(positions.count)
    for position in positions {
      guard let numbers = position.array, numbers.count >= 2,
        let longitude = numbers[0].number, let latitude = numbers[1].number
      else { throw .noCoordinates }
      do {
        line.append(try Coordinate(longitude: longitude, latitude: latitude))
      } catch {
        throw .outOfRange(error)
      }
    }
    guard line.count > 1 else { throw .tooShort }
    return line
  }

  /// The crs member of the GeoJSON of 2008, which GDAL still writes.
  private static func isWGS84(_ crs: JSONValue) -> Bool {
    let name = crs["properties"]?["name"]?.string ?? ""
    return name.hasSuffix("CRS84") || name.hasSuffix(":4326")
  }
}

/// Why a geometry gives no legs.
enum GeoJSONLineError: Error {
  case noLine(String)
  case noCoordinates
  case tooShort
  case outOfRange(CoordinateError)

  var finding: String {
    switch self {
    case .noLine(let type): "its geometry is \(type)"
    case .noCoordinates: "its coordinates are no positions"
    case .tooShort: "its line has fewer than two points"
    case .outOfRange(let error): error.description
    }
  }

  var expected: String {
    switch self {
    case .noLine: "a LineString or MultiLineString"
    case .noCoordinates: "pairs of longitude and latitude"
    case .tooShort, .outOfRange: ""
    }
  }
}
