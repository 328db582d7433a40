import Geo

/// How much ways between some ends may weigh that the present part of a network has to hold, by what the
/// network's file knows.
struct ExcerptBounds {
  /// Ends on the way in their order: one origin of several, what is passed, one destination of several.
  private let stops: [[StoredEnd]]
  private let ways: any StoredWays
  private let objective: String
  /// By section between two stops: the least weights of its pairs.
  private let least: [[[UInt32]]]
  /// By origin and destination.
  private var allowed: [[UInt32?]]

  /// What conditions are allowed to add at first: narrow, since the first answer tells how much is enough.
  private static let conditionedShare: UInt32 = 256
  /// What rounding takes off a way, at most a step a leg.
  private static let roundedShare: UInt32 = 4096
  private static let roundedSteps: UInt32 = 16
  /// How many times more a way may be longer than the best where none was found.
  private static let growth: UInt64 = 4

  /// - Parameter isTight: whether nothing is closed beyond what the file knows, so that the best way
  ///   weighs what it says, but for rounding.
  /// - Returns: `nil` where no way is known.
  init?(
    stops: [[NamedEnd]],
    ways: any StoredWays,
    objective: Objective,
    isTight: Bool
  ) {
    self.ways = ways
    self.objective = objective.name
    let ends = stops.enumerated().map { position, ends in
      ends.map {
        StoredEnd(
          nodes: $0.nodeIndices,
          isPassed: position > 0 && position < stops.count - 1
        )
      }
    }
    self.stops = ends
    var least: [[[UInt32]]] = []
    for (from, to) in zip(ends, ends.dropFirst()) {
      guard let steps = ways.leastSteps(from: from, to: to, by: objective.name) else { return nil }
      var section: [[UInt32]] = []
      for (origin, row) in zip(from, steps) {
        var known: [UInt32] = []
        for (destination, steps) in zip(to, row) {
          // Freight that is where it shall be need not be carried.
          let isThere = !Set(origin.nodes).isDisjoint(with: destination.nodes)
          guard let steps = isThere ? 0 : steps else { return nil }
          known.append(steps)
        }
        section.append(known)
      }
      least.append(section)
    }
    self.least = least
    allowed = []
    for origin in ends[0].indices {
      allowed.append(
        ends[ends.count - 1].indices.map { destination in
          let sum = total(origin, destination)
          let more =
            isTight
            ? sum / ExcerptBounds.roundedShare + ExcerptBounds.roundedSteps
            : sum / ExcerptBounds.conditionedShare + ExcerptBounds.roundedSteps
          return min(sum + more, Metric.unreachable)
        }
      )
    }
  }

  /// The least weight from an origin to a destination over all that is passed.
  private func total(_ origin: Int, _ destination: Int) -> UInt32 {
    var sum: UInt64 = 0
    for (position, section) in least.enumerated() {
      let row = section[position == 0 ? origin : 0]
      sum += UInt64(row[position == least.count - 1 ? destination : 0])
    }
    return UInt32(min(sum, UInt64(Metric.unreachable)))
  }

  /// The nodes that ways within the allowances use; `nil` if there are too many, or a weight is more than
  /// the file can count.
  func nodes(atMost count: Int) -> [Int]? {
    guard allowed.joined().allSatisfy({ ($0 ?? 0) < Metric.unreachable }) else { return nil }
    var nodes: Set<Int> = []
    for (position, section) in least.enumerated() {
      // What the other sections need at least is not there to be spent in this one.
      var within = section.map { row in row.map { _ in UInt32?.none } }
      for (origin, row) in allowed.enumerated() {
        for (destination, steps) in row.enumerated() {
          guard let steps else { continue }
          let i = position == 0 ? origin : 0
          let j = position == least.count - 1 ? destination : 0
          let others = total(origin, destination) - section[i][j]
          within[i][j] = max(within[i][j] ?? 0, steps - min(steps, others))
        }
      }
      guard
        let found = ways.nodes(
          from: stops[position],
          to: stops[position + 1],
          within: within,
          by: objective,
          atMost: count
        )
      else { return nil }
      nodes.formUnion(found)
    }
    return nodes.count <= count ? nodes.sorted() : nil
  }

  /// Allows more where an answer was not proved to be the best.
  ///
  /// - Returns: whether anything has to be added; afterwards only that is allowed for.
  mutating func widen(
    by outcomes: [[ExcerptSearch.PairOutcome]],
    scale: WeightScale
  ) throws -> Bool {
    var isWider = false
    for origin in allowed.indices {
      for destination in allowed[origin].indices {
        guard let steps = allowed[origin][destination] else { continue }
        var needed: UInt32?
        switch outcomes[origin][destination] {
        case .settled: break
        case .found(let weight):
          let least = scale.stepsNotBelow(weight) ?? Metric.unreachable
          if least > steps { needed = least }
        case .noRoute:
          let least = UInt64(total(origin, destination))
          let more = (UInt64(steps) - least) * ExcerptBounds.growth
          needed = UInt32(min(least + more, UInt64(Metric.unreachable)))
        }
        allowed[origin][destination] = needed
        isWider = isWider || needed != nil
      }
    }
    return isWider
  }
}
