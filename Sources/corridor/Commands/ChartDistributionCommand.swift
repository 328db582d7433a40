import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ChartDistributionCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "distribution",
    abstract: "The share of trips that have arrived after so many days.",
    discussion: """
      Dots stand at the percentiles, rings where the deadline cuts the curves.

      corridor chart distribution Mumbai "Saint Petersburg" --corridor instc-west-road \
      --corridor suez-mumbai-st-petersburg --deadline 40d -o arrival.svg
      """
  )

  @OptionGroup var routeOptions: ChartRouteOptions
  @OptionGroup var simulationOptions: SimulationOptions
  @OptionGroup var output: ChartOutputOptions

  func execute() throws {
    let (comparison, conditions, network) = try routeOptions.timedComparison(output)
    let chart = DistributionChart(
      comparison.drawnRoutes,
      view: try simulationOptions.view(of: network, defaults: [.p50, .p90]),
      conditions: conditions,
      on: network
    )
    try output.emit(chart.drawn(widthPx: output.width))
  }
}
