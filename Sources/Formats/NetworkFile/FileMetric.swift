import Geo
import Routing

/// The hierarchy in a file with the metric of one objective, and the graph that it was made for.
///
/// ``Routing/WaysTable`` says what the numbers mean. Each is read from a block whose checksum was seen to
/// fit; what disagrees is an error, so that no search goes on for ever.
struct FileMetric {
  let path: String
  /// By node: its first state.
  let firstStates: MappedNumbers
  let stateNodes: MappedNumbers
  let ranks: MappedNumbers
  /// By rank.
  let parents: MappedNumbers
  let firstArcs: MappedNumbers
  let heads: MappedNumbers
  /// By arc: all upwards, then all downwards.
  let weights: MappedNumbers
  /// By state.
  let firstExits: MappedNumbers
  let exits: MappedNumbers
  let exitWeights: MappedNumbers
  let starts: MappedNumbers
  let ends: MappedNumbers

  /// - Returns: `nil` if the file holds none for the objective.
  init?(_ file: MappedFile, objective: String) {
    guard let sections = NetworkFileLayout.MetricSections(objective: objective),
      file.byteCount(of: sections.weights) > 0
    else { return nil }
    path = file.path
    firstStates = file.numbers(of: .firstStates)
    stateNodes = file.numbers(of: .stateNodes)
    ranks = file.numbers(of: .ranks)
    parents = file.numbers(of: .parents)
    firstArcs = file.numbers(of: .firstArcs)
    heads = file.numbers(of: .heads)
    weights = file.numbers(of: sections.weights)
    firstExits = file.numbers(of: .firstExits)
    exits = file.numbers(of: .exits)
    exitWeights = file.numbers(of: sections.inputWeights)
    starts = file.numbers(of: sections.starts)
    ends = file.numbers(of: sections.ends)
  }

  var stateCount: Int { ranks.count }

  /// Lends the arcs that lead up from a rank: their upper ends, and their weights in one direction.
  @inline(__always)
  func withArcs<Result>(
    of rank: UInt32,
    leadsDown: Bool,
    _ body: (Span<UInt32>, Span<UInt32>) throws(NetworkFileError) -> Result
  ) throws(NetworkFileError) -> Result {
    let arcs = try firstArcs.range(ofList: Int(rank))
    let start = arcs.lowerBound + (leadsDown ? heads.count : 0)
    return try heads.withNumbers(arcs) { heads throws(NetworkFileError) in
      try weights.withNumbers(start..<(start + arcs.count)) { weights throws(NetworkFileError) in
        try body(heads, weights)
      }
    }
  }

  var malformed: NetworkFileError { .malformed(path: path, what: "hierarchy") }

  /// The states in which freight is where a way begins, or with `leadsDown` ends, with what it has cost
  /// to get there or what is left.
  func states(
    of end: StoredEnd,
    leadsDown: Bool
  ) throws(NetworkFileError) -> [(state: UInt32, steps: UInt32)] {
    var states: [(state: UInt32, steps: UInt32)] = []
    for node in end.nodes {
      for state in try firstStates.range(ofList: node) {
        let steps = end.isPassed ? 0 : try (leadsDown ? ends : starts).number(at: state)
        if steps < Metric.unreachable { states.append((UInt32(state), steps)) }
      }
    }
    return states
  }
}

/// What the best ways weigh from an end up to its ancestors in the elimination tree, or from these down
/// to it.
struct FileClimb {
  /// By rank, ascending.
  private(set) var steps: [(rank: UInt32, steps: UInt32)] = []

  /// - Complexity: O(arcs above the end).
  init(
    _ metric: FileMetric,
    at end: StoredEnd,
    leadsDown: Bool
  ) throws(NetworkFileError) {
    var labels = SparseNumbers(count: metric.stateCount, rest: Metric.unreachable)
    var ancestors: Set<UInt32> = []
    for (state, steps) in try metric.states(of: end, leadsDown: leadsDown) {
      let rank = try metric.ranks.number(at: Int(state))
      labels[rank] = min(labels[rank], steps)
      var ancestor = rank
      while ancestor != Hierarchy.none, ancestors.insert(ancestor).inserted {
        let parent = try metric.parents.number(at: Int(ancestor))
        guard parent > ancestor else { throw metric.malformed }
        ancestor = parent
      }
    }
    // Ranks rise with the tree, so that what lies below is known first.
    for rank in ancestors.sorted() {
      let known = labels[rank]
      guard known < Metric.unreachable else { continue }
      steps.append((rank, known))
      try metric.withArcs(of: rank, leadsDown: leadsDown) {
        heads,
        weights throws(NetworkFileError) in
        for index in heads.indices {
          let head = UInt32(littleEndian: heads[index])
          guard head > rank, head < metric.stateCount else { throw metric.malformed }
          let reached = known &+ UInt32(littleEndian: weights[index])
          if reached < labels[head] { labels[head] = reached }
        }
      }
    }
  }

  /// The least sum over the ancestors that both have; `nil` for none.
  func leastSum(with other: FileClimb) -> UInt32? {
    var least = Metric.unreachable
    var i = 0
    var j = 0
    while i < steps.count, j < other.steps.count {
      let (rank, otherRank) = (steps[i].rank, other.steps[j].rank)
      if rank == otherRank { least = min(least, steps[i].steps &+ other.steps[j].steps) }
      if rank <= otherRank { i += 1 }
      if otherRank <= rank { j += 1 }
    }
    return least < Metric.unreachable ? least : nil
  }
}
