import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "List, show, check and compare what-if scenarios.",
    subcommands: [
      ScenarioListCommand.self, ScenarioShowCommand.self, ScenarioCheckCommand.self,
      ScenarioDiffCommand.self, ScenarioSweepCommand.self,
    ]
  )
}

/// Names for completion scripts.
enum ScenarioCompletion {
  static func names(_: [String], _: Int, _: String) -> [String] {
    [ScenarioLibrary.today] + ScenarioLibrary.shippedNames
  }
}

struct ScenarioListCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the scenarios inside this program."
  )

  @OptionGroup var output: OutputOptions

  func execute() throws {
    try output.emit(ScenarioTables.list(), kind: "scenarios")
  }
}

struct ScenarioShowCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a scenario: its text, or what each of its edits touches.",
    discussion: """
      As a table: what each edit touches in the network. With --text: the file as it is written, \
      to start one of your own from.
      """
  )

  @Argument(
    help: "A scenario's name, or a file.",
    completion: .custom(ScenarioCompletion.names)
  )
  var scenario: String

  @Flag(name: .long, help: "Print the file of a shipped scenario.")
  var text = false

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    if text {
      guard let shipped = ScenarioLibrary.shippedText(scenario) else {
        throw UsageError("--text is for the scenarios that 'corridor scenario list' shows")
      }
      return try output.emit(shipped)
    }
    let resolved = try ScenarioLibrary.resolve([scenario], in: networkOptions.load())
    try output.emit(ScenarioTables.edits(resolved), kind: "scenario")
  }
}

struct ScenarioCheckCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check scenarios against the network and print all that is wrong or worth knowing.",
    discussion: """
      Every problem has its file, line and column. Exit code 65 if there is an error; warnings do \
      not count.
      """
  )

  @Argument(
    help: "Scenarios' names, or files.",
    completion: .custom(ScenarioCompletion.names)
  )
  var scenarios: [String]

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    let network = try networkOptions.load()
    var errors: [ScenarioProblem] = []
    var warnings: [ScenarioProblem] = []
    for name in scenarios {
      do throws(ScenarioFileError) {
        warnings += try ScenarioLibrary.resolve([name], in: network).warnings
      } catch {
        guard case .invalid(let wrong) = error else { throw error }
        errors += wrong.problems
      }
    }
    let table = ScenarioTables.problems(errors: errors, warnings: warnings)
    if output.chosenFormat == .table {
      let lines =
        errors.map { "\($0.severityLine("error"))" }
        + warnings.map { $0.severityLine("warning") }
      try output.emit((lines + [summary(errors, warnings)]).map { $0 + "\n" }.joined())
    } else {
      try output.emit(table, kind: "scenario_problems")
      output.note(summary(errors, warnings))
    }
    if !errors.isEmpty { throw ExitStatus.badData }
  }

  private func summary(_ errors: [ScenarioProblem], _ warnings: [ScenarioProblem]) -> String {
    "\(errors.count) \(errors.count == 1 ? "error" : "errors"), "
      + "\(warnings.count) \(warnings.count == 1 ? "warning" : "warnings")"
  }
}

extension ScenarioProblem {
  /// As compilers print it.
  func severityLine(_ severity: String) -> String {
    place.map { "\($0): \(severity): \(message)" } ?? "\(severity): \(message)"
  }
}

struct ScenarioDiffCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Put the best routes of two scenarios side by side, with the change and its cause.",
    discussion: """
      Both are asked on the same day: --date, else the second scenario's date, else the data's. \
      Without --by for every objective. Percentiles are simulated with common random numbers: what \
      both routes share takes equally long in both.

      corridor scenario diff today cku-532 --od "Kashgar>Tashkent"
      """
  )

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
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if simulation.percentiles != nil || simulation.deadline != nil {
      throw ValidationError("scenario diff prints P10, P50 and P90; it takes no percentiles")
    }
  }

  func execute() throws {
    let network = try networkOptions.load()
    let before = try ScenarioLibrary.resolve([base], in: network)
    let after = try ScenarioLibrary.resolve([scenario], in: network)
    var questions: [ScenarioDiff.Question] = []
    for pair in try pairOptions.pairs() {
      let query = try queryOptions.query(from: pair.origin, to: pair.destination)
      for objective in objectives(of: query) {
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
    switch output.chosenFormat {
    case .table: try output.emit(ScenarioDiffText.render(diff, emphasis: output.emphasis))
    case .markdown: try output.emit(ScenarioDiffText.markdown(diff))
    case .csv: try output.emit(ScenarioDiffTables.figures(diff).csvBytes())
    case .json: try output.emitJSON { ScenarioDiffDocument.write(diff, to: &$0) }
    case .geojson:
      try output.emit { sink in
        try ScenarioDiffGeoJSON(
          diff,
          base: before.network,
          scenario: after.network,
          options: output.geoJSON
        ).write(to: sink)
      }
    }
  }

  /// The one that was asked for, else all that need no further figure and make sense of the cargo.
  private func objectives(of query: Query) -> [Objective] {
    if queryOptions.by != nil { return [query.objective] }
    switch query.cargo.form {
    case .container, .bulk: return [.time, .distance, .cost, .co2, .gaugeChanges]
    case .gas, .oil: return [.distance]
    }
  }
}
