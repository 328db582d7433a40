import Geo

@testable import Routing

/// What a file would know of best ways, found by looking at every arc again and again (Bellman and Ford)
/// instead of by a hierarchy: what excerpts are made from in tests.
struct ListedWays: StoredWays {
  private let table: WaysTable
  private let metrics: [String: WaysTable.Metric]
  private let legsByNode: [[Int]]
  private static let none = UInt64.max

  init(_ network: Network) throws {
    table = try Router(network).prepare(WaysTable.terms(of: network)).waysTable()
    let table = table
    metrics = Dictionary(
      uniqueKeysWithValues: WaysTable.objectives.map { ($0.name, table.metric(by: $0)) }
    )
    var legs = Array(repeating: [Int](), count: network.nodes.count)
    for (leg, ends) in network.legEnds.enumerated() {
      legs[ends.from].append(leg)
      if ends.to != ends.from { legs[ends.to].append(leg) }
    }
    legsByNode = legs
  }

  func leastSteps(
    from origins: [StoredEnd],
    to destinations: [StoredEnd],
    by objective: String
  ) -> [[UInt32?]]? {
    guard let metric = metric(objective) else { return nil }
    return origins.map { origin in
      let reached = distances(from: origin, metric)
      return destinations.map { destination in
        let left = weights(at: destination, metric.endWeights)
        return reached.indices.compactMap { state in
          reached[state] == Self.none || left[state] == Self.none
            ? nil : UInt32(reached[state] + left[state])
        }
        .min()
      }
    }
  }

  func nodes(
    from origins: [StoredEnd],
    to destinations: [StoredEnd],
    within steps: [[UInt32?]],
    by objective: String,
    atMost count: Int
  ) -> [Int]? {
    guard let metric = metric(objective) else { return nil }
    var nodes: Set<Int> = []
    for (origin, row) in zip(origins, steps) {
      let reached = distances(from: origin, metric)
      for (destination, steps) in zip(destinations, row) {
        guard let steps else { continue }
        let left = distances(to: destination, metric)
        for state in reached.indices
        where reached[state] != Self.none && left[state] != Self.none
          && reached[state] + left[state] <= UInt64(steps)
        {
          nodes.insert(Int(table.stateNodes[state]))
        }
      }
    }
    return nodes.count <= count ? nodes.sorted() : nil
  }

  func nodes(
    from origin: StoredEnd,
    within steps: UInt32,
    by objective: String,
    atMost count: Int
  ) -> [Int]? {
    guard let metric = metric(objective) else { return nil }
    let reached = distances(from: origin, metric)
    let nodes = Set(
      reached.indices.filter { reached[$0] <= UInt64(steps) }.map { Int(table.stateNodes[$0]) }
    )
    return nodes.count <= count ? nodes.sorted() : nil
  }

  func legs(at node: Int) -> [Int] { legsByNode[node] }

  private func metric(_ objective: String) -> WaysTable.Metric? {
    metrics[objective]
  }

  private func weights(at end: StoredEnd, _ weights: [UInt32]) -> [UInt64] {
    var result = Array(repeating: Self.none, count: weights.count)
    for node in end.nodes {
      for state in Int(table.firstState[node])..<Int(table.firstState[node + 1]) {
        if end.isPassed {
          result[state] = 0
        } else if weights[state] < Metric.unreachable {
          result[state] = UInt64(weights[state])
        }
      }
    }
    return result
  }

  private func distances(from end: StoredEnd, _ metric: WaysTable.Metric) -> [UInt64] {
    spread(weights(at: end, metric.startWeights), metric) { ($0, $1) }
  }

  private func distances(to end: StoredEnd, _ metric: WaysTable.Metric) -> [UInt64] {
    spread(weights(at: end, metric.endWeights), metric) { ($1, $0) }
  }

  private func spread(
    _ start: [UInt64],
    _ metric: WaysTable.Metric,
    _ direction: (Int, Int) -> (from: Int, to: Int)
  ) -> [UInt64] {
    var reached = start
    var isChanged = true
    while isChanged {
      isChanged = false
      for state in reached.indices {
        for exit in Int(table.firstExit[state])..<Int(table.firstExit[state + 1]) {
          let (from, to) = direction(state, Int(table.exits[exit]))
          let weight = metric.inputWeights[exit]
          guard weight < Metric.unreachable, reached[from] != Self.none else { continue }
          let sum = reached[from] + UInt64(weight)
          if sum < reached[to] {
            reached[to] = sum
            isChanged = true
          }
        }
      }
    }
    return reached
  }
}

private struct HeldRows<Row: Sendable>: RowStore {
  let rows: [Row]
  var count: Int { rows.count }
  func row(at position: Int) -> Row { rows[position] }
}

private struct HeldIDs: IDStore {
  let positions: [String: Int]
  init(_ ids: [String]) { positions = Dictionary(uniqueKeysWithValues: zip(ids, 0...)) }
  func position(of id: String) -> Int? { positions[id] }
}

extension Network {
  /// The same network as if it lay in a file with what files know of best ways.
  func withListedWays() throws -> Network {
    try Network(
      content,
      stored: StoredTables(
        nodes: HeldRows(rows: Array(nodes)),
        legs: HeldRows(rows: Array(legs)),
        legEnds: HeldRows(rows: Array(legEnds)),
        nodeIDs: HeldIDs(nodes.map(\.id)),
        legIDs: HeldIDs(legs.map(\.id)),
        faults: StorageFaults(),
        ways: ListedWays(self)
      )
    )
  }
}
