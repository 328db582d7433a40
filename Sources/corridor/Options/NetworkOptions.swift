import ArgumentParser
import Formats
import Geo
import Scenarios

struct NetworkOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "A network package (a directory of GMNS tables) instead of the one inside this program.",
      valueName: "dir"
    ),
    completion: .directory
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
    let package = try network.map { path throws(DataPackageError) in
      try DataPackage(directory: path)
    }
    let base = try NetworkLoader.load(package ?? .shipped).network
    if scenario.isEmpty { return base }
    return try ScenarioLibrary.resolve(scenario, in: base).network
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
