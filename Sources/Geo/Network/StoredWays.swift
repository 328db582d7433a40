/// What the file of a network knows of best ways through it, worked out when it was built: enough to tell
/// in which part of the network an answer must lie, so that a question on millions of legs reads few.
///
/// It holds for the date of the data, ordinary trains, one FEU and no variants. Weights are whole steps,
/// those of each leg and each change rounded down, so that sums are never more than what an answer adds
/// up; what a question closes beyond the date makes ways longer still. So whatever an answer uses lies
/// among the nodes that are given for its weight in steps.
public protocol StoredWays: Sendable {
  /// What the best ways weigh.
  ///
  /// - Parameter objective: `time`, `distance` or `cost`.
  /// - Returns: by origin, then by destination, in steps; `nil` inside where no way is known, which is
  ///   no proof that there is none. `nil` for another objective, and where the file cannot be read.
  /// - Complexity: O(arcs of the hierarchy above each end + origins · destinations · its depth).
  func leastSteps(
    from origins: [StoredEnd],
    to destinations: [StoredEnd],
    by objective: String
  ) -> [[UInt32?]]?

  /// All nodes on ways that weigh no more than what is allowed.
  ///
  /// - Parameters:
  ///   - steps: by origin, then by destination: how much; `nil` for a pair that does not matter.
  ///   - count: with more nodes than this, the caller wants none.
  /// - Returns: positions in ``Network/nodes``, ascending; `nil` if there are more than `count`, and as
  ///   above.
  /// - Complexity: O(legs at these nodes + arcs of the hierarchy above them), for each origin.
  func nodes(
    from origins: [StoredEnd],
    to destinations: [StoredEnd],
    within steps: [[UInt32?]],
    by objective: String,
    atMost count: Int
  ) -> [Int]?

  /// All nodes that are reached within so many steps.
  ///
  /// - Returns: as above.
  /// - Complexity: O(legs at these nodes · log(them)).
  func nodes(
    from origin: StoredEnd,
    within steps: UInt32,
    by objective: String,
    atMost count: Int
  ) -> [Int]?

  /// The legs that end at a node, whether they are open or not, as positions in ``Network/legs``.
  func legs(at node: Int) -> [Int]
}

/// Where a stored way begins or ends.
public struct StoredEnd: Hashable, Sendable {
  /// Any of these, as positions in ``Network/nodes``.
  public var nodes: [Int]
  /// Whether freight only passes here, in whatever it is carried: else it starts or ends, which by water
  /// is a port call.
  public var isPassed: Bool

  public init(nodes: [Int], isPassed: Bool = false) {
    self.nodes = nodes
    self.isPassed = isPassed
  }
}

extension Network {
  /// The part of the network that some nodes, the legs that end there and the other ends of those make
  /// up, with the facilities there and all figures of the model.
  ///
  /// Rows keep their order. What can happen at the nodes is what can happen there in the whole network;
  /// at the other ends less may be possible.
  ///
  /// - Parameters:
  ///   - nodes: positions.
  ///   - ways: knows the legs at a node.
  /// - Throws: ``NetworkError`` if a file gave rows that do not fit together.
  /// - Complexity: O(nodes + legs there + rows of the other tables).
  public func excerpt(
    around nodes: [Int],
    by ways: any StoredWays
  ) throws(NetworkError) -> Network {
    var kept = Set(nodes)
    var legs: Set<Int> = []
    for node in nodes {
      for leg in ways.legs(at: node) where legs.insert(leg).inserted {
        let ends = legEnds[leg]
        kept.formUnion([ends.from, ends.to])
      }
    }
    var content = contentWithoutStoredTables
    content.nodes = kept.sorted().map { self.nodes[$0] }
    content.legs = legs.sorted().map { self.legs[$0] }
    let ids = Set(content.nodes.map(\.id))
    content.facilities = facilities.filter { ids.contains($0.nodeID) }
    var excerpt = try Network(content)
    _ = excerpt.swapScenarioNames(scenarioNames)
    _ = excerpt.swapDefaultDate(scenarioDate)
    return excerpt
  }
}
