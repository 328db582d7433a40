import ArgumentParser
import Formats

struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw a chart as SVG or PNG.",
    subcommands: [
      ChartTimeDistanceCommand.self, ChartCostDistanceCommand.self, ChartStagesCommand.self,
      ChartParetoCommand.self, ChartTornadoCommand.self, ChartDistributionCommand.self,
      ChartMatrixCommand.self,
    ]
  )
}
