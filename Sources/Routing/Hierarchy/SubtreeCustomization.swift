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
  private static func row(of level: Int) -> Int { (level * (level - 1)) >> 1 }

  /// The weights of all arcs that lead up from some ranks, which are those of their input arcs so far.
  ///
  /// - Parameter ranks: a node and all below it, or several such runs one after another.
  /// - Complexity: O(triangles above the ranks).
  mutating func customize(_ ranks: Range<Int>, of hierarchy: Hierarchy, _ shared: SharedWeights) {
    if owners.isEmpty {
      var weights = shared.span
      var gathered = self.gathered.mutableSpan
      for rank in ranks { hierarchy.customize(rank, &weights, &gathered) }
    } else {
      SubtreeCustomization.customize(ranks, of: hierarchy, shared, &owners, &fronts)
    }
  }

  /// What is by arc is cut to one length, and what is by rank to another: one check of a run of arcs then
  /// serves all spans, and within the run none is needed.
  private static func customize(
    _ ranks: Range<Int>,
    of hierarchy: Hierarchy,
    _ shared: SharedWeights,
    _ owners: inout [UInt32],
    _ fronts: inout [ArcWeights.Biased]
  ) {
    var owners = owners.mutableSpan
    var fronts = fronts.mutableSpan
    var weights = shared.span
    let firstArc = hierarchy.arrays.firstArc.span
    let ends = firstArc.extracting((ranks.lowerBound + 1)..<(ranks.upperBound + 1))
    let levels = hierarchy.arrays.levels.span.extracting(ranks)
    let heads = hierarchy.arrays.heads.span.extracting(first: weights.count)
    let headLevels = hierarchy.arrays.headLevels.span.extracting(first: weights.count)
    let (first, limit) = (UInt32(ranks.lowerBound), UInt32(ranks.upperBound))
    var end = Int(firstArc[ranks.lowerBound])
    for index in ends.indices {
      let arcs = end..<Int(ends[index])
      end = arcs.upperBound
      let ownHeads = heads.extracting(arcs)
      let level = Int(levels[index])
      if owners[level] == first &+ UInt32(truncatingIfNeeded: index) {
        take(arcs, row(of: level), headLevels.extracting(arcs), fronts.span, &weights)
      }
      if ownHeads.count == 2 {
        if ownHeads[0] < limit { closeOnly(arcs, ownHeads, firstArc, heads, &weights) }
      } else if ownHeads.count > 2 {
        let ownWeights = weights.span.extracting(arcs)
        let ownLevels = headLevels.extracting(arcs)
        for low in 0..<(ownHeads.count - 1) {
          let owner = ownHeads[low]
          if owner >= limit { break }
          let level = Int(ownLevels[low])
          let row = row(of: level)
          if owners[level] != owner {
            owners[level] = owner
            let arcs = Int(firstArc[Int(owner)])..<Int(firstArc[Int(owner) + 1])
            clear(row, headLevels.extracting(arcs), &fronts)
          }
          give(low, row, ownLevels, ownWeights, &fronts)
        }
      }
    }
  }

  /// A node takes what its front says.
  @inline(__always)
  private static func take(
    _ arcs: Range<Int>,
    _ row: Int,
    _ ownLevels: Span<UInt16>,
    _ fronts: Span<ArcWeights.Biased>,
    _ weights: inout MutableSpan<ArcWeights>
  ) {
    for index in ownLevels.indices {
      let own = weights[arcs.lowerBound &+ index].biased
      let given = fronts[row + Int(ownLevels[index])]
      weights[arcs.lowerBound &+ index] = ArcWeights(
        biased: own.replacing(with: given, where: given .< own)
      )
    }
  }

  /// The one triangle of a node with two higher neighbours, as most nodes of sparse networks are.
  @inline(__always)
  private static func closeOnly(
    _ arcs: Range<Int>,
    _ ownHeads: Span<UInt32>,
    _ firstArc: Span<UInt32>,
    _ heads: Span<UInt32>,
    _ weights: inout MutableSpan<ArcWeights>
  ) {
    let between = Int(ownHeads[0])
    let upper = ownHeads[1]
    // Nearly always the last or the last but one: told apart without a branch.
    var closing = Int(firstArc[between + 1]) - 1
    closing -= heads[closing] == upper ? 0 : 1
    while heads[closing] != upper { closing -= 1 }
    let (low, high) = (weights[arcs.lowerBound], weights[arcs.lowerBound + 1])
    let known = weights[closing]
    weights[closing] = ArcWeights(min(known.x, low.y &+ high.x), min(known.y, low.x &+ high.y))
  }

  /// Makes the front of a node ready to be given something.
  @inline(__always)
  private static func clear(
    _ row: Int,
    _ levels: Span<UInt16>,
    _ fronts: inout MutableSpan<ArcWeights.Biased>
  ) {
    for index in levels.indices {
      fronts[row + Int(levels[index])] = ArcWeights.biasedUnreachable
    }
  }

  /// A node gives to the front of one of its higher neighbours.
  ///
  /// Two at a time, as the optimizer would by itself if indices were not checked.
  @inline(__always)
  private static func give(
    _ low: Int,
    _ row: Int,
    _ levels: Span<UInt16>,
    _ weights: Span<ArcWeights>,
    _ fronts: inout MutableSpan<ArcWeights.Biased>
  ) {
    let over = weights[low].turned.biased
    var high = low + 1
    while high < levels.count - 1 {
      lower(&fronts, row + Int(levels[high]), to: over, weights[high])
      lower(&fronts, row + Int(levels[high + 1]), to: over, weights[high + 1])
      high += 2
    }
    if high < levels.count { lower(&fronts, row + Int(levels[high]), to: over, weights[high]) }
  }

  @inline(__always)
  private static func lower(
    _ fronts: inout MutableSpan<ArcWeights.Biased>,
    _ place: Int,
    to over: ArcWeights.Biased,
    _ weights: ArcWeights
  ) {
    let sum = over &+ ArcWeights.Biased(truncatingIfNeeded: weights)
    let known = fronts[place]
    fronts[place] = known.replacing(with: sum, where: sum .< known)
  }
}
