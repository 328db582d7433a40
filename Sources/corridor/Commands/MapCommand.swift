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

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var mapOptions: MapOutputOptions

  func execute() throws {
    let query = try queryOptions.query(from: origin, to: destination)
    let network = try networkOptions.load()
    let router = Router(network)
    let itinerary =
      try corridor.map { id throws(QueryError) in try router.route(query, along: id) }
      ?? router.route(query)
    let label = itinerary.corridor?.name ?? "best by \(itinerary.objective.name)"
    var subject = MapSubject(
      [DrawnRoute(itinerary, label: label)],
      title: "\(itinerary.origin.name) – \(itinerary.destination.name)",
      on: network
    )
    subject.table = RouteTables.stages(itinerary, network: network)
    try mapOptions.emit(subject)
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
