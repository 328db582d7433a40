import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw a chart as SVG or PNG.",
    subcommands: [ChartTimeDistanceCommand.self, ChartCostDistanceCommand.self]
  )
}

/// Which routes a chart shows side by side.
struct ChartRouteOptions: ParsableArguments {
  @Argument(help: "Where freight starts.", completion: .custom(NameCompletion.ends))
  var origin: String

  @Argument(help: "Where it ends.", completion: .custom(NameCompletion.ends))
  var destination: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A corridor to show; repeat for several. Default: the best free route.",
      valueName: "id"
    ),
    completion: .custom(NameCompletion.corridors)
  )
  var corridor: [String] = []

  @Flag(name: .long, help: "Put the best free route first.")
  var free = false

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions

  /// The routes, in the order of the corridors, and those that gave none.
  func comparison(on network: Network) throws -> Comparison {
    try Comparison(
      queryOptions.query(from: origin, to: destination),
      scope: .corridors(corridor, withFreeRoute: free),
      router: Router(network)
    )
  }
}

extension Comparison {
  /// The rows as a picture shows them.
  var drawnRoutes: [DrawnRoute] {
    rows.map { DrawnRoute($0.itinerary, label: $0.name, id: $0.id) }
  }
}

struct ChartTimeDistanceCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "time-distance",
    abstract: "ESCAP's diagram: days along the distance, upright where freight stands.",
    discussion: """
      With --uncertain, a band from P10 to P90 around each line; --percentiles says which.

      corridor chart time-distance Mumbai "Saint Petersburg" --corridor instc-west-road \
      --corridor suez-mumbai-st-petersburg --uncertain -o time.svg
      """
  )

  @OptionGroup var routeOptions: ChartRouteOptions
  @OptionGroup var uncertaintyOptions: UncertaintyOptions
  @OptionGroup var output: ChartOutputOptions

  func execute() throws {
    let network = try routeOptions.networkOptions.load()
    let comparison = try routeOptions.comparison(on: network)
    let view = try uncertaintyOptions.view(of: network, defaults: [.p10, .p90])
    guard comparison.rows.allSatisfy(\.itinerary.hasTimeAndMoney) else {
      throw UsageError.pipelinesHaveNoLine
    }
    let chart = DistanceChart(
      comparison.drawnRoutes,
      measure: .time,
      band: view,
      scenarios: try routeOptions.networkOptions.scenarioNames(),
      on: network
    )
    try output.emit(chart.drawn(widthPx: output.width))
    for left in comparison.left { output.note("not drawn: \(left.reason)") }
  }
}

struct ChartCostDistanceCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost-distance",
    abstract: "The same diagram in dollars.",
    discussion: """
      corridor chart cost-distance Khorgos Istanbul --corridor middle-corridor-btk -o cost.svg
      """
  )

  @OptionGroup var routeOptions: ChartRouteOptions
  @OptionGroup var output: ChartOutputOptions

  func execute() throws {
    let network = try routeOptions.networkOptions.load()
    let comparison = try routeOptions.comparison(on: network)
    guard comparison.rows.allSatisfy(\.itinerary.hasTimeAndMoney) else {
      throw UsageError.pipelinesHaveNoLine
    }
    let chart = DistanceChart(
      comparison.drawnRoutes,
      measure: .cost,
      scenarios: try routeOptions.networkOptions.scenarioNames(),
      on: network
    )
    try output.emit(chart.drawn(widthPx: output.width))
    for left in comparison.left { output.note("not drawn: \(left.reason)") }
  }
}

extension UsageError {
  static let pipelinesHaveNoLine = UsageError(
    "hours and dollars of pipelines are not known, so there is no line to draw"
  )
}
