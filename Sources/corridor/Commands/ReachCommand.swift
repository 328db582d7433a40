import ArgumentParser
import Formats
import Geo
import Routing

struct ReachCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract: "Everything freight reaches within so much time, distance, money or CO2e.",
    discussion: """
      Nodes with their arrival; in geojson also the legs, each cut where the limit is used up, in \
      bands of a day (--step).

      corridor reach Mumbai --within 10d
      corridor reach Kashgar --within 2000km --step 250km -o reach.geojson
      """
  )

  @Argument(help: "Where freight starts.", completion: .custom(NameCompletion.ends))
  var origin: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How far: 10d, 36h, 2000km; 3000usd or 800kg of CO2e for the whole cargo.",
      valueName: "limit"
    )
  )
  var within: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Width of a band, in the unit of --within. Default: 1d, 500km, 500usd, 500kg.",
      valueName: "limit"
    )
  )
  var step: String?

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if queryOptions.by != nil {
      throw ValidationError("--within says what is made small, not --by")
    }
    if !queryOptions.via.isEmpty { throw ValidationError("--via asks for one route, not a reach") }
  }

  func execute() throws {
    let limit = try ReachLimitText.parse(within, option: "--within")
    let bands = try bands(of: limit)
    let end = try EndText.parse(origin)
    let conditions = try queryOptions.conditions()
    let network = try networkOptions.load()
    let reach = try Router(network).reach(from: end, within: limit, under: conditions)
    switch output.chosenFormat {
    case .table:
      try output.emit(ReachTables.text(reach, network: network, emphasis: output.emphasis))
    case .markdown: try output.emit(ReachTables.markdown(reach, network: network))
    case .csv: try output.emit(ReachTables.nodes(reach, network: network).csvBytes())
    case .json:
      try output.emitJSON { json in
        ReachDocument.write(
          reach,
          conditions: conditions,
          bands: bands,
          network: network,
          to: &json
        )
      }
    case .geographic(let format):
      let features = ReachFeatures(reach, bands: bands, on: network, options: output.geoJSON)
      try output.emit(features, as: format)
    }
  }

  private func bands(of limit: ReachLimit) throws -> ReachBands {
    guard let step else { return .standard(of: limit) }
    let width = try ReachLimitText.parse(step, option: "--step")
    guard limit.with(width.value) == width else {
      throw UsageError("--step is in the unit of --within")
    }
    guard let bands = ReachBands(width: width.value, of: limit) else {
      throw UsageError("--step makes more than \(ReachBands.maximumCount) bands")
    }
    return bands
  }
}
