import ArgumentParser
import Formats
import Routing

struct MapScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Map what a scenario changes.",
    subcommands: [MapScenarioDiffCommand.self]
  )
}

struct MapScenarioDiffCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Map the legs that a scenario's routes lose, keep and gain.",
    discussion: """
      As 'corridor scenario diff', for one objective: --by, else the one that 'corridor route' has.

      corridor map scenario diff today cku-532 --od "Kashgar>Tashkent" -o difference.html
      """
  )

  @OptionGroup var diffOptions: ScenarioDiffOptions
  @OptionGroup var mapOptions: MapOutputOptions

  func execute() throws {
    let answer = try diffOptions.answer { [$0.objective] }
    // Without any route there is no map; why there is none says more.
    if case .none(let reason)? = answer.diff.rows.first?.scenario,
      answer.diff.rows.allSatisfy({ $0.base.itinerary == nil && $0.scenario.itinerary == nil })
    {
      throw reason
    }
    let subject = MapSubject(
      answer.diff,
      base: answer.base,
      scenario: answer.scenario,
      applied: answer.applied,
      conditions: ChartConditions(try diffOptions.queryOptions.conditions())
    )
    try mapOptions.emit(subject)
  }
}
