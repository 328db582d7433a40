import TestSupport
import Testing

@testable import Formats

@Suite("Largest remainder")
struct LargestRemainderTests {
  @Test("a border of ten hours keeps a cell that plain rounding hides")
  func smallStagesStay() {
    let hours = [600.0, 10, 350]
    #expect(hours.map { Int(($0 / 960 * 40).rounded()) }[1] == 0)
    #expect(LargestRemainder.cells(hours, total: 40) == [25, 1, 14])
  }

  @Test("Hamilton's own example: seats by the largest remainders")
  func hamilton() {
    // Five states of 6, 6 and 2 …: quotas 4.2857, 4.2857 and 1.4286 of ten seats.
    #expect(LargestRemainder.cells([6, 6, 2], total: 10) == [4, 4, 2])
  }

  @Test("cells add up, none is missing, and none strays from its due beyond what the least need")
  func properties() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<500 {
      let count = Int.random(in: 1...14, using: &random)
      let values = (0..<count).map { _ in Double.random(in: 0.01...100, using: &random) }
      let total = Int.random(in: count...60, using: &random)
      let cells = LargestRemainder.cells(values, total: total)
      #expect(cells.reduce(0, +) == total)
      #expect(cells.allSatisfy { $0 >= 1 })
      let sum = values.reduce(0, +)
      for (value, cell) in zip(values, cells) {
        // Nobody has more than a cell beyond the due, the least their one.
        #expect(Double(cell) < max(1, value / sum * Double(total)) + 1)
      }
      for (a, x) in zip(values, cells) {
        for (b, y) in zip(values, cells) where a > b { #expect(x >= y) }
      }
    }
  }

  @Test("with less room than stages each has one cell")
  func crowded() {
    #expect(LargestRemainder.cells([5, 1, 1], total: 2) == [1, 1, 1])
  }
}
