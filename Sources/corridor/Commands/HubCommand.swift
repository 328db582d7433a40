import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct HubCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "hub",
    abstract: "How many routes pass through a country or node, and what closing it costs.",
    discussion: """
      Several hubs are put side by side. A pair with an end inside a hub cannot be asked for it. \
      JSON holds the summary and every pair, CSV every pair.

      corridor hub AZ GE --od "Khorgos>Istanbul" --od "Mumbai>Moscow"
      corridor hub Aktau --od pairs.csv
      """
  )

  @Argument(help: "Countries (two capital letters), nodes, places or selectors.")
  var hubs: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "ORIGIN>DESTINATION, or a CSV file with the columns origin and destination; repeatable.",
      valueName: "pairs"
    )
  )
  var od: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("Alternatives of each pair, the best route included.", valueName: "count")
  )
  var alternatives = 4

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if od.isEmpty { throw ValidationError("--od says which pairs; give at least one") }
    guard (1...Alternatives.maximumCount).contains(alternatives) else {
      throw ValidationError("--alternatives takes 1 to \(Alternatives.maximumCount)")
    }
  }

  func execute() throws {
    guard !output.isGeographic else {
      throw UsageError("a share has no geometry; 'corridor route' writes GeoJSON")
    }
    let hubs = try hubs.map { text throws(SelectorError) in try Hub(parsing: text) }
    let pairs = try od.flatMap(ODText.parse)
    guard !pairs.isEmpty else { throw UsageError("--od names no pairs") }
    // The ends are replaced pair by pair.
    let query = try queryOptions.query(from: "any", to: "any")
    let network = try networkOptions.load()
    let study = try HubStudy(
      of: hubs,
      between: pairs,
      query: query,
      alternativeCount: alternatives,
      router: Router(network)
    )
    switch output.chosenFormat {
    case .markdown: try output.emit(HubText.markdown(study))
    case .csv: try output.emit(HubTables.pairs(study).csvBytes())
    case .json:
      try output.emitJSON { json in
        HubDocument.write(study, query: query, network: network, to: &json)
      }
    case .table, .geographic:
      try output.emit(HubText.render(study, emphasis: output.emphasis))
    }
  }
}

/// Reads `Khorgos>Istanbul`, or a file of pairs.
enum ODText {
  static func parse(_ text: String) throws -> [ODPair] {
    let ends = text.split(separator: ">", omittingEmptySubsequences: false)
    switch ends.count {
    case 1: return try ODPairTable.read(path: text)
    case 2:
      return [
        ODPair(
          from: try EndText.parse(trimmed(ends[0])),
          to: try EndText.parse(trimmed(ends[1]))
        )
      ]
    default: throw UsageError("'\(text)' is no pair; write ORIGIN>DESTINATION")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var end = text.drop { $0 == " " }
    while end.last == " " { end.removeLast() }
    return String(end)
  }
}
