import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ExplainTimeCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-time",
    abstract: "Say where the days of a route go, and what decides how many there are.",
    discussion: """
      First by cause: means, each cause's own percentiles, and its part of a trip that takes the \
      total's P50 or P90. Then by component: how far the total moves when one of them goes from its \
      P10 to its P90. CSV is the second table, JSON both.

      corridor explain-time Mumbai "Saint Petersburg" --corridor instc-west-road
      """
  )

  @Argument(help: "Where freight starts.", completion: .custom(NameCompletion.ends))
  var origin: String

  @Argument(help: "Where it ends.", completion: .custom(NameCompletion.ends))
  var destination: String

  @Option(
    name: .long,
    help: ArgumentHelp("Follow this corridor.", valueName: "id"),
    completion: .custom(NameCompletion.corridors)
  )
  var corridor: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Components to list, the widest first.", valueName: "count")
  )
  var top = 12

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var simulationOptions: SimulationOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard top >= 1 else { throw ValidationError("--top must be one or more") }
  }

  func execute() throws {
    let query = try queryOptions.query(from: origin, to: destination)
    let network = try networkOptions.load()
    let view = try simulationOptions.view(of: network, defaults: [.p50, .p90])
    let router = Router(network)
    let itinerary =
      try corridor.map { id throws(QueryError) in try router.route(query, along: id) }
      ?? router.route(query)
    guard let explanation = TimeExplanation(itinerary, simulation: view.simulation) else {
      throw UsageError.pipelinesHaveNoHours
    }
    switch output.chosenFormat {
    case .table:
      try output.emit(
        TimeExplanationText.render(
          explanation,
          of: itinerary,
          network: network,
          view: view,
          limit: top,
          emphasis: output.emphasis
        )
      )
    case .markdown:
      try output.emit(
        TimeExplanationText.markdown(explanation, network: network, view: view, limit: top)
      )
    case .csv:
      try output.emit(
        TimeExplanationTables.tornado(explanation, network: network).csvBytes()
      )
    case .json:
      try output.emitJSON { json in
        TimeExplanationDocument.write(
          explanation,
          of: itinerary,
          query: query,
          view: view,
          to: &json
        )
      }
    case .geographic: throw UsageError("times have no geometry; 'corridor route' writes GeoJSON")
    }
  }
}
