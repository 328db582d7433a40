import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct CompareCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Put corridors side by side, with the published figures for the same ends.",
    discussion: """
      Without --corridor: the best free route, then every corridor that serves the pair.

      corridor compare Mumbai "Saint Petersburg" --corridor instc-west-road \
      --corridor suez-mumbai-st-petersburg
      """
  )

  @Argument(help: "Where freight starts.", completion: .custom(NameCompletion.ends))
  var origin: String

  @Argument(help: "Where it ends.", completion: .custom(NameCompletion.ends))
  var destination: String

  @Option(
    name: .long,
    help: ArgumentHelp("A corridor to compare; repeat for several.", valueName: "id"),
    completion: .custom(NameCompletion.corridors)
  )
  var corridor: [String] = []

  @Flag(name: .long, help: "Put the best free route first.")
  var free = false

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    let query = try queryOptions.query(from: origin, to: destination)
    let network = try networkOptions.load()
    let comparison = try Comparison(
      query,
      scope: corridor.isEmpty ? .everything : .corridors(corridor, withFreeRoute: free),
      router: Router(network)
    )
    switch output.chosenFormat {
    case .table:
      try output.emit(
        ComparisonText.render(comparison, network: network, emphasis: output.emphasis)
      )
    case .markdown: try output.emit(ComparisonText.markdown(comparison, network: network))
    case .csv: try output.emit(ComparisonTables.routes(comparison, network: network).csvBytes())
    case .json:
      try output.emitJSON { json in
        ItineraryDocument.write(comparison, query: query, network: network, to: &json)
      }
    case .geojson:
      try output.emit { sink in
        try RouteGeoJSON(
          comparison.rows.map { DrawnRoute($0.itinerary, label: $0.name, id: $0.id) },
          on: network,
          options: output.geoJSON
        ).write(to: sink)
      }
    }
    // Corridors that were named have to be accounted for; those that were only tried need not.
    if !corridor.isEmpty {
      for left in comparison.left { output.note("not compared: \(left.reason)") }
    }
  }
}
