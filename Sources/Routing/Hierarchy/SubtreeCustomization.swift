/// Basic customization of subtrees of the elimination tree, each a run of ranks, from below.
///
/// A node gives its higher neighbours, pairwise joined, the ways over itself. They are its ancestors; and
/// ranks are in post-order, so that of all nodes that were given something and are still to come, each
/// is an ancestor of the node at hand: its level names it. What such a node was given lies in its *front*,
/// by the level of the arc's upper end, until its turn comes: nothing has to be searched for. Fronts are
/// those of sparse elimination (Duff, Reid 1983, doi:10.1145/356044.356047), kept for the way to the root
/// instead of on a stack.
///
/// It keeps its memory for the next subtree; each thread needs its own.
struct SubtreeCustomization {
  /// Row by row by level: the front of the ancestor at that level, as wide as that has ancestors.
  private var fronts: [ArcWeights.Biased] = []
  /// By level: the rank whose front lies there.
  private var owners: [UInt32] = []
  /// By level, for trees too deep for fronts.
  private var gathered: [ArcWeights.Biased] = []

  /// Deeper trees, such as bad orders give, are customized node by node: their fronts would take more
  /// than 67 MB.
  private static let greatestDepth = 4096

  init(_ hierarchy: Hierarchy) {
    let depth = max(hierarchy.depth, 1)
    if depth > SubtreeCustomization.greatestDepth {
      gathered = Array(repeating: ArcWeights.biasedUnreachable, count: depth)
    } else {
      let frontsSize = SubtreeCustomization.row(of: depth)
      fronts = Array(repeating: ArcWeights.biasedUnreachable, count: frontsSize)
      owners = Array(repeating: Hierarchy.none, count: depth)
    }
  }

  /// Where the front of a level begins: below lie as many levels as it has ancestors.
  @inline(__always)
  private static func row(of level: Int) -> Int { level * (level - 1) / 2 }

  /// The weights of all arcs that lead up from some ranks, which are those of their input arcs so far.
  ///
  /// - Parameter ranks: a node and all below it, or several such runs one after another.
  /// - Complexity: O(triangles above the ranks).
  mutating func customize(
    _ ranks: Range<Int>,
    of hierarchy: Hierarchy,
    _ weights: inout MutableSpan<ArcWeights>
  ) {
    if owners.isEmpty {
      var gathered = self.gathered.mutableSpan
      for rank in ranks { hierarchy.customize(rank, &weights, &gathered) }
    } else {
      SubtreeCustomization.customize(ranks, of: hierarchy, &weights, &owners, &fronts)
    }
  }

  private static func customize(
    _ ranks: Range<Int>,
    of hierarchy: Hierarchy,
    _ weights: inout MutableSpan<ArcWeights>,
    _ owners: inout [UInt32],
    _ fronts: inout [ArcWeights.Biased]
  ) {
    let firstArc = hierarchy.arrays.firstArc.span
    let heads = hierarchy.arrays.heads.span
    var owners = owners.mutableSpan
    var fronts = fronts.mutableSpan
    let levels = hierarchy.arrays.levels.span
    var end = Int(firstArc[ranks.lowerBound])
    for rank in ranks {
      let arcs = end..<Int(firstArc[rank + 1])
      end = arcs.upperBound
      if owners[Int(levels[rank])] == UInt32(truncatingIfNeeded: rank) {
        SubtreeCustomization.take(arcs, Int(levels[rank]), hierarchy, fronts.span, &weights)
      }
      if arcs.count == 2 {
        if heads[arcs.lowerBound] < ranks.upperBound {
          SubtreeCustomization.closeOnly(arcs, hierarchy, &weights)
        }
      } else if arcs.count > 2 {
        SubtreeCustomization.give(
          arcs,
          below: UInt32(ranks.upperBound),
          hierarchy,
          weights.span,
          &owners,
          &fronts
        )
      }
    }
  }

  /// A node takes what its front says.
  @inline(__always)
  private static func take(
    _ arcs: Range<Int>,
    _ level: Int,
    _ hierarchy: Hierarchy,
    _ fronts: Span<ArcWeights.Biased>,
    _ weights: inout MutableSpan<ArcWeights>
  ) {
    let headLevels = hierarchy.arrays.headLevels.span
    for arc in arcs {
      let own = weights[arc].biased
      let given = fronts[row(of: level) + Int(headLevels[arc])]
      weights[arc] = ArcWeights(biased: own.replacing(with: given, where: given .< own))
    }
  }

  /// The one triangle of a node with two higher neighbours, as most nodes of sparse networks are.
  @inline(__always)
  private static func closeOnly(
    _ arcs: Range<Int>,
    _ hierarchy: Hierarchy,
    _ weights: inout MutableSpan<ArcWeights>
  ) {
    let firstArc = hierarchy.arrays.firstArc.span
    let heads = hierarchy.arrays.heads.span
    let between = Int(heads[arcs.lowerBound])
    let upper = heads[arcs.lowerBound + 1]
    // Nearly always the last or the last but one: told apart without a branch.
    var closing = Int(firstArc[between + 1]) - 1
    closing -= heads[closing] == upper ? 0 : 1
    while heads[closing] != upper { closing -= 1 }
    let (low, high) = (weights[arcs.lowerBound], weights[arcs.lowerBound + 1])
    let known = weights[closing]
    weights[closing] = ArcWeights(min(known.x, low.y &+ high.x), min(known.y, low.x &+ high.y))
  }

  /// A node gives to the fronts of its higher neighbours that lie below a rank.
  @inline(__always)
  private static func give(
    _ arcs: Range<Int>,
    below rank: UInt32,
    _ hierarchy: Hierarchy,
    _ weights: Span<ArcWeights>,
    _ owners: inout MutableSpan<UInt32>,
    _ fronts: inout MutableSpan<ArcWeights.Biased>
  ) {
    let firstArc = hierarchy.arrays.firstArc.span
    let heads = hierarchy.arrays.heads.span
    let allLevels = hierarchy.arrays.headLevels.span
    let levels = allLevels.extracting(arcs)
    let weights = weights.extracting(arcs)
    for low in 0..<(levels.count - 1) {
      let owner = heads[arcs.lowerBound + low]
      if owner >= rank { return }
      let level = Int(levels[low])
      let row = row(of: level)
      if owners[level] != owner {
        owners[level] = owner
        for arc in Int(firstArc[Int(owner)])..<Int(firstArc[Int(owner) + 1]) {
          fronts[row + Int(allLevels[arc])] = ArcWeights.biasedUnreachable
        }
      }
      let over = weights[low].turned.biased
      for high in (low + 1)..<levels.count {
        let place = row + Int(levels[high])
        let sum = over &+ ArcWeights.Biased(truncatingIfNeeded: weights[high])
        let known = fronts[place]
        fronts[place] = known.replacing(with: sum, where: sum .< known)
      }
    }
  }
}
