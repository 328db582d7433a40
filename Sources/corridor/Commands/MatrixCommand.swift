import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

struct MatrixCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Best totals from each of some ends to each of others.",
    discussion: """
      A list is ids, names or points, parted by commas (by semicolons where it holds points); a \
      selector of nodes; or @file, one entry a line. The table shows what is made small; csv and \
      json hold all totals. A pair without a route says so.

      corridor matrix --from "kind:port country:IR" --to Moscow,Minsk --by cost
      corridor matrix --from @origins.txt --to @destinations.txt --format csv
      """
  )

  @OptionGroup var ends: MatrixEndOptions
  @OptionGroup var queryOptions: QueryOptions
  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    guard output.chosenFormat != .geojson else {
      throw UsageError("a matrix has no geometry; route draws a pair")
    }
    let network = try networkOptions.load()
    let (origins, destinations) = try ends.lists(on: network)
    let matrix = try Matrix(
      from: origins,
      to: destinations,
      under: queryOptions.conditions(),
      router: Router(network)
    )
    switch output.chosenFormat {
    case .table: try output.emit(MatrixTables.text(matrix, emphasis: output.emphasis))
    case .markdown: try output.emit(MatrixTables.markdown(matrix))
    case .csv: try output.emit(MatrixTables.pairs(matrix).csvBytes())
    case .json, .geojson:
      try output.emitJSON { MatrixDocument.write(matrix, network: network, to: &$0) }
    }
  }
}
