import ArgumentParser
import Formats
import Geo

struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Draw a map as SVG or as one HTML page that needs no network.",
    subcommands: [
      MapRouteCommand.self, MapCompareCommand.self, MapReachCommand.self,
      MapScenarioCommand.self, MapNetworkCommand.self,
    ]
  )
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
