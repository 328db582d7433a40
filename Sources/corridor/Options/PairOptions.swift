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

  struct Pair {
    var origin: String
    var destination: String
  }

  func validate() throws {
    guard !od.isEmpty else {
      throw ValidationError("--od says which pairs: 'Mumbai>Moscow' or a file")
    }
  }

  func pairs() throws -> [Pair] {
    var pairs: [Pair] = []
    for text in od {
      let ends = text.split(separator: ">", omittingEmptySubsequences: false)
      if ends.count == 2 {
        pairs.append(
          Pair(origin: PairOptions.trimmed(ends[0]), destination: PairOptions.trimmed(ends[1]))
        )
      } else {
        pairs += try PairTable.read(text).map {
          Pair(origin: $0.origin, destination: $0.destination)
        }
      }
    }
    return pairs
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
