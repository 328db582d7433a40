import TestSupport
import Testing

@testable import Geo

@Suite("Network tables")
struct NetworkTableTests {
  /// Changes a table and a plain array by turns, which has every row where it should be.
  private struct Pair {
    var table: NetworkTable<Int>
    var rows: [Int]

    init(_ rows: [Int]) {
      table = NetworkTable(rows)
      self.rows = rows
    }

    /// - Returns: the change that undoes it.
    mutating func change(_ random: inout SplitMix64) -> TableChange<Int> {
      let value = Int.random(in: 0..<1000, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0 where !rows.isEmpty:
        let position = Int.random(in: 0..<rows.count, using: &random)
        rows[position] = value
        return table.apply(.replace(at: position, with: value))
      case 1 where !rows.isEmpty:
        let position = Int.random(in: 0..<rows.count, using: &random)
        rows.remove(at: position)
        return table.apply(.remove(at: position))
      default:
        rows.append(value)
        return table.apply(.append(value))
      }
    }
  }

  @Test("A changed table reads like an array that was changed the same way, 300 cases")
  func changes() {
    forAll(count: 300, seed: 40) { random, seed in
      var pair = Pair(Array(0..<Int.random(in: 0...6, using: &random)))
      for _ in 0..<12 {
        _ = pair.change(&random)
        #expect(Array(pair.table) == pair.rows, "seed \(seed)")
        #expect(pair.table.indices.map { pair.table[$0] } == pair.rows, "seed \(seed)")
        #expect(pair.table.rows == pair.rows)
        for position in pair.table.indices {
          let slot = pair.table.slot(at: position)
          #expect(pair.table.position(ofSlot: slot) == position, "seed \(seed)")
        }
      }
    }
  }

  @Test("Undoing changes from the last to the first gives every table on the way back, 300 cases")
  func undo() {
    forAll(count: 300, seed: 41) { random, seed in
      var pair = Pair(Array(0..<Int.random(in: 0...6, using: &random)))
      var history: [(rows: [Int], undo: TableChange<Int>)] = []
      for _ in 0..<12 {
        let rows = pair.rows
        history.append((rows, pair.change(&random)))
      }
      for (rows, undo) in history.reversed() {
        _ = pair.table.apply(undo)
        #expect(Array(pair.table) == rows, "seed \(seed)")
      }
    }
  }

  @Test("An undo has an undo: the change is made again, 300 cases")
  func redo() {
    forAll(count: 300, seed: 42) { random, seed in
      var pair = Pair(Array(0..<Int.random(in: 0...6, using: &random)))
      var undos: [TableChange<Int>] = []
      for _ in 0..<8 { undos.append(pair.change(&random)) }
      let redos = undos.reversed().map { pair.table.apply($0) }
      for redo in redos.reversed() { _ = pair.table.apply(redo) }
      #expect(Array(pair.table) == pair.rows, "seed \(seed)")
    }
  }
}
