import TestSupport
import Testing

@testable import Routing

@Suite struct IndexedHeapTests {
  @Test func entriesComeOutInOrderOfWeightAndEqualOnesByIndex() {
    forAll(count: 200, seed: 1) { random, seed in
      var heap = IndexedHeap()
      var entries: [(weight: Weight, index: Int)] = []
      for index in 0..<Int.random(in: 0...60, using: &random) {
        let weight = Weight(
          primary: Double(Int.random(in: 0...5, using: &random)),
          secondary: Double(Int.random(in: 0...2, using: &random))
        )
        entries.append((weight, index))
        heap.push(.init(weight: weight, index: index))
      }
      entries.sort { $0.weight == $1.weight ? $0.index < $1.index : $0.weight < $1.weight }
      for entry in entries { #expect(heap.pop()?.index == entry.index, "seed \(seed)") }
      #expect(heap.isEmpty && heap.pop() == nil)
    }
  }
}
