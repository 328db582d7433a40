import ArgumentParser

@main
struct Corridor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corridor",
    abstract: "How far, how long, how many breaks of gauge, at what cost: by which corridor?",
    discussion: """
      Models rail, road, sea, ferry, inland-waterway and pipeline corridors of Eurasia. Freight \
      changes gauge or mode only where a facility allows it, and that takes hours and money.

      Data go to stdout, words to stderr. Exit codes: 0 done; 64 something is wrong on the command \
      line, unknown names and impossible coordinates included; 65 a data file is wrong; 66 an input \
      is missing; 69 there is no route; 70 a bug of ours; 73 an output cannot be written; \
      130 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      RouteCommand.self, CompareCommand.self, BatchCommand.self, ExplainTimeCommand.self,
      ClaimsCommand.self, ExplainCommand.self, MatrixCommand.self, ReachCommand.self,
      ProfileCommand.self, HubCommand.self, MapCommand.self, ChartCommand.self,
      NetworkCommand.self, ScenarioCommand.self, ImportCommand.self, BuildCommand.self,
      BasemapCommand.self, CheckCommand.self, DistanceCommand.self,
    ]
  )

  static func main() {
    main(NegativeCoordinates.escaped(Array(CommandLine.arguments.dropFirst())))
  }
}

/// Lets `-73.98,40.75` be an argument: the parser takes a leading hyphen for an option, and a
/// leading space is ignored where coordinates are read.
enum NegativeCoordinates {
  static func escaped(_ arguments: [String]) -> [String] {
    arguments.map { isCoordinate($0) ? " \($0)" : $0 }
  }

  private static func isCoordinate(_ text: String) -> Bool {
    guard text.hasPrefix("-"), text.contains(","), let second = text.dropFirst().first else {
      return false
    }
    return second.isNumber || second == "."
  }
}
