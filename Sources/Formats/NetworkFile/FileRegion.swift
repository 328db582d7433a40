import Geo
import Routing

/// The nodes on ways within a weight: A* (Hart, Nilsson and Raphael 1968) that goes on until nothing is
/// left whose estimate is within it.
struct FileRegion {
  private let metric: FileMetric
  private let nodeLimit: Int
  private(set) var nodes: Set<UInt32> = []

  init(_ metric: FileMetric, nodeLimit: Int) {
    self.metric = metric
    self.nodeLimit = nodeLimit
  }

  /// Adds what can be used from an origin.
  ///
  /// - Parameters:
  ///   - potential: what is left to the destinations; `nil` where all that is near matters.
  ///   - steps: below ``Routing/Metric/unreachable``.
  /// - Returns: whether the nodes are still within the limit; else the search was broken off.
  mutating func add(
    from origin: StoredEnd,
    to potential: inout FilePotential?,
    within steps: UInt32
  ) throws(NetworkFileError) -> Bool {
    var reached = SparseNumbers(count: metric.stateCount, rest: Metric.unreachable)
    // The estimate in the high half, the state in the low one.
    var queue: [UInt64] = []
    for (state, cost) in try metric.states(of: origin, leadsDown: false) {
      let estimate = try cost &+ (potential?.steps(from: state) ?? 0)
      guard estimate <= steps, cost < reached[state] else { continue }
      reached[state] = cost
      IntegerHeap.push(UInt64(estimate) << 32 | UInt64(state), onto: &queue)
    }
    while let entry = IntegerHeap.popLeast(from: &queue) {
      let state = UInt32(truncatingIfNeeded: entry)
      let cost = reached[state]
      let left = try potential?.steps(from: state) ?? 0
      // It was met again at less since.
      if UInt64(entry >> 32) > UInt64(cost) + UInt64(left) { continue }
      nodes.insert(try metric.stateNodes.number(at: Int(state)))
      guard nodes.count <= nodeLimit else { return false }
      for exit in try metric.firstExits.range(ofList: Int(state)) {
        let weight = try metric.exitWeights.number(at: exit)
        let next = try metric.exits.number(at: exit)
        guard next < metric.stateCount else { throw metric.malformed }
        let sum = cost &+ weight
        guard weight < Metric.unreachable, sum < reached[next] else { continue }
        let estimate = try sum &+ (potential?.steps(from: next) ?? 0)
        guard estimate <= steps else { continue }
        reached[next] = sum
        IntegerHeap.push(UInt64(estimate) << 32 | UInt64(next), onto: &queue)
      }
    }
    return true
  }
}
