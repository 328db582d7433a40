/// Finds every non-dominated path from a space's source to its target.
///
/// Multi-objective label setting (Hansen 1980 for two criteria; Martins 1984 for any number,
/// doi:10.1016/0377-2217(84)90077-8) with the lower bounds of NAMOA* (Mandow and Pérez de la Cruz
/// 2010, doi:10.1145/1754399.1754400) and its dimensionality reduction (Pulido, Mandow and Pérez de
/// la Cruz 2015, doi:10.1016/j.cor.2015.05.007): labels leave the heap in lexicographic order of
/// cost so far plus bound, so the first criterion of a later label is never smaller, and dominance
/// is decided by the others alone. As in the multiobjective Dijkstra algorithm (Maristany de las
/// Casas, Sedeño-Noda and Borndörfer 2021, doi:10.1016/j.cor.2021.105424) a label is checked when it
/// is made and again when it is extracted, and nothing is ever removed from the heap.
///
/// Dominance is kept per vertex, that is per (node, way) state and layer of the automaton: what
/// stands on another gauge can go on differently, and does not compare.
struct ParetoSearch {
  let space: SearchSpace
  let measure: FrontMeasure

  /// A non-dominated path.
  struct Member: Sendable {
    /// Positions in ``SearchSpace/arcs``.
    var chain: [Int]
    var vector: SIMD8<Int64>
  }

  private struct Entry: HeapEntry {
    /// The first criterion; the others are looked up only if it ties.
    var first: Int64
    var rest: SIMD4<Int64>
    var tie: SIMD2<Int64>
    var label: Int32

    @inline(__always)
    init(_ vector: SIMD8<Int64>, label: Int32) {
      first = vector[0]
      rest = ParetoSearch.rest(of: vector)
      tie = SIMD2(vector[5], vector[6])
      self.label = label
    }

    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      if first != other.first { return first < other.first }
      for lane in 0..<4 where rest[lane] != other.rest[lane] {
        return rest[lane] < other.rest[lane]
      }
      for lane in 0..<2 where tie[lane] != other.tie[lane] {
        return tie[lane] < other.tie[lane]
      }
      return label < other.label
    }
  }

  private struct Label {
    var estimate: SIMD8<Int64>
    var vertex: Int32
    var parent: Int32
    var arc: Int32
  }

  /// All criteria but the first.
  @inline(__always)
  private static func rest(of vector: SIMD8<Int64>) -> SIMD4<Int64> {
    SIMD4(vector[1], vector[2], vector[3], vector[4])
  }

  /// One path for each non-dominated vector, in lexicographic order of the vectors.
  ///
  /// Of paths with equal vectors the one with the least of ``FrontMeasure/tieBreaker`` is kept, then
  /// the one with the fewest arcs, then the one that is met first, which depends on the order of
  /// the data's rows alone.
  ///
  /// - Complexity: O(n · f · (log n + f)) for n labels and f non-dominated labels at a vertex; both
  ///   can grow exponentially with the network, but hardly do.
  func members() -> [Member] {
    let costs = space.arcs.map { measure.vector(of: $0.cost) }
    let bounds = measure.lowerBounds(in: space, costs: costs)
    guard let whole = bounds[SearchSpace.source] else { return [] }
    var closed = [[SIMD4<Int64>]](repeating: [], count: space.vertices.count)
    var labels = [Label(estimate: whole, vertex: Int32(SearchSpace.source), parent: -1, arc: -1)]
    var heap = QuaternaryHeap<Entry>()
    heap.push(Entry(whole, label: 0))
    var found: [Int] = []
    while let entry = heap.pop() {
      let index = Int(entry.label)
      let label = labels[index]
      let vertex = Int(label.vertex)
      if ParetoSearch.isDominated(entry.rest, by: closed[SearchSpace.target]) { continue }
      if ParetoSearch.isDominated(entry.rest, by: closed[vertex]) { continue }
      ParetoSearch.insert(entry.rest, into: &closed[vertex])
      if vertex == SearchSpace.target {
        found.append(index)
        continue
      }
      guard let bound = bounds[vertex] else { continue }
      for position in space.arcs(from: vertex) {
        let next = space.arcs[position].to
        guard let nextBound = bounds[next] else { continue }
        let estimate = label.estimate &- bound &+ costs[position] &+ nextBound
        let rest = ParetoSearch.rest(of: estimate)
        if ParetoSearch.isDominated(rest, by: closed[SearchSpace.target]) { continue }
        if ParetoSearch.isDominated(rest, by: closed[next]) { continue }
        let made = Int32(labels.count)
        labels.append(
          Label(
            estimate: estimate,
            vertex: Int32(next),
            parent: entry.label,
            arc: Int32(position)
          )
        )
        heap.push(Entry(estimate, label: made))
      }
    }
    return found.map { Member(chain: chain(to: $0, in: labels), vector: labels[$0].estimate) }
  }

  /// Whether one of the closed vectors is nowhere larger.
  @inline(__always)
  private static func isDominated(_ rest: SIMD4<Int64>, by closed: [SIMD4<Int64>]) -> Bool {
    for other in closed where all(other .<= rest) { return true }
    return false
  }

  /// Adds a vector and drops those it makes redundant for deciding dominance.
  private static func insert(_ rest: SIMD4<Int64>, into closed: inout [SIMD4<Int64>]) {
    closed.removeAll { all(rest .<= $0) }
    closed.append(rest)
  }

  private func chain(to label: Int, in labels: [Label]) -> [Int] {
    var chain: [Int] = []
    var index = label
    while labels[index].arc >= 0 {
      chain.append(Int(labels[index].arc))
      index = Int(labels[index].parent)
    }
    chain.reverse()
    return chain
  }
}
