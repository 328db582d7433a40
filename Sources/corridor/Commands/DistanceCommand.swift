import ArgumentParser
import Formats
import Geo

struct DistanceCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "distance",
    abstract: "Geodesic distance and azimuths between two points on WGS 84.",
    discussion: "corridor distance 72.95,18.95 30.25,59.93"
  )

  @Argument(help: ArgumentHelp("Where the line starts.", valueName: "lon,lat"))
  var from: String

  @Argument(help: ArgumentHelp("Where it ends.", valueName: "lon,lat"))
  var to: String

  @OptionGroup var output: OutputOptions

  func execute() throws {
    let start = try point(from)
    let end = try point(to)
    let inverse = Geodesic.wgs84.inverse(from: start, to: end)
    var table = ReportTable(columns: [
      .init("distance, m", key: "distance_m", isNumeric: true),
      .init("azimuth at the start, °", key: "azimuth_from_deg", isNumeric: true),
      .init("azimuth at the end, °", key: "azimuth_to_deg", isNumeric: true),
    ])
    table.rows.append([
      .init(
        shown: NumberStyle.fixed(inverse.distanceM, decimals: 3),
        raw: "\(inverse.distanceM)"
      ),
      .init(
        shown: NumberStyle.fixed(inverse.azimuthFromDeg, decimals: 6),
        raw: "\(inverse.azimuthFromDeg)"
      ),
      .init(
        shown: NumberStyle.fixed(inverse.azimuthToDeg, decimals: 6),
        raw: "\(inverse.azimuthToDeg)"
      ),
    ])
    switch output.chosenFormat {
    case .table: try output.emit(TextTable.render(table, emphasis: output.emphasis))
    case .markdown: try output.emit(MarkdownTable.render(table))
    case .csv: try output.emit(table.csvBytes())
    case .json:
      try output.emitJSON { json in
        json.object { json in
          json.member("schema_version", ItineraryDocument.schemaVersion)
          json.member("kind", "distance")
          json.member("distance_m", inverse.distanceM)
          json.member("azimuth_from_deg", inverse.azimuthFromDeg)
          json.member("azimuth_to_deg", inverse.azimuthToDeg)
        }
        json.endDocument()
      }
    case .geographic(let format):
      let geodesic = GeodesicFeatures(from: start, to: end, options: output.geoJSON)
      try output.emit(geodesic, as: format)
    }
  }

  private func point(_ text: String) throws -> Coordinate {
    do {
      return try Coordinate(parsing: String(text.drop { $0 == " " }))
    } catch {
      throw UsageError(error.description)
    }
  }
}
