import ArgumentParser
import Formats
import Geo
import Routing

struct RouteCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Find the best route between two places.",
    discussion: """
      An end is a node id, a place or name without regard to case and accents, or LON,LAT, which is \
      joined to the nearest usable node within 50 km.

      corridor route Mumbai "Saint Petersburg" --by cost --avoid country:RU
      corridor route Mumbai "Saint Petersburg" --pareto time,cost,co2 --epsilon 5%
      corridor route Mumbai "Saint Petersburg" --alternatives 4
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

  @Flag(name: .long, help: "List every step instead of merging legs of one way.")
  var steps = false

  @OptionGroup var frontOptions: FrontOptions
  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var uncertaintyOptions: UncertaintyOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var barOptions: BarOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let asksForSeveral = frontOptions.pareto != nil || frontOptions.alternatives != nil
    if asksForSeveral, corridor != nil {
      throw ValidationError("--corridor asks for one route; compare shows corridors side by side")
    }
    if asksForSeveral, barOptions.bars == true || barOptions.ascii {
      throw ValidationError("--bars shows one route; compare --bars shows corridors side by side")
    }
    if asksForSeveral, steps { throw ValidationError("--steps shows one route") }
    if frontOptions.pareto != nil, queryOptions.by != nil {
      throw ValidationError("--pareto weighs its criteria alike; leave out --by")
    }
  }

  func execute() throws {
    let query = try queryOptions.query(from: origin, to: destination)
    let choice = try frontOptions.choice()
    let network = try networkOptions.load()
    let router = Router(network)
    switch choice {
    case .best: try emitBest(query, router: router)
    case .front(let criteria, let epsilon):
      try emit(router.paretoFront(query, by: criteria, epsilon: epsilon), of: query, on: network)
    case .alternatives(let count, let limits):
      try emit(router.alternatives(query, count: count, limits: limits), of: query, on: network)
    }
  }

  private func emitBest(_ query: Query, router: Router) throws {
    let network = router.network
    let itinerary =
      try corridor.map { id throws(QueryError) in try router.route(query, along: id) }
      ?? router.route(query)
    let view = try uncertaintyOptions.view(of: network, defaults: [.p10, .p50, .p90])
    guard view == nil || itinerary.hasTimeAndMoney else { throw UsageError.pipelinesHaveNoHours }
    func table() -> ReportTable {
      steps
        ? RouteTables.steps(itinerary, network: network, uncertainty: view)
        : RouteTables.stages(itinerary, network: network, uncertainty: view)
    }
    switch output.chosenFormat {
    case .table:
      try output.emit(
        RouteText.render(
          itinerary,
          table: table(),
          network: network,
          bars: barOptions.glyphs(for: output),
          emphasis: output.emphasis
        )
          + (view.map { UncertaintyText.line($0.simulation.hours(of: itinerary), view: $0) } ?? "")
      )
    case .markdown: try output.emit(MarkdownTable.render(table()))
    case .csv:
      try output.emit(
        RouteTables.steps(itinerary, network: network, uncertainty: view).csvBytes()
      )
    case .json:
      try output.emitJSON { json in
        ItineraryDocument.write(
          route: itinerary,
          query: query,
          network: network,
          uncertainty: view,
          to: &json
        )
      }
    case .geojson:
      let label = itinerary.corridor?.name ?? "best by \(itinerary.objective.name)"
      try output.emit { sink in
        try RouteGeoJSON(
          [DrawnRoute(itinerary, label: label)],
          on: network,
          options: output.geoJSON
        ).write(to: sink)
      }
    }
  }
}
