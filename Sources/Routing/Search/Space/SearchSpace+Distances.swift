extension SearchSpace {
  enum Direction: Sendable {
    /// Along the arcs, from the root to every vertex.
    case fromRoot
    /// Against them, from every vertex to the root.
    case toRoot
  }

  private struct Entry: HeapEntry {
    var weight: FixedWeight
    var vertex: Int

    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      if weight < other.weight { return true }
      return weight == other.weight && vertex < other.vertex
    }
  }

  /// The least weight between a root and every vertex (Dijkstra 1959).
  ///
  /// - Parameters:
  ///   - weights: by arc, none below zero.
  ///   - limit: vertices whose primary weight exceeds it count as unreachable.
  ///   - admits: arcs that may be used, by position.
  /// - Returns: by vertex; ``FixedWeight/unreachable`` where nothing leads.
  /// - Complexity: O(arcs · log(vertices)).
  func distances(
    root: Int,
    _ direction: Direction,
    weights: [FixedWeight],
    limit: Int64 = .max,
    admits: (Int) -> Bool = { _ in true }
  ) -> [FixedWeight] {
    var distance = [FixedWeight](repeating: .unreachable, count: vertices.count)
    var heap = QuaternaryHeap<Entry>()
    distance[root] = .zero
    heap.push(Entry(weight: .zero, vertex: root))
    while let entry = heap.pop() {
      let vertex = entry.vertex
      if distance[vertex] < entry.weight { continue }
      func relax(_ next: Int, by position: Int) {
        guard admits(position) else { return }
        let reached = entry.weight + weights[position]
        if reached.primary <= limit, reached < distance[next] {
          distance[next] = reached
          heap.push(Entry(weight: reached, vertex: next))
        }
      }
      switch direction {
      case .fromRoot: for position in arcs(from: vertex) { relax(arcs[position].to, by: position) }
      case .toRoot: for position in arcs(into: vertex) { relax(arcs[position].from, by: position) }
      }
    }
    return distance
  }
}
