@testable import Routing

/// The paths of a directed multigraph without repeated vertices, in order of weight (Yen 1971,
/// doi:10.1287/mnsc.17.11.712), with a Bellman–Ford search for each spur: slow, and shares nothing
/// with the searches it checks.
struct YenOracle {
  struct Arc {
    var from: Int
    var to: Int
    var weight: Weight
  }

  let vertexCount: Int
  let arcs: [Arc]

  struct Path: Hashable {
    /// Positions in ``arcs``.
    var arcs: [Int]
    var weight: Weight
  }

  /// Paths up to a primary weight; `nil` if there are more than `limit`.
  func paths(from source: Int, to target: Int, upTo primary: Double, limit: Int) -> [Path]? {
    var found: [Path] = []
    var candidates: Set<Path> = []
    if let first = shortest(from: source, to: target, bannedArcs: [], bannedVertices: []) {
      candidates.insert(path(first))
    }
    while let next = candidates.min(by: { ($0.weight, $0.arcs.count) < ($1.weight, $1.arcs.count) })
    {
      candidates.remove(next)
      if next.weight.primary > primary { break }
      found.append(next)
      if found.count > limit { return nil }
      for spur in next.arcs.indices {
        let root = Array(next.arcs[..<spur])
        let bannedArcs = Set(
          found.filter { $0.arcs.count > spur && Array($0.arcs[..<spur]) == root }
            .map { $0.arcs[spur] }
        )
        let spurVertex = arcs[next.arcs[spur]].from
        let bannedVertices = Set(root.map { arcs[$0].from })
        let rest = shortest(
          from: spurVertex,
          to: target,
          bannedArcs: bannedArcs,
          bannedVertices: bannedVertices
        )
        if let rest { candidates.insert(path(root + rest)) }
      }
    }
    return found
  }

  func path(_ chain: [Int]) -> Path {
    Path(arcs: chain, weight: chain.reduce(.zero) { $0 + arcs[$1].weight })
  }

  /// The least weight between all pairs of vertices (Floyd 1962).
  func allDistances() -> [[Weight]] {
    var distance = [[Weight]](
      repeating: [Weight](repeating: .infinite, count: vertexCount),
      count: vertexCount
    )
    for vertex in 0..<vertexCount { distance[vertex][vertex] = .zero }
    for arc in arcs where arc.weight < distance[arc.from][arc.to] {
      distance[arc.from][arc.to] = arc.weight
    }
    for middle in 0..<vertexCount {
      for from in 0..<vertexCount where distance[from][middle] < .infinite {
        for to in 0..<vertexCount {
          let detour = distance[from][middle] + distance[middle][to]
          if detour < distance[from][to] { distance[from][to] = detour }
        }
      }
    }
    return distance
  }

  private func shortest(
    from source: Int,
    to target: Int,
    bannedArcs: Set<Int>,
    bannedVertices: Set<Int>
  ) -> [Int]? {
    var distance = [Weight](repeating: .infinite, count: vertexCount)
    var arrivedBy = [Int?](repeating: nil, count: vertexCount)
    distance[source] = .zero
    var changed = true
    while changed {
      changed = false
      for (position, arc) in arcs.enumerated()
      where !bannedArcs.contains(position) && !bannedVertices.contains(arc.to) && arc.to != source {
        guard distance[arc.from] < .infinite else { continue }
        let reached = distance[arc.from] + arc.weight
        if reached < distance[arc.to] {
          distance[arc.to] = reached
          arrivedBy[arc.to] = position
          changed = true
        }
      }
    }
    guard distance[target] < .infinite else { return nil }
    var chain: [Int] = []
    var vertex = target
    while let position = arrivedBy[vertex] {
      chain.append(position)
      vertex = arcs[position].from
    }
    return chain.reversed()
  }
}
