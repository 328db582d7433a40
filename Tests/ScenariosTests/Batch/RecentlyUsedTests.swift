import Testing

@testable import Scenarios

@Suite("Recently used")
struct RecentlyUsedTests {
  @Test("It never holds more than its capacity, and gives up what nobody asked for longest")
  func givesUpTheOldest() {
    var kept = RecentlyUsed<Int, String>(capacity: 3)
    for key in 1...3 { kept.insert("\(key)", for: key) }
    #expect(kept.value(of: 1) == "1")
    kept.insert("4", for: 4)
    #expect(kept.count == 3)
    #expect(kept.value(of: 2) == nil)
    #expect([1, 3, 4].map { kept.value(of: $0) } == ["1", "3", "4"])
  }

  @Test("A key inserted again holds the new value and pushes nothing out")
  func replaces() {
    var kept = RecentlyUsed<Int, String>(capacity: 2)
    kept.insert("a", for: 1)
    kept.insert("b", for: 2)
    kept.insert("c", for: 1)
    #expect(kept.value(of: 1) == "c")
    #expect(kept.value(of: 2) == "b")
  }
}
