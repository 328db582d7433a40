import ArgumentParser
import Geo
import Routing

/// The two lists of a matrix.
struct MatrixEndOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Where freight starts; repeat for more.", valueName: "list"),
    completion: .custom(NameCompletion.ends)
  )
  var from: [String]

  @Option(
    name: .long,
    help: ArgumentHelp("Where it ends; the list of --from if not given.", valueName: "list"),
    completion: .custom(NameCompletion.ends)
  )
  var to: [String] = []

  func lists(
    on network: Network
  ) throws -> (origins: [Query.End], destinations: [Query.End]) {
    let origins = try EndListText.parse(from, option: "--from", on: network)
    return (origins, to.isEmpty ? origins : try EndListText.parse(to, option: "--to", on: network))
  }
}
