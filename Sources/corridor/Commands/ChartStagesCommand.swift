import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ChartStagesCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "Bars of where the days go: moving by each mode, and standing for each reason.",
    discussion: """
      The shortest route comes first. --in-order draws the parts in the order of travel.

      corridor chart stages Mumbai "Saint Petersburg" --corridor instc-west-road \
      --corridor suez-mumbai-st-petersburg -o stages.svg
      """
  )

  @OptionGroup var routeOptions: ChartRouteOptions

  @Flag(name: .long, help: "Draw the parts in the order of travel.")
  var inOrder = false

  @OptionGroup var output: ChartOutputOptions

  func execute() throws {
    let (comparison, conditions, network) = try routeOptions.timedComparison(output)
    let chart = StageChart(
      comparison.drawnRoutes,
      by: inOrder ? .travel : .kind,
      conditions: conditions,
      on: network
    )
    try output.emit(chart.drawn(widthPx: output.width))
  }
}
