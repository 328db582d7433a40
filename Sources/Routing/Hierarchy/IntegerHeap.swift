/// A 4-ary min-heap of plain numbers in an array.
package enum IntegerHeap {
  @inline(__always)
  package static func push(_ entry: UInt64, onto queue: inout [UInt64]) {
    queue.append(entry)
    var heap = queue.mutableSpan
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) >> 2
      if heap[parent] <= entry { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = entry
  }

  @inline(__always)
  package static func popLeast(from queue: inout [UInt64]) -> UInt64? {
    guard let last = queue.popLast() else { return nil }
    guard let least = queue.first else { return last }
    var heap = queue.mutableSpan
    var parent = 0
    while true {
      let child = 4 * parent + 1
      if child >= heap.count { break }
      var lowest = child
      var lowestEntry = heap[child]
      for other in (child + 1)..<max(child + 1, min(child + 4, heap.count)) {
        let entry = heap[other]
        if entry < lowestEntry { (lowest, lowestEntry) = (other, entry) }
      }
      if lowestEntry >= last { break }
      heap[parent] = lowestEntry
      parent = lowest
    }
    heap[parent] = last
    return least
  }
}
