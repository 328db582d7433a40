import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ChartTimeDistanceCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "time-distance",
    abstract: "ESCAP's diagram: days along the distance, upright where freight stands.",
    discussion: """
      With --uncertain, a band from P10 to P90 around each line; --percentiles says which.

      corridor chart time-distance Mumbai "Saint Petersburg" --corridor instc-west-road \
      --corridor suez-mumbai-st-petersburg --uncertain -o time.svg
      """
  )

  @OptionGroup var routeOptions: ChartRouteOptions
  @OptionGroup var uncertaintyOptions: UncertaintyOptions
  @OptionGroup var output: ChartOutputOptions

  func validate() throws {
    if uncertaintyOptions.simulation.deadline != nil {
      throw ValidationError("--deadline goes with chart distribution")
    }
  }

  func execute() throws {
    let (comparison, conditions, network) = try routeOptions.timedComparison(output)
    let chart = DistanceChart(
      comparison.drawnRoutes,
      measure: .time,
      band: try uncertaintyOptions.view(of: network, defaults: [.p10, .p90]),
      conditions: conditions,
      on: network
    )
    try output.emit(chart.drawn(widthPx: output.width))
  }
}

struct ChartCostDistanceCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost-distance",
    abstract: "The same diagram in dollars.",
    discussion: """
      corridor chart cost-distance Khorgos Istanbul --corridor middle-corridor-btk -o cost.svg
      """
  )

  @OptionGroup var routeOptions: ChartRouteOptions
  @OptionGroup var output: ChartOutputOptions

  func execute() throws {
    let (comparison, conditions, network) = try routeOptions.timedComparison(output)
    let chart = DistanceChart(
      comparison.drawnRoutes,
      measure: .cost,
      conditions: conditions,
      on: network
    )
    try output.emit(chart.drawn(widthPx: output.width))
  }
}
