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

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Put the rows in order of a simulated time: mean, or a percentile such as P90.",
      valueName: "figure"
    )
  )
  var rankBy: String?

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var uncertaintyOptions: UncertaintyOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var barOptions: BarOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard rankBy == nil || uncertaintyOptions.isWanted else {
      throw ValidationError("--rank-by goes with --uncertain")
    }
  }

  func execute() throws {
    let query = try queryOptions.query(from: origin, to: destination)
    let network = try networkOptions.load()
    var comparison = try Comparison(
      query,
      scope: corridor.isEmpty ? .everything : .corridors(corridor, withFreeRoute: free),
      router: Router(network)
    )
    let simulated = try simulate(&comparison, network: network)
    switch output.chosenFormat {
    case .table:
      let emphasis = output.emphasis
      try output.emit(
        ComparisonText.render(
          comparison,
          network: network,
          bars: barOptions.glyphs(for: output),
          emphasis: emphasis
        )
          + (simulated.map {
            UncertaintyText.render($0.comparison, view: $0.view, emphasis: emphasis)
          } ?? "")
      )
    case .markdown:
      try output.emit(
        ComparisonText.markdown(comparison, network: network)
          + (simulated.map { UncertaintyText.markdown($0.comparison, view: $0.view) } ?? "")
      )
    case .csv:
      let routes = ComparisonTables.routes(comparison, network: network)
      let table = simulated.map {
        UncertaintyTables.withArrivals(routes, $0.comparison, view: $0.view)
      }
      try output.emit((table ?? routes).csvBytes())
    case .json:
      try output.emitJSON { json in
        ItineraryDocument.write(
          comparison,
          query: query,
          network: network,
          uncertainty: simulated,
          to: &json
        )
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

  /// Simulates the rows, if that was asked for, and puts them in the order that was asked for.
  private func simulate(
    _ comparison: inout Comparison,
    network: Network
  ) throws -> (comparison: UncertainComparison, view: UncertaintyView)? {
    let ranking = try rankBy.map(RankingText.parse)
    let view = try uncertaintyOptions.view(
      of: network,
      defaults: [.p10, .p50, .p80, .p90, .p95]
    )
    guard let view else { return nil }
    guard let simulated = UncertainComparison(comparison, simulation: view.simulation) else {
      throw UsageError.pipelinesHaveNoHours
    }
    guard let ranking else { return (simulated, view) }
    let order = simulated.order(by: ranking)
    comparison = comparison.reordered(order)
    return (simulated.reordered(order), view)
  }
}
