import ArgumentParser
import Formats
import Geo

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

  func load() throws -> Network {
    let package = try network.map { path throws(DataPackageError) in
      try DataPackage(directory: path)
    }
    return try NetworkLoader.load(package ?? .shipped).network
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
