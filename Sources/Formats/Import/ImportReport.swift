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
  init(
    _ draft: inout NetworkDraft,
    gapToleranceM: Double,
    assumptions: [String],
    pointCount: Int
  ) {
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
    let found = DraftGaps.find(in: &draft, components: components, toleranceM: gapToleranceM)
    gapCount = found.count
    gaps = Array(found.prefix(ImportReport.listedGaps))
  }
}
