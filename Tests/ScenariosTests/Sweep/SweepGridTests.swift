import Testing

@testable import Scenarios

@Suite("Sweep grid")
struct SweepGridTests {
  @Test("Every combination comes once, the last parameter changing fastest")
  func enumerates() throws {
    let grid = try #require(SweepGrid(valueCounts: [2, 1, 3]))
    #expect(
      (0..<grid.count).map { grid[$0] }
        == [[0, 0, 0], [0, 0, 1], [0, 0, 2], [1, 0, 0], [1, 0, 1], [1, 0, 2]]
    )
  }

  @Test("Without parameters there is one combination")
  func emptyGrid() throws {
    let grid = try #require(SweepGrid(valueCounts: []))
    #expect(grid.count == 1)
    #expect(grid[0] == [])
  }

  @Test("A parameter without values, and more combinations than can be counted, make no grid")
  func refuses() {
    #expect(SweepGrid(valueCounts: [2, 0]) == nil)
    #expect(SweepGrid(valueCounts: [Int.max, 3]) == nil)
  }
}
