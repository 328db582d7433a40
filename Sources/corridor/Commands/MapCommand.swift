import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Draw a map as SVG or as one HTML page that needs no network.",
    subcommands: [MapRouteCommand.self, MapCompareCommand.self, MapNetworkCommand.self]
  )
}

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
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var mapOptions: MapOutputOptions

  func validate() throws {
    guard frontOptions.pareto != nil || frontOptions.alternatives != nil else { return }
    if corridor != nil {
      throw ValidationError(
        "--corridor asks for one route; map compare shows corridors side by side"
      )
    }
    if frontOptions.pareto != nil, queryOptions.by != nil {
      throw ValidationError("--pareto weighs its criteria alike; leave out --by")
    }
  }

  func execute() throws {
    let query = try queryOptions.query(from: origin, to: destination)
    let choice = try frontOptions.choice()
    let network = try networkOptions.load()
    try mapOptions.emit(subject(of: choice, query: query, router: Router(network)))
  }

  private func subject(
    of choice: FrontOptions.Choice,
    query: Query,
    router: Router
  ) throws -> MapSubject {
    let network = router.network
    switch choice {
    case .best:
      let itinerary =
        try corridor.map { id throws(QueryError) in try router.route(query, along: id) }
        ?? router.route(query)
      let label = itinerary.corridor?.name ?? "best by \(itinerary.objective.name)"
      var subject = Self.subject([(itinerary, label)], on: network)
      subject.table = RouteTables.stages(itinerary, network: network)
      return subject
    case .front(let criteria, let epsilon):
      let front = try router.paretoFront(query, by: criteria, epsilon: epsilon)
      var subject = Self.subject(
        front.members.map { ($0.itinerary, $0.name) },
        criterion: "none beaten in all of \(frontOptions.pareto ?? "")",
        on: network
      )
      subject.table = FrontReport.table(front, network: network)
      return subject
    case .alternatives(let count, let limits):
      let found = try router.alternatives(query, count: count, limits: limits)
      if found.outcome != .complete, !mapOptions.quiet {
        StandardError.write(AlternativesReport.found(found))
      }
      var subject = Self.subject(found.routes.map { ($0.itinerary, $0.name) }, on: network)
      subject.table = AlternativesReport.table(found, network: network)
      return subject
    }
  }

  private static func subject(
    _ routes: [(itinerary: Itinerary, name: String)],
    criterion: String? = nil,
    on network: Network
  ) -> MapSubject {
    let ends = routes.first.map {
      "\($0.itinerary.origin.name) – \($0.itinerary.destination.name)"
    }
    return MapSubject(
      routes.map { DrawnRoute($0.itinerary, label: $0.name) },
      title: ends ?? "",
      criterion: criterion,
      on: network
    )
  }
}

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
    var subject = MapSubject(
      comparison.rows.map { DrawnRoute($0.itinerary, label: $0.name, id: $0.id) },
      title: "\(comparison.originName) – \(comparison.destinationName)",
      on: network
    )
    subject.table = ComparisonTables.routes(comparison, network: network)
    try mapOptions.emit(subject)
    if !corridor.isEmpty, !mapOptions.quiet {
      for left in comparison.left { StandardError.write("not compared: \(left.reason)") }
    }
  }
}

struct MapNetworkCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Map the network, or the legs that a search finds.",
    discussion: """
      SEARCH is text that an id or name contains, or a selector: country:IR, mode:rail, \
      gauge:1435, status:planned, corridor:btk.
      """
  )

  @Argument(help: "Text or selector that narrows the map.")
  var search: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Show what is open on this date.", valueName: "date")
  )
  var date: String?

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var mapOptions: MapOutputOptions

  func execute() throws {
    let date = try date.map(DateText.parse)
    let network = try networkOptions.load()
    let text = search.joined(separator: " ")
    let name = network.content.name.isEmpty ? "Network" : network.content.name
    let subject = MapSubject(
      network: network,
      matching: text.isEmpty ? nil : try ElementSearch(text, network: network),
      title: text.isEmpty ? name : "\(name): \(text)",
      date: date
    )
    guard !subject.lines.isEmpty || !subject.marks.isEmpty else {
      throw UsageError("nothing of the network matches '\(text)'")
    }
    try mapOptions.emit(subject)
  }
}
