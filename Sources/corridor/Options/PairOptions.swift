import ArgumentParser
import Formats

/// Pairs of ends: `A>B`, or a CSV file of them.
struct PairOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "'A>B', or a CSV file with the columns origin and destination; repeat for several.",
      valueName: "pairs"
    )
  )
  var od: [String] = []

  func validate() throws {
    guard !od.isEmpty else {
      throw ValidationError("--od says which pairs: 'Mumbai>Moscow' or a file")
    }
  }

  func pairs() throws -> [PairTable.Pair] {
    try od.flatMap { text throws(PairTableError) in try PairTable.read(pairOrFile: text) }
  }
}
