import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ProfileCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "CAREC's indicators, and time and cost along the distance.",
    discussion: """
      The table shows the indicators and where each route stands still. CSV is the whole \
      time–distance and cost–distance series, JSON both.

      corridor profile Khorgos Istanbul --corridor middle-corridor-btk
      """
  )

  @Argument(help: "Where freight starts.", completion: .custom(NameCompletion.ends))
  var origin: String

  @Argument(help: "Where it ends.", completion: .custom(NameCompletion.ends))
  var destination: String

  @Option(
    name: .long,
    help: ArgumentHelp("Follow this corridor; repeat for several.", valueName: "id"),
    completion: .custom(NameCompletion.corridors)
  )
  var corridor: [String] = []

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    guard !output.isGeographic else {
      throw UsageError("a profile has no geometry; 'corridor route' writes GeoJSON")
    }
    let query = try queryOptions.query(from: origin, to: destination)
    let network = try networkOptions.load()
    let profile = try Profile(query, along: corridor, router: Router(network))
    switch output.chosenFormat {
    case .markdown: try output.emit(ProfileText.markdown(profile, network: network))
    case .csv: try output.emit(ProfileTables.series(profile).csvBytes())
    case .json:
      try output.emitJSON { json in
        ProfileDocument.write(profile, query: query, network: network, to: &json)
      }
    case .table, .geographic:
      try output.emit(
        ProfileText.render(profile, network: network, emphasis: output.emphasis)
      )
    }
    for left in profile.left { output.note("no profile: \(left.reason)") }
  }
}
