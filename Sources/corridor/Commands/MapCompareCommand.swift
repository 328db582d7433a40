import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct MapCompareCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Map corridors side by side.",
    discussion: """
      Without --corridor: the best free route and every corridor that serves the pair.

      corridor map compare Mumbai "Saint Petersburg" --corridor instc-west-road \
      --corridor suez-mumbai-st-petersburg -o compare.html
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
  @OptionGroup var uncertaintyOptions: UncertaintyOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var mapOptions: MapOutputOptions

  func execute() throws {
    let query = try queryOptions.query(from: origin, to: destination)
    let network = try networkOptions.load()
    let comparison = try Comparison(
      query,
      scope: corridor.isEmpty ? .everything : .corridors(corridor, withFreeRoute: free),
      router: Router(network)
    )
    let view = try uncertaintyOptions.view(of: network, defaults: [.p10, .p50, .p90])
    var subject = MapSubject(
      comparison.drawnRoutes,
      title: "\(comparison.originName) – \(comparison.destinationName)",
      band: view,
      conditions: ChartConditions(query),
      on: network
    )
    var table = ComparisonTables.routes(comparison, network: network)
    if let view {
      guard let simulated = UncertainComparison(comparison, simulation: view.simulation) else {
        throw UsageError.pipelinesHaveNoHours
      }
      table = UncertaintyTables.withArrivals(table, simulated, view: view)
    }
    subject.table = .routes(table)
    try mapOptions.emit(subject)
    if !corridor.isEmpty {
      for left in comparison.left { mapOptions.note("not compared: \(left.reason)") }
    }
  }
}
