/// The topology of a network, put in an order in which shortest paths are found quickly whatever the
/// arcs weigh: the first of the three nouns of customizable contraction hierarchies (Dibbelt,
/// Strasser, Wagner 2016, doi:10.1145/2886843). Made once for a network, slowly, and kept.
///
/// Nodes get a *rank*: the order in which they are contracted. Contracting one joins its higher
/// neighbours pairwise, so that the *arcs* of the hierarchy, each leading from a lower to a higher
/// rank, form a chordal graph that holds a shortest path between any two nodes which first climbs and
/// then descends. What lies above a node are its ancestors in the *elimination tree*, whose edges lead
/// from each node to its lowest higher neighbour. Ranks follow the tree in post-order, so that what lies
/// below a node has the ranks just before it.
///
/// Memory: 18 bytes an arc, 24 bytes a node, 8 bytes an input arc.
///
/// It promises nothing about networks whose topology changes: those need another hierarchy.
public struct Hierarchy: Sendable {
  /// No node: the parent of a root.
  public static let none = UInt32.max
  /// The slot of an input arc that leads from a node to itself, which no shortest path uses.
  public static let noSlot = UInt32.max

  public let nodeCount: Int
  /// Arcs of the hierarchy: those of the network without direction, and those that contraction added.
  public let arcCount: Int
  /// Arcs of the network that the hierarchy was made for.
  public let inputArcCount: Int
  /// Nodes on the longest way from a node up to a root of the elimination tree.
  public let depth: Int

  let arrays: HierarchyArrays
}

/// What a hierarchy consists of, to be written to a file and taken from one.
///
/// Every array is derived from the network and its order alone, so that the same network gives the same
/// bytes on any machine.
public struct HierarchyArrays: Sendable {
  /// By rank: the node. A permutation.
  public var nodes: IntegerBlock<UInt32>
  /// By node: the rank.
  public var ranks: IntegerBlock<UInt32>
  /// By rank: the rank of the parent in the elimination tree, ``Hierarchy/none`` for a root.
  public var parents: IntegerBlock<UInt32>
  /// By rank: how many ancestors there are; 0 for a root.
  public var levels: IntegerBlock<UInt16>
  /// `firstArc[r]..<firstArc[r + 1]` are the arcs that lead up from rank r. One more than nodes.
  public var firstArc: IntegerBlock<UInt32>
  /// By arc: the rank of its upper end. Ascending among the arcs of one node.
  public var heads: IntegerBlock<UInt32>
  /// By arc: ``levels`` of its upper end, which tells it from all other ancestors of the lower end.
  public var headLevels: IntegerBlock<UInt16>
  /// `firstDown[r]..<firstDown[r + 1]` are the pairs of ``down`` whose upper end is rank r.
  public var firstDown: IntegerBlock<UInt32>
  /// By pair, ascending: the rank of the lower end in the low 32 bits, the arc in the high 32.
  public var down: IntegerBlock<UInt64>
  /// `firstInput[a]..<firstInput[a + 1]` are the entries of ``inputs`` that lie on arc a.
  public var firstInput: IntegerBlock<UInt32>
  /// Input arcs by the arc they lie on: twice the input arc, plus 1 if it leads down.
  public var inputs: IntegerBlock<UInt32>
  /// By input arc: twice the arc it lies on, plus 1 if it leads down; ``Hierarchy/noSlot`` for loops.
  public var slots: IntegerBlock<UInt32>
}

extension Hierarchy {
  /// What to write to a file.
  public var stored: HierarchyArrays { arrays }

  /// Takes arrays from a file.
  ///
  /// Only what costs O(1) is checked here; a file's checksums say whether the rest is as it was
  /// written, and ``checkInvariants()`` whether it is right.
  ///
  /// - Throws: ``HierarchyError/arraysDisagree(_:)``.
  public init(stored arrays: HierarchyArrays, depth: Int) throws(HierarchyError) {
    let nodeCount = arrays.nodes.count
    let arcCount = arrays.heads.count
    func require(_ condition: Bool, _ name: String) throws(HierarchyError) {
      guard condition else { throw .arraysDisagree(name) }
    }
    try require(arrays.ranks.count == nodeCount, "ranks")
    try require(arrays.parents.count == nodeCount, "parents")
    try require(arrays.levels.count == nodeCount, "levels")
    try require(arrays.firstArc.count == nodeCount + 1, "firstArc")
    try require(arrays.headLevels.count == arcCount, "headLevels")
    try require(arrays.firstDown.count == nodeCount + 1, "firstDown")
    try require(arrays.down.count == arcCount, "down")
    try require(arrays.firstInput.count == arcCount + 1, "firstInput")
    try require(arrays.inputs.count <= arrays.slots.count, "inputs")
    try require((0...Int(UInt16.max) + 1).contains(depth), "depth")
    self.nodeCount = nodeCount
    self.arcCount = arcCount
    inputArcCount = arrays.slots.count
    self.depth = depth
    self.arrays = arrays
  }
}

/// Why a hierarchy cannot be made.
public enum HierarchyError: Error, Hashable, Sendable {
  /// An input arc names a node that does not exist.
  case noSuchNode(arc: Int, node: UInt32, nodeCount: Int)
  /// Two arrays that describe the same things are not equally long.
  case unequalCounts(tails: Int, heads: Int)
  /// The order is not a permutation of the nodes; `position` is the first that is wrong.
  case orderIsNoPermutation(position: Int)
  /// More nodes, arcs or levels than the numbers of the hierarchy can count.
  case tooLarge(what: String, count: Int, maximum: Int)
  /// An array is not as long as the others say.
  case arraysDisagree(String)
  /// A coordinate is not a finite number.
  case badCoordinate(node: Int)
}
