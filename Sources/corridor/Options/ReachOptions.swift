import ArgumentParser
import Formats
import Geo
import Routing

/// What a reach is asked with.
struct ReachOptions: ParsableArguments {
  @Argument(help: "Where freight starts.", completion: .custom(NameCompletion.ends))
  var origin: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How far: 10d, 36h, 2000km; 3000usd or 800kg of CO2e for the whole cargo.",
      valueName: "limit"
    )
  )
  var within: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Width of a band, in the unit of --within. Default: 1d, 500km, 500usd, 500kg.",
      valueName: "limit"
    )
  )
  var step: String?

  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions

  func validate() throws {
    if queryOptions.by != nil {
      throw ValidationError("--within says what is made small, not --by")
    }
    if !queryOptions.via.isEmpty { throw ValidationError("--via asks for one route, not a reach") }
  }

  /// - Parameter bands: those wanted if the command line says nothing.
  func answer(bands standard: (ReachLimit) -> ReachBands) throws -> Answer {
    let limit = try ReachLimitText.parse(within, option: "--within")
    let bands = try bands(of: limit) ?? standard(limit)
    let end = try EndText.parse(origin)
    let conditions = try queryOptions.conditions()
    let network = try networkOptions.load()
    let reach = try Router(network).reach(from: end, within: limit, under: conditions)
    return Answer(reach: reach, bands: bands, conditions: conditions, network: network)
  }

  struct Answer {
    var reach: Reach
    var bands: ReachBands
    var conditions: Query
    var network: Network
  }

  private func bands(of limit: ReachLimit) throws -> ReachBands? {
    guard let step else { return nil }
    let width = try ReachLimitText.parse(step, option: "--step")
    guard limit.with(width.value) == width else {
      throw UsageError("--step is in the unit of --within")
    }
    guard let bands = ReachBands(width: width.value, of: limit) else {
      throw UsageError("--step makes more than \(ReachBands.maximumCount) bands")
    }
    return bands
  }
}
