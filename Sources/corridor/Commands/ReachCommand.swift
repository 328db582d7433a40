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

  @OptionGroup var reachOptions: ReachOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    let answer = try reachOptions.answer { .standard(of: $0) }
    let (reach, bands, network) = (answer.reach, answer.bands, answer.network)
    switch output.chosenFormat {
    case .table:
      try output.emit(ReachTables.text(reach, network: network, emphasis: output.emphasis))
    case .markdown: try output.emit(ReachTables.markdown(reach, network: network))
    case .csv: try output.emit(ReachTables.nodes(reach, network: network).csvBytes())
    case .json:
      try output.emitJSON { json in
        ReachDocument.write(
          reach,
          conditions: answer.conditions,
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
}
