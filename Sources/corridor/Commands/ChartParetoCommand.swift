import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ChartParetoCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "pareto",
    abstract: "Routes by two figures, with the front of those that no other beats.",
    discussion: """
      The corridors that serve the pair stand beside the front; --corridor says which, and \
      --front-only leaves them out.

      corridor chart pareto Mumbai "Saint Petersburg" --criteria time,co2 -o front.svg
      """
  )

  @OptionGroup var ends: EndOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Two of time, distance, cost, co2, gauge-changes, borders: along and upwards.",
      valueName: "criteria"
    )
  )
  var criteria = "time,cost"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Thin the front: leave out what is within this of a route that stays, as in 0.5%.",
      valueName: "percent"
    )
  )
  var epsilon: String?

  @Option(
    name: .long,
    help: ArgumentHelp("A corridor to show beside the front; repeat for several.", valueName: "id"),
    completion: .custom(NameCompletion.corridors)
  )
  var corridor: [String] = []

  @Flag(name: .long, help: "Show no corridors.")
  var frontOnly = false

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: ChartOutputOptions

  func validate() throws {
    if frontOnly, !corridor.isEmpty {
      throw ValidationError("--front-only and --corridor contradict each other")
    }
    if queryOptions.by != nil {
      throw ValidationError("a front weighs its criteria alike; leave out --by")
    }
  }

  func execute() throws {
    let criteria = try criteriaOfAxes()
    let epsilon = try epsilon.map { try PercentText.parse($0, option: "--epsilon", in: 0...1) }
    let query = try queryOptions.query(from: ends.origin, to: ends.destination)
    let network = try networkOptions.load()
    let router = Router(network)
    let front = try router.paretoFront(query, by: criteria, epsilon: epsilon ?? 0)
    let chart = ParetoChart(
      front,
      beside: frontOnly ? [] : try corridors(query, router: router),
      conditions: ChartConditions(query),
      on: network
    )
    try output.emit(chart.drawn(widthPx: output.width))
  }

  private func criteriaOfAxes() throws -> FrontCriteria {
    let parsed = try CriteriaText.parse(criteria, option: "--criteria")
    guard parsed.criteria.count == 2 else {
      throw UsageError("--criteria takes two criteria, one for each axis, not '\(criteria)'")
    }
    return parsed
  }

  private func corridors(_ query: Query, router: Router) throws -> [DrawnRoute] {
    let comparison = try Comparison(
      query,
      scope: corridor.isEmpty ? .everything : .corridors(corridor, withFreeRoute: false),
      router: router
    )
    if !corridor.isEmpty {
      for left in comparison.left { output.note("not drawn: \(left.reason)") }
    }
    return comparison.drawnRoutes.filter { $0.itinerary.corridor != nil }
  }
}
