import TestSupport
import Testing

@testable import Scenarios

@Suite("Switch search")
struct SwitchSearchTests {
  @Test("Every switch is found to within the tolerance, if no two lie between the same probes")
  func findsSwitches() throws {
    try forAll(count: 200, seed: 0x53_77) { random, seed in
      // One switch in each of some even parts of the range, wherever in it.
      let parts = Int.random(in: 1...12, using: &random)
      let switches = (0..<parts).filter { _ in random.chance(0.6) }.map {
        Double($0) + Double.random(in: 0.05..<0.95, using: &random)
      }
      func choice(_ value: Double) -> Int { switches.count { $0 <= value } }
      let tolerance = 1e-6
      let found = SwitchSearch.stretches(
        over: 0...Double(parts),
        probes: parts,
        tolerance: tolerance,
        choice: choice
      )
      #expect(found.map(\.choice) == Array(0...switches.count), "seed \(seed)")
      for (stretch, expected) in zip(found.dropFirst(), switches) {
        #expect(abs(stretch.range.lowerBound - expected) <= tolerance, "seed \(seed)")
        // The bound given is one where the new choice holds already.
        #expect(choice(stretch.range.lowerBound) == stretch.choice)
      }
      #expect(found.first?.range.lowerBound == 0)
      #expect(found.last?.range.upperBound == Double(parts))
      for (before, after) in zip(found, found.dropFirst()) {
        #expect(before.range.upperBound == after.range.lowerBound)
      }
    }
  }

  @Test("Several switches between two probes that disagree are all found")
  func findsSwitchesInsideOnePart() {
    let found = SwitchSearch.stretches(over: 0...1, probes: 1, tolerance: 1e-9) { value in
      value < 0.2 ? "a" : value < 0.3 ? "b" : value < 0.35 ? "c" : "d"
    }
    #expect(found.map(\.choice) == ["a", "b", "c", "d"])
  }

  @Test("A choice that never switches is one stretch over the whole range")
  func findsNone() {
    let found = SwitchSearch.stretches(over: -5...7, probes: 4, tolerance: 0.1) { _ in true }
    #expect(found.map(\.range) == [-5...7])
  }

  @Test("A tolerance finer than numbers are apart does not go on for ever")
  func ends() {
    let found = SwitchSearch.stretches(over: 0...1e9, probes: 1, tolerance: 1e-300) { $0 < 1e8 }
    #expect(found.map(\.choice) == [true, false])
    #expect(found[1].range.lowerBound == 1e8)
  }
}
