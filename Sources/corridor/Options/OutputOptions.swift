import ArgumentParser
import Formats

struct OutputOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "table, json, csv or markdown; for maps \(GeographicFormat.names); by the file's suffix if "
        + "not given.",
      valueName: "format"
    )
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

  @Flag(name: .long, help: "Beside GeoJSON, write a style for QGIS (.qml).")
  var qml = false

  func validate() throws {
    if qml, chosenFormat != .geojson || (output ?? "-") == "-" {
      throw ValidationError("--qml goes with GeoJSON in a file: -o FILE.geojson")
    }
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

  var isGeographic: Bool {
    if case .geographic = chosenFormat { true } else { false }
  }

  var chosenFormat: OutputFormat {
    format ?? output.flatMap(OutputFormat.init(suffixOf:)) ?? .table
  }
}
