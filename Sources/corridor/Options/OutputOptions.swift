import ArgumentParser
import Formats

/// A format that every command means the same by.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table
  case json
  case geojson
  case csv
  case markdown

  /// The format of a file by its suffix; `nil` if that says nothing.
  init?(suffixOf path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "json": self = .json
    case "geojson": self = .geojson
    case "csv": self = .csv
    case "md", "markdown": self = .markdown
    case "txt": self = .table
    default: return nil
    }
  }
}

struct OutputOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "table, json, geojson, csv or markdown; by the file's suffix if not given."
  )
  var format: OutputFormat?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write to a file; - is stdout.", valueName: "file"),
    completion: .file()
  )
  var output: String?

  @Flag(name: .long, help: "No words on stderr but errors.")
  var quiet = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "GeoJSON lines get a point at least this often, in km along the geodesic.",
      valueName: "km"
    )
  )
  var maxSegmentKm: Double = 100

  func validate() throws {
    guard GeoJSONOptions(maxSegmentKm: maxSegmentKm) != nil else {
      let range = GeoJSONOptions.maxSegmentKmRange
      throw ValidationError(
        "--max-segment-km is \(range.lowerBound) to \(Int(range.upperBound)), not \(maxSegmentKm)"
      )
    }
  }

  /// The options that ``validate()`` has seen to be in range.
  var geoJSON: GeoJSONOptions {
    GeoJSONOptions(maxSegmentKm: maxSegmentKm) ?? .standard
  }

  var chosenFormat: OutputFormat {
    format ?? output.flatMap(OutputFormat.init(suffixOf:)) ?? .table
  }
}
