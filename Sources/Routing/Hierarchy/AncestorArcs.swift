/// Where the arcs of nodes on a way to the root lie, by the level of their upper end, so that the arc
/// between two ancestors need not be searched for.
///
/// What was noted of a node stays until another at its level is asked for: those near the root are the
/// same for most ways.
struct AncestorArcs: Sendable {
  /// Row by row by level, as wide as a node there has ancestors.
  private var rows: [UInt32] = []
  /// By level: the rank whose arcs lie in that row.
  private var owners: [UInt32] = []

  /// In deeper trees, whose rows would take more than 34 MB, all levels have one row.
  private static let greatestDepth = 4096

  init() {}

  init(depth: Int) {
    let isDeep = depth > AncestorArcs.greatestDepth
    rows = Array(repeating: 0, count: isDeep ? depth : depth * (depth + 1) / 2)
    owners = Array(repeating: Hierarchy.none, count: isDeep ? 1 : depth)
  }

  /// Notes the arcs of a node if they are not.
  ///
  /// - Returns: where its row begins among ``rows``.
  @inline(__always)
  mutating func row(of rank: UInt32, level: UInt16, _ hierarchy: Hierarchy) -> Int {
    let isDeep = owners.count == 1
    let level = isDeep ? 0 : Int(level)
    let row = level * (level - 1) / 2
    if owners[level] != rank { note(rank, level, row, hierarchy) }
    return row
  }

  private mutating func note(_ rank: UInt32, _ level: Int, _ row: Int, _ hierarchy: Hierarchy) {
    let firstArc = hierarchy.arrays.firstArc.span
    let headLevels = hierarchy.arrays.headLevels.span
    var rows = rows.mutableSpan
    for arc in Int(firstArc[Int(rank)])..<Int(firstArc[Int(rank) + 1]) {
      rows[row + Int(headLevels[arc])] = UInt32(truncatingIfNeeded: arc)
    }
    owners[level] = rank
  }

  /// The arc up to a level, from the node whose row that is.
  @inline(__always)
  func arc(row: Int, toLevel level: UInt16) -> Int { Int(rows[row + Int(level)]) }
}
