import TestSupport
import Testing

@testable import Routing

/// The oracle's own oracle.
@Suite struct YenOracleTests {
  @Test func yenFindsEveryPathWithoutRepeatedVertices() {
    var several = 0
    forAll(count: 150, seed: 50_000) { random, seed in
      let count = Int.random(in: 3...6, using: &random)
      let arcs = (0..<Int.random(in: 8...16, using: &random)).map { _ in
        YenOracle.Arc(
          from: Int.random(in: 0..<count, using: &random),
          to: Int.random(in: 0..<count, using: &random),
          weight: Weight(
            primary: Double(Int.random(in: 0...4, using: &random)),
            secondary: Double(Int.random(in: 0...2, using: &random))
          )
        )
      }.filter { $0.from != $0.to }
      let yen = YenOracle(vertexCount: count, arcs: arcs)
      var walked: Set<[Int]> = []
      func walk(_ vertex: Int, _ chain: [Int], _ visited: Set<Int>) {
        if vertex == 1 {
          walked.insert(chain)
          return
        }
        for (position, arc) in arcs.enumerated()
        where arc.from == vertex && !visited.contains(arc.to) {
          walk(arc.to, chain + [position], visited.union([arc.to]))
        }
      }
      walk(0, [], [0])
      let found = yen.paths(from: 0, to: 1, upTo: .infinity, limit: 10_000) ?? []
      #expect(Set(found.map(\.arcs)) == walked, "seed \(seed)")
      #expect(found.count == walked.count, "seed \(seed)")
      #expect(zip(found, found.dropFirst()).allSatisfy { !($1.weight < $0.weight) }, "seed \(seed)")
      if found.count >= 3 { several += 1 }
    }
    #expect(several >= 30)
  }
}
