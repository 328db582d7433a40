import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ChartTornadoCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "tornado",
    abstract: "How far the time of a route moves with each of its parts.",
    discussion: """
      The figures are those of explain-time.

      corridor chart tornado Mumbai "Saint Petersburg" --corridor instc-west-road -o tornado.svg
      """
  )

  @OptionGroup var ends: EndOptions

  @Option(
    name: .long,
    help: ArgumentHelp("Follow this corridor.", valueName: "id"),
    completion: .custom(NameCompletion.corridors)
  )
  var corridor: String?

  @Option(name: .long, help: ArgumentHelp("Bars to draw, the widest first.", valueName: "count"))
  var top = 12

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var simulationOptions: SimulationOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: ChartOutputOptions

  func validate() throws {
    guard (1...100).contains(top) else { throw ValidationError("--top must be 1 to 100") }
    if simulationOptions.percentiles != nil || simulationOptions.deadline != nil {
      throw ValidationError("a tornado shows P10 and P90 of parts: no --percentiles, no --deadline")
    }
  }

  func execute() throws {
    let query = try queryOptions.query(from: ends.origin, to: ends.destination)
    let network = try networkOptions.load()
    let view = try simulationOptions.view(of: network, defaults: [.p50])
    let router = Router(network)
    let itinerary =
      try corridor.map { id throws(QueryError) in try router.route(query, along: id) }
      ?? router.route(query)
    guard let explanation = TimeExplanation(itinerary, simulation: view.simulation) else {
      throw UsageError.pipelinesHaveNoHours
    }
    let chart = TornadoChart(
      explanation,
      of: itinerary,
      name: itinerary.corridor?.name ?? "best by \(itinerary.objective.name)",
      limit: top,
      view: view,
      conditions: ChartConditions(query),
      on: network
    )
    try output.emit(chart.drawn(widthPx: output.width))
  }
}
