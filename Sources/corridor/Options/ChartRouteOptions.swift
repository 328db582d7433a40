import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

/// Which routes a chart shows side by side.
struct ChartRouteOptions: ParsableArguments {
  @OptionGroup var ends: EndOptions

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

  /// The routes in the order of the corridors, what was asked of them, and their network; says which
  /// corridors gave none.
  ///
  /// - Throws: ``UsageError`` for pipelines, whose hours and dollars are not known.
  func timedComparison(
    _ output: ChartOutputOptions
  ) throws -> (comparison: Comparison, conditions: ChartConditions, network: Network) {
    let query = try queryOptions.query(from: ends.origin, to: ends.destination)
    let network = try networkOptions.load()
    let comparison = try Comparison(
      query,
      scope: .corridors(corridor, withFreeRoute: free),
      router: Router(network)
    )
    guard comparison.rows.allSatisfy(\.itinerary.hasTimeAndMoney) else {
      throw UsageError(
        "the hours and dollars of pipelines are not known, so there is nothing to draw"
      )
    }
    for left in comparison.left { output.note("not drawn: \(left.reason)") }
    let conditions = ChartConditions(query)
    return (comparison, conditions, network)
  }
}

extension Comparison {
  /// The rows as a picture shows them.
  var drawnRoutes: [DrawnRoute] {
    rows.map { DrawnRoute($0.itinerary, label: $0.name, id: $0.id) }
  }
}
