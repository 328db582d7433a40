import Foundation

/// What all libraries are asked, drawn once by `prepare.py` so that they are asked the same.
struct Questions {
  typealias Edits = (arcs: [UInt32], weights: [UInt32])

  let sources: [UInt32]
  let targets: [UInt32]
  let matrixSources: [UInt32]
  let matrixTargets: [UInt32]
  /// By number of edits in a set: sets.
  let edits: [(count: Int, sets: [Edits])]
  let sweep: [Edits]

  static let pairCount = 10_000
  static let pathCount = 2_000
  static let dijkstraCount = 20
  static let matrixSide = 1_000
  static let sweepSide = 100
  static let checkedPairs = 10

  /// So many rounds that those of few edits, which take microseconds, are not over before the processor
  /// has learnt them.
  static func updateRounds(of count: Int) -> Int { max(3, 100 / count) }

  init(contentsOf path: String) throws {
    var reader = ArrayReader(data: try Data(contentsOf: URL(fileURLWithPath: path)))
    sources = reader.next(Questions.pairCount)
    targets = reader.next(Questions.pairCount)
    matrixSources = reader.next(Questions.matrixSide)
    matrixTargets = reader.next(Questions.matrixSide)
    func sets(_ setCount: Int, of count: Int) -> [Edits] {
      (0..<setCount).map { _ in (reader.next(count), reader.next(count)) }
    }
    edits = [1, 100, 1000].map { ($0, sets(20, of: $0)) }
    sweep = sets(100, of: 1000)
  }
}

extension Sequence where Element == UInt32 {
  var asInts: [Int] { map { Int($0) } }
}
