import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct ChartMatrixCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "A heat map of the best totals from each of some ends to each of others.",
    discussion: """
      Lists are those of the command matrix; what is made small is what the shades show.

      corridor chart matrix --from Mumbai,Shanghai,Tashkent --to Moscow,Istanbul,Hamburg -o days.svg
      """
  )

  @OptionGroup var ends: MatrixEndOptions
  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: ChartOutputOptions

  func execute() throws {
    let network = try networkOptions.load()
    let (origins, destinations) = try ends.lists(on: network)
    let conditions = try queryOptions.conditions()
    let matrix = try Matrix(
      from: origins,
      to: destinations,
      under: conditions,
      router: Router(network)
    )
    let chart = HeatMap(
      matrix,
      conditions: ChartConditions(conditions),
      on: network
    )
    try output.emit(chart.drawn(widthPx: output.width))
  }
}
