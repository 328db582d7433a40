import ArgumentParser
import Formats
import Geo

struct NetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "List, show and export the network.",
    subcommands: [
      NetworkListCommand<NodesList>.self, NetworkListCommand<LegsList>.self,
      NetworkListCommand<CorridorsList>.self, NetworkListCommand<FacilitiesList>.self,
      NetworkListCommand<CrossingsList>.self, NetworkListCommand<SourcesList>.self,
      NetworkShowCommand.self, NetworkExportCommand.self,
    ]
  )
}

/// Which list a subcommand prints.
protocol NetworkList {
  static var kind: NetworkTables.Kind { get }
}

enum NodesList: NetworkList { static let kind = NetworkTables.Kind.nodes }
enum LegsList: NetworkList { static let kind = NetworkTables.Kind.legs }
enum CorridorsList: NetworkList { static let kind = NetworkTables.Kind.corridors }
enum FacilitiesList: NetworkList { static let kind = NetworkTables.Kind.facilities }
enum CrossingsList: NetworkList { static let kind = NetworkTables.Kind.crossings }
enum SourcesList: NetworkList { static let kind = NetworkTables.Kind.sources }

struct NetworkListCommand<List: NetworkList>: CorridorCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: List.kind.rawValue,
      abstract: "List \(List.kind.rawValue).",
      discussion: """
        SEARCH is text that an id or name contains, or a selector: kind:port country:IR, mode:rail, \
        gauge:1435, status:planned, corridor:btk, ir-*.
        """
    )
  }

  @Argument(help: "Text or selector that narrows the list.")
  var search: [String] = []

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    let network = try networkOptions.load()
    let text = search.joined(separator: " ")
    let table = NetworkTables.list(
      List.kind,
      in: network,
      matching: text.isEmpty ? nil : try ElementSearch(text, network: network)
    )
    if table.rows.isEmpty { output.note("no \(List.kind.rawValue) match '\(text)'") }
    try output.emit(table, kind: List.kind.rawValue)
  }
}

struct NetworkShowCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show all that the data say of one element."
  )

  @Argument(help: "Id of a node, leg, facility, corridor, place, crossing, source or parameter.")
  var id: String

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    let card = try ElementCard.card(of: id, in: networkOptions.load())
    try output.emit(card, kind: "element")
  }
}

struct NetworkExportCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the whole network for a program that draws maps or assigns traffic.",
    discussion: """
      The format follows the suffix: \(GeographicFormat.names). gmns is a directory of tables that \
      --network reads; with --integer-ids it is one for programs such as AequilibraE, which take \
      whole numbers for ids.

      corridor network export -o network.gpkg
      corridor network export --format gmns -o my-network
      """
  )

  @Flag(
    name: .customLong("integer-ids"),
    help: "In gmns: nodes and links numbered from 1, a line in every link, no other tables."
  )
  var hasIntegerIDs = false

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var output: OutputOptions

  func execute() throws {
    let format = output.format ?? output.output.flatMap(OutputFormat.init(suffixOf:)) ?? .geojson
    guard case .geographic(let format) = format else {
      throw UsageError(
        "network export writes \(GeographicFormat.names); lists come from network nodes, legs, …"
      )
    }
    guard format == .gmns || !hasIntegerIDs else {
      throw UsageError("--integer-ids goes with --format gmns")
    }
    let network = try networkOptions.load()
    if format == .gmns {
      guard let path = output.output, path != "-" else {
        throw UsageError("a gmns package is a directory: name it with -o")
      }
      return try NetworkPackage.write(
        network,
        to: path,
        style: hasIntegerIDs ? .integerIDs : .complete
      )
    }
    try output.emit(NetworkFeatures(network, options: output.geoJSON), as: format)
  }
}

extension OutputOptions {
  /// Writes a list in any format but GeoJSON.
  func emit(_ table: ReportTable, kind: String) throws {
    switch chosenFormat {
    case .table: try emit(TextTable.render(table, emphasis: emphasis))
    case .markdown: try emit(MarkdownTable.render(table))
    case .csv: try emit(table.csvBytes())
    case .json: try emitJSON { TableDocument.write(table, kind: kind, to: &$0) }
    case .geographic:
      throw UsageError("a list has no geometry; 'corridor network export' writes GeoJSON")
    }
  }
}
