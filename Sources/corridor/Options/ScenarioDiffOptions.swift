import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

/// What the difference of two scenarios is asked with.
struct ScenarioDiffOptions: ParsableArguments {
  @Argument(
    help: "The scenario to compare with; today is the network as it is.",
    completion: .custom(ScenarioCompletion.names)
  )
  var base: String

  @Argument(
    help: "The scenario that is compared.",
    completion: .custom(ScenarioCompletion.names)
  )
  var scenario: String

  @OptionGroup var pairOptions: PairOptions
  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var simulation: SimulationOptions
  @OptionGroup var networkOptions: NetworkOptions

  func validate() throws {
    if simulation.percentiles != nil || simulation.deadline != nil {
      throw ValidationError("scenario diff prints P10, P50 and P90; it takes no percentiles")
    }
  }

  struct Answer {
    var diff: ScenarioDiff
    var base: Network
    var scenario: Network
    /// Names of the scenarios that both sides stand under.
    var applied: [String]
  }

  /// - Parameter objectives: those wanted of a query if the command line names none.
  func answer(of objectives: (Query) -> [Objective]) throws -> Answer {
    func wanted(_ query: Query) -> [Objective] {
      queryOptions.by == nil ? objectives(query) : [query.objective]
    }
    let network = try networkOptions.load()
    let before = try ScenarioLibrary.resolve([base], in: network)
    let after = try ScenarioLibrary.resolve([scenario], in: network)
    var questions: [ScenarioDiff.Question] = []
    for pair in try pairOptions.pairs() {
      let query = try queryOptions.query(from: pair.origin, to: pair.destination)
      for objective in wanted(query) {
        var query = query
        query.objective = objective
        questions.append(
          ScenarioDiff.Question(
            query,
            originName: pair.origin,
            destinationName: pair.destination
          )
        )
      }
    }
    let diff = try ScenarioDiff(
      from: before,
      to: after,
      questions: questions,
      simulation: simulation.view(of: network, defaults: [.p50, .p90]).simulation
    )
    return Answer(
      diff: diff,
      base: before.network,
      scenario: after.network,
      applied: network.scenarioNames
    )
  }

  /// All that need no further figure and make sense of the cargo.
  static func allObjectives(of query: Query) -> [Objective] {
    switch query.cargo.form {
    case .container, .bulk: [.time, .distance, .cost, .co2, .gaugeChanges]
    case .gas, .oil: [.distance]
    }
  }
}
