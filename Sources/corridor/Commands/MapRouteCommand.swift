import ArgumentParser
import Formats
import Geo
import Routing

struct MapRouteCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: "Map the best route between two places."
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

  @OptionGroup var frontOptions: FrontOptions
  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var uncertaintyOptions: UncertaintyOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var mapOptions: MapOutputOptions

  func validate() throws {
    guard frontOptions.pareto != nil || frontOptions.alternatives != nil else { return }
    if corridor != nil {
      throw ValidationError(
        "--corridor asks for one route; map compare shows corridors side by side"
      )
    }
    if uncertaintyOptions.isWanted {
      throw ValidationError("--uncertain simulates one route, or those of map compare")
    }
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
    case .best:
      let itinerary =
        try corridor.map { id throws(QueryError) in try router.route(query, along: id) }
        ?? router.route(query)
      let label = itinerary.corridor?.name ?? "best by \(itinerary.objective.name)"
      let view = try uncertaintyOptions.view(of: network, defaults: [.p10, .p50, .p90])
      guard view == nil || itinerary.hasTimeAndMoney else { throw UsageError.pipelinesHaveNoHours }
      try emit(
        [(itinerary, label)],
        table: .init(RouteTables.stages(itinerary, network: network, uncertainty: view)),
        view: view,
        on: network
      )
    case .front(let criteria, let epsilon):
      let front = try router.paretoFront(query, by: criteria, epsilon: epsilon)
      try emit(
        front.members.map { ($0.itinerary, $0.name) },
        criterion: "none beaten in all of \(frontOptions.pareto ?? "")",
        table: .routes(FrontReport.table(front, network: network)),
        on: network
      )
    case .alternatives(let count, let limits):
      let found = try router.alternatives(query, count: count, limits: limits)
      if found.outcome != .complete { mapOptions.note(AlternativesReport.found(found)) }
      try emit(
        found.routes.map { ($0.itinerary, $0.name) },
        table: .routes(AlternativesReport.table(found, network: network)),
        on: network
      )
    }
  }

  private func emit(
    _ routes: [(itinerary: Itinerary, name: String)],
    criterion: String? = nil,
    table: MapSubject.LinkedTable,
    view: UncertaintyView? = nil,
    on network: Network
  ) throws {
    let ends = routes.first.map {
      "\($0.itinerary.origin.name) – \($0.itinerary.destination.name)"
    }
    var subject = MapSubject(
      routes.map { DrawnRoute($0.itinerary, label: $0.name) },
      title: ends ?? "",
      criterion: criterion,
      band: view,
      conditions: ChartConditions(try queryOptions.conditions()),
      on: network
    )
    subject.table = table
    try mapOptions.emit(subject)
  }
}
