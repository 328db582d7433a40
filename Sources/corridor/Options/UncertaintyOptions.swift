import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

/// How a simulation is drawn.
struct SimulationOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Samples of a simulation (default: \(SimulationSettings.standard.samples)).",
      valueName: "count"
    )
  )
  var samples: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Seed of the random numbers; the same seed gives the same figures "
        + "(default: \(SimulationSettings.standard.seed)).",
      valueName: "number"
    )
  )
  var seed: UInt64?

  @Option(
    name: .long,
    help: ArgumentHelp("Percentiles to print: P10,P50,P90.", valueName: "list")
  )
  var percentiles: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Print the probability of arriving within this time: 30d, 720h, 30d12h.",
      valueName: "time"
    )
  )
  var deadline: String?

  /// - Parameter defaults: the percentiles if none were asked for.
  func view(of network: Network, defaults: [Percentile]) throws -> UncertaintyView {
    let standard = SimulationSettings.standard
    let settings = SimulationSettings(
      samples: samples ?? standard.samples,
      seed: seed ?? standard.seed
    )
    guard let settings else {
      throw UsageError("--samples has to be from 1 to \(SimulationSettings.maximumSamples)")
    }
    let percentiles = try percentiles.map(PercentileText.parse) ?? defaults
    let deadlineHours = try deadline.map(DurationText.parse)
    do {
      return UncertaintyView(
        simulation: try TimeSimulation(settings: settings, network: network),
        percentiles: percentiles,
        deadlineHours: deadlineHours
      )
    } catch {
      throw QueryError.model(error)
    }
  }
}

/// Whether to simulate at all.
struct UncertaintyOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: "Simulate travel times: percentiles, buffer, and how often one route beats another."
  )
  var uncertain = false

  @OptionGroup var simulation: SimulationOptions

  func validate() throws {
    guard !isWanted else { return }
    if simulation.samples != nil { throw ValidationError("--samples goes with --uncertain") }
    if simulation.seed != nil { throw ValidationError("--seed goes with --uncertain") }
  }

  /// Percentiles and deadlines mean nothing without a simulation, so they ask for one.
  var isWanted: Bool {
    uncertain || simulation.percentiles != nil || simulation.deadline != nil
  }

  /// `nil` if nobody asked for it.
  func view(of network: Network, defaults: [Percentile]) throws -> UncertaintyView? {
    isWanted ? try simulation.view(of: network, defaults: defaults) : nil
  }
}

extension UsageError {
  static let pipelinesHaveNoHours = UsageError(
    "the hours of pipelines are not known, so there is nothing to simulate"
  )
}

enum PercentileText {
  static func parse(_ text: String) throws -> [Percentile] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let percentile = Percentile(parsing: part.filter { $0 != " " }) else {
        throw UsageError("'\(part)' is no percentile; write P50, P97.5 or 90, between 0 and 100")
      }
      return percentile
    }
  }
}

/// What routes are put in order by: `mean` or a percentile.
enum RankingText {
  static func parse(_ text: String) throws -> TimeRanking {
    if text == "mean" { return .mean }
    guard let percentile = Percentile(parsing: text) else {
      throw UsageError("'\(text)' is no ranking; write mean or a percentile such as P90")
    }
    return .percentile(percentile)
  }
}

/// Reads `30d`, `720h` or `30d12h` as hours.
enum DurationText {
  static func parse(_ text: String) throws -> Double {
    var hours = 0.0
    var number = ""
    var units: [Character] = ["d", "h"]
    for character in text {
      if character.isASCII, character.isNumber || character == "." {
        number.append(character)
        continue
      }
      guard let unit = units.firstIndex(of: character), let value = Double(number) else {
        throw unreadable(text)
      }
      hours += character == "d" ? value * 24 : value
      units.removeFirst(unit + 1)
      number = ""
    }
    guard number.isEmpty, hours > 0 else { throw unreadable(text) }
    return hours
  }

  private static func unreadable(_ text: String) -> UsageError {
    UsageError("'\(text)' is no time above zero; write 30d, 720h or 30d12h")
  }
}
