import Dispatch
import Synchronization

/// Works on the elements of a collection on several threads and keeps their order.
package enum ParallelMap {
  /// - Parameters:
  ///   - count: how many elements there are.
  ///   - jobs: the number of threads, above zero.
  ///   - perTurn: how many elements a thread takes at once.
  ///   - element: called once for each position from 0 to `count - 1`, on any thread.
  /// - Returns: what `element` made, in order.
  package static func map<Element: Sendable>(
    count: Int,
    jobs: Int,
    perTurn: Int = 4,
    _ element: @Sendable (Int) -> Element
  ) -> [Element] {
    if jobs == 1 || count <= perTurn { return (0..<count).map(element) }
    let turns = Atomic(0)
    let made = Mutex<[(first: Int, elements: [Element])]>([])
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      while true {
        let first = turns.add(perTurn, ordering: .relaxed).oldValue
        guard first < count else { return }
        let elements = (first..<min(first + perTurn, count)).map(element)
        made.withLock { $0.append((first, elements)) }
      }
    }
    return made.withLock { $0 }.sorted { $0.first < $1.first }.flatMap(\.elements)
  }
}
