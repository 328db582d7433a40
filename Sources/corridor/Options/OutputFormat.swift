import ArgumentParser
import Formats

/// A format that every command means the same by.
enum OutputFormat: Hashable {
  case table
  case json
  case csv
  case markdown
  /// What is to be opened by a program for maps or networks.
  case geographic(GeographicFormat)

  static let geojson = OutputFormat.geographic(.geojson)

  private static let words: [(String, OutputFormat)] =
    [("table", .table), ("json", .json), ("csv", .csv), ("markdown", .markdown)]
    + GeographicFormat.allCases.map { ($0.rawValue, .geographic($0)) }

  /// The format of a file by its suffix; `nil` if that says nothing.
  init?(suffixOf path: String) {
    let path = path.lowercased()
    let matches = GeographicFormat.allCases.flatMap { format in
      format.suffixes.filter { path.hasSuffix($0) }.map { (format, length: $0.utf8.count) }
    }
    // `a.rem.geojson` is more than a `.geojson`.
    if let match = matches.max(by: { $0.length < $1.length }) {
      self = .geographic(match.0)
      return
    }
    guard let dot = path.lastIndex(of: ".") else { return nil }
    switch path[path.index(after: dot)...] {
    case "json": self = .json
    case "csv": self = .csv
    case "md", "markdown": self = .markdown
    case "txt": self = .table
    default: return nil
    }
  }
}

extension OutputFormat: ExpressibleByArgument {
  init?(argument: String) {
    guard let known = Self.words.first(where: { $0.0 == argument }) else { return nil }
    self = known.1
  }

  static var allValueStrings: [String] { words.map(\.0) }

  var defaultValueDescription: String { Self.words.first { $0.1 == self }?.0 ?? "" }
}

/// The formats of maps and networks. Which of them a command can write depends on what it shows.
enum GeographicFormat: String, CaseIterable {
  case geojson
  /// A feature a line.
  case geojsonl
  /// A text sequence by RFC 8142.
  case geojsons
  case gpkg
  case kml
  /// Trips of kepler.gl: lines whose positions have a time.
  case kepler
  /// The OGC Route Exchange Model.
  case rem
  /// A directory of tables by the General Modeling Network Specification.
  case gmns

  /// What the name of such a file ends in.
  var suffixes: [String] {
    switch self {
    case .geojson: [".geojson"]
    case .geojsonl: [".geojsonl", ".ndgeojson"]
    case .geojsons: [".geojsons", ".geojsonseq"]
    case .gpkg: [".gpkg"]
    case .kml: [".kml"]
    case .kepler: [".kepler.json"]
    case .rem: [".rem.json", ".rem.geojson"]
    case .gmns: [".gmns", ".gmns/"]
    }
  }

  static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
