import Foundation
import Geo
import Testing

/// What must hold of every file that is written, whatever is in it.
func expectRules(
  of file: ReadGeoJSON,
  maxSegmentKm: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(file.members["crs"] == nil, sourceLocation: sourceLocation)
  #expect(file.members["type"] as? String == "FeatureCollection", sourceLocation: sourceLocation)
  let ids = file.features.map(\.id)
  #expect(Set(ids).count == ids.count, "ids are unique", sourceLocation: sourceLocation)
  #expect(
    Set(file.features.map { $0.text("id") }) == Set(ids),
    "ids are properties too",
    sourceLocation: sourceLocation
  )
  expectPlainNumbers(in: file.text, sourceLocation)
  expectFlatProperties(of: file, sourceLocation)
  expectSimplestyle(of: file, sourceLocation)
  try expectLines(of: file, maxSegmentKm: maxSegmentKm, sourceLocation)
  #expect(file.bbox == bruteForceBox(of: file), "bbox", sourceLocation: sourceLocation)
}

/// No coordinate has more than six decimals or an exponent, none is −0.
private func expectPlainNumbers(in text: String, _ sourceLocation: SourceLocation) {
  let number = #/-?[0-9]+(\.[0-9]{1,6})?/#
  for array in text.matches(of: #/"(?:coordinates|bbox)":\s*(\[[^a-zA-Z"]*\])/#) {
    let numbers = array.output.1.split { "[], \n".contains($0) }
    #expect(!numbers.isEmpty, sourceLocation: sourceLocation)
    let odd = numbers.filter { $0.wholeMatch(of: number) == nil || $0 == "-0" }
    #expect(odd.isEmpty, sourceLocation: sourceLocation)
  }
}

/// A property is a scalar and has one type wherever it stands.
private func expectFlatProperties(of file: ReadGeoJSON, _ sourceLocation: SourceLocation) {
  var types: [String: Set<String>] = [:]
  for feature in file.features {
    for (name, value) in feature.properties {
      switch value {
      case is NSNull: continue
      case is String: types[name, default: []].insert("text")
      case let number as NSNumber:
        #expect(number.doubleValue.isFinite, sourceLocation: sourceLocation)
        let isFlag = isBoolean(number)
        types[name, default: []].insert(isFlag ? "flag" : "number")
      default: types[name, default: []].insert("nested")
      }
    }
  }
  for (name, found) in types {
    #expect(found.count == 1 && found != ["nested"], "\(name)", sourceLocation: sourceLocation)
  }
}

private func isBoolean(_ number: NSNumber) -> Bool {
  String(cString: number.objCType) == "c"
}

/// simplestyle-spec 1.1: lines have a stroke, points a marker, in the words of the specification.
private func expectSimplestyle(of file: ReadGeoJSON, _ sourceLocation: SourceLocation) {
  let color = #/#[0-9A-F]{6}/#
  for feature in file.features {
    let isPoint = feature.geometryType == "Point"
    let isLine = !isPoint || ["leg", "route"].contains(feature.kind)
    let key = isLine ? "stroke" : "marker-color"
    #expect(
      feature.text(key)?.wholeMatch(of: color) != nil,
      "\(feature.id)",
      sourceLocation: sourceLocation
    )
    #expect(
      isPoint || ["leg", "route", "geodesic"].contains(feature.kind),
      "\(feature.id)",
      sourceLocation: sourceLocation
    )
    if isLine {
      let opacity = feature.number("stroke-opacity") ?? -1
      #expect((0...1).contains(opacity), sourceLocation: sourceLocation)
      #expect((feature.number("stroke-width") ?? 0) > 0, sourceLocation: sourceLocation)
    } else {
      let size = feature.text("marker-size") ?? ""
      #expect(["small", "medium", "large"].contains(size), sourceLocation: sourceLocation)
      let symbol = feature.text("marker-symbol") ?? "a"
      #expect(symbol.wholeMatch(of: #/[a-z]/#) != nil, sourceLocation: sourceLocation)
    }
    #expect(feature.text("title")?.isEmpty == false, sourceLocation: sourceLocation)
  }
}

/// Lines stay on one side of the antimeridian, have no segment that is too long, none of length
/// zero, and pass no position twice.
private func expectLines(
  of file: ReadGeoJSON,
  maxSegmentKm: Double,
  _ sourceLocation: SourceLocation
) throws {
  for feature in file.features where feature.geometryType != "Point" {
    for line in try feature.coordinates() {
      #expect(line.count > 1, "\(feature.id)", sourceLocation: sourceLocation)
      #expect(Set(line).count == line.count, "\(feature.id)", sourceLocation: sourceLocation)
      for (start, end) in zip(line, line.dropFirst()) {
        #expect(
          abs(start.longitude - end.longitude) <= 180,
          "\(feature.id)",
          sourceLocation: sourceLocation
        )
        #expect(
          Geodesic.wgs84.distance(from: start, to: end) <= maxSegmentKm * 1000,
          "\(feature.id)",
          sourceLocation: sourceLocation
        )
      }
    }
  }
}

/// The narrowest box: from the west edge of one segment to the east edge of another, such that
/// every segment lies within.
func bruteForceBox(of file: ReadGeoJSON) -> [Double] {
  var edges: Set<[Double]> = []
  var latitudes: [Double] = []
  for line in file.features.flatMap(\.lines) {
    latitudes += line.map { $0[1] }
    let longitudes = line.map { $0[0] }
    edges.insert([longitudes.min() ?? 0, longitudes.max() ?? 0])
  }
  var best: (width: Double, west: Double, east: Double)?
  for west in Set(edges.map { $0[0] }) {
    // How far east of `west` each line reaches, when it must lie wholly east of it.
    var width = 0.0
    var east = west
    for edge in edges {
      let start = edge[0] >= west ? edge[0] - west : edge[0] - west + 360
      let reach = start + edge[1] - edge[0]
      if reach > width {
        width = reach
        east = edge[1]
      }
    }
    guard width <= 360 else { continue }
    let isNarrower = best.map { width < $0.width } ?? true
    if isNarrower { best = (width, west, east) }
  }
  guard let best, let south = latitudes.min(), let north = latitudes.max() else { return [] }
  return [best.west, south, best.east, north]
}
