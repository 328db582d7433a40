import ArgumentParser
import Formats
import Geo
import Scenarios

struct NetworkOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A network package (a directory of GMNS tables) or a file of 'corridor build' instead of the "
        + "network inside this program.",
      valueName: "path"
    ),
    completion: .file()
  )
  var network: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Apply a scenario: a name that 'corridor scenario list' shows, or a file. Repeat for "
        + "several, in order.",
      valueName: "file"
    ),
    completion: .custom(ScenarioCompletion.names)
  )
  var scenario: [String] = []

  /// The network as the scenarios leave it.
  func load() throws -> Network {
    let base = try loadBase()
    if scenario.isEmpty { return base }
    return try ScenarioLibrary.resolve(scenario, in: base).network
  }

  private func loadBase() throws -> Network {
    guard let network else { return try NetworkLoader.load(.shipped).network }
    if NetworkFile.isNamed(network) { return try OpenNetworkFile.open(network) }
    return try NetworkLoader.load(DataPackage(directory: network)).network
  }
}

/// Names for completion scripts.
enum NameCompletion {
  static func ends(_: [String], _: Int, _: String) -> [String] {
    guard let network = try? NetworkLoader.load(.shipped).network else { return [] }
    return network.places.map(\.name) + network.nodes.map(\.id)
  }

  static func corridors(_: [String], _: Int, _: String) -> [String] {
    guard let network = try? NetworkLoader.load(.shipped).network else { return [] }
    return network.corridors.map(\.id)
  }
}
