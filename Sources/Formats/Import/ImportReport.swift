import Geo

/// What an import made of its sources, and what a person should look at.
public struct ImportReport: Hashable, Sendable {
  /// Nodes and legs that can be reached from each other, directions left aside.
  public struct Component: Hashable, Sendable {
    public var nodes: Int
    public var legs: Int
    /// A node of it.
    public var nodeID: String
  }

  /// An end that no other leg meets, near a node that it is not joined to.
  public struct Gap: Hashable, Sendable {
    public var nodeID: String
    public var nearestID: String
    /// Metres between them.
    public var distanceM: Double
    public var position: Coordinate
    /// Whether joining them would join two components.
    public var partsComponents: Bool
  }

  public var nodeCount = 0
  public var legCount = 0
  /// Nodes that were joined to another one by `--snap`.
  public var snappedCount = 0
  /// Legs left out because both their ends are one node.
  public var loopCount = 0
  /// Features left out because they are points.
  public var pointCount = 0
  /// Nodes that no leg meets.
  public var isolatedNodeCount = 0
  /// Legs whose length was measured on their line, and estimated from the geodesic.
  public var measuredLengthCount = 0
  public var estimatedLengthCount = 0
  public var sphericalLengthCount = 0
  public var componentCount = 0
  /// The largest, by legs; at most ``listedComponents``.
  public var largestComponents: [Component] = []
  public var gapCount = 0
  /// The narrowest; at most ``listedGaps``.
  public var gaps: [Gap] = []
  /// Metres up to which ends count as a gap.
  public var gapToleranceM = 0.0
  /// What stands for every row without being in a source: `mode=rail`, `status=operational`.
  public var assumptions: [String] = []

  public static let listedComponents = 5
  public static let listedGaps = 20
}

extension ImportReport {
  /// What the draft holds once it was snapped and measured.
  init(_ draft: NetworkDraft, gapToleranceM: Double, assumptions: [String], pointCount: Int) {
    self.assumptions = assumptions
    self.pointCount = pointCount
    self.gapToleranceM = gapToleranceM
    loopCount = draft.loopCount
    snappedCount = draft.snappedCount
    nodeCount = draft.nodeCount - draft.snappedCount
    legCount = draft.legCount - draft.loopCount
    for leg in 0..<draft.legCount where !draft.isLoop(leg) {
      switch draft.lengthOrigins[leg] {
      case .line: measuredLengthCount += 1
      case .geodesic: estimatedLengthCount += 1
      case .sphericalSource: sphericalLengthCount += 1
      case .none, .source: break
      }
    }
    let components = DraftComponents(draft)
    isolatedNodeCount = components.isolatedCount
    componentCount = components.count
    largestComponents = components.largest(ImportReport.listedComponents, of: draft)
    let found = DraftGaps.find(in: draft, components: components, toleranceM: gapToleranceM)
    gapCount = found.count
    gaps = Array(found.prefix(ImportReport.listedGaps))
  }
}

/// Which nodes hang together: union and find with halved paths, larger sets taking smaller ones
/// (Tarjan and van Leeuwen 1984).
struct DraftComponents {
  private var parents: [Int32]
  private(set) var degrees: [Int32]
  private var nodeCounts: [Int32] = []
  private var legCounts: [Int32] = []
  private(set) var isolatedCount = 0
  /// Components with a leg.
  private(set) var count = 0

  init(_ draft: NetworkDraft) {
    parents = Array(0..<Int32(draft.nodeCount))
    degrees = Array(repeating: 0, count: draft.nodeCount)
    for leg in 0..<draft.legCount where !draft.isLoop(leg) {
      let (from, to) = (Int(draft.from[leg]), Int(draft.to[leg]))
      degrees[from] += 1
      degrees[to] += 1
      let (a, b) = (root(from), root(to))
      // The earlier node leads, so that the same file gives the same components.
      if a != b { parents[max(a, b)] = Int32(min(a, b)) }
    }
    nodeCounts = Array(repeating: 0, count: draft.nodeCount)
    legCounts = Array(repeating: 0, count: draft.nodeCount)
    for node in 0..<draft.nodeCount where draft.isKept(node: node) {
      if degrees[node] == 0 { isolatedCount += 1 }
      let root = root(node)
      nodeCounts[root] += 1
      legCounts[root] += degrees[node]
    }
    count = legCounts.count { $0 > 0 }
  }

  private mutating func root(_ node: Int) -> Int {
    var node = node
    while Int(parents[node]) != node {
      parents[node] = parents[Int(parents[node])]
      node = Int(parents[node])
    }
    return node
  }

  func component(of node: Int) -> Int {
    var node = node
    while Int(parents[node]) != node { node = Int(parents[node]) }
    return node
  }

  func largest(_ limit: Int, of draft: NetworkDraft) -> [ImportReport.Component] {
    legCounts.indices.filter { legCounts[$0] > 0 }
      .sorted { (legCounts[$1], nodeCounts[$1], $0) < (legCounts[$0], nodeCounts[$0], $1) }
      .prefix(limit)
      .map {
        ImportReport.Component(
          nodes: Int(nodeCounts[$0]),
          // Each leg was counted at both ends.
          legs: Int(legCounts[$0]) / 2,
          nodeID: draft.nodeIDs.text(of: $0)
        )
      }
  }
}

/// Ends that almost meet.
enum DraftGaps {
  /// - Returns: those that part components first, then the narrowest; each pair once.
  static func find(
    in draft: NetworkDraft,
    components: DraftComponents,
    toleranceM: Double
  ) -> [ImportReport.Gap] {
    guard toleranceM > 0 else { return [] }
    let loose = (0..<draft.nodeCount).filter { components.degrees[$0] == 1 }
    guard !loose.isEmpty else { return [] }
    var neighbours: [Int32: Int32] = [:]
    let isLoose = loose.reduce(into: [Bool](repeating: false, count: draft.nodeCount)) {
      $0[$1] = true
    }
    for leg in 0..<draft.legCount where !draft.isLoop(leg) {
      if isLoose[Int(draft.from[leg])] { neighbours[draft.from[leg]] = draft.to[leg] }
      if isLoose[Int(draft.to[leg])] { neighbours[draft.to[leg]] = draft.from[leg] }
    }
    var nearby = NearbyNodes(toleranceM: toleranceM, expectedCount: draft.nodeCount)
    for node in 0..<draft.nodeCount where components.degrees[node] > 0 {
      nearby.insert(draft.points[node], number: node)
    }
    var gaps: [ImportReport.Gap] = []
    var told: [Int: Int] = [:]
    for node in loose {
      let neighbour = neighbours[Int32(node)].map { Int($0) }
      let nearest = nearby.nearest(to: draft.points[node]) {
        $0 != node && $0 != neighbour
      }
      guard let nearest, let position = draft.coordinate(ofNode: node) else { continue }
      // Of two loose ends the gap is told once.
      if told[nearest.number] == node { continue }
      told[node] = nearest.number
      gaps.append(
        ImportReport.Gap(
          nodeID: draft.nodeIDs.text(of: node),
          nearestID: draft.nodeIDs.text(of: nearest.number),
          distanceM: nearest.distanceM,
          position: position,
          partsComponents: components.component(of: node)
            != components.component(of: nearest.number)
        )
      )
    }
    return gaps.sorted {
      ($0.partsComponents ? 0 : 1, $0.distanceM, $0.nodeID)
        < ($1.partsComponents ? 0 : 1, $1.distanceM, $1.nodeID)
    }
  }
}
