/// The nodes on one way to the root that something waits for, the deepest of which has the least rank.
struct WaitingAncestors: Sendable {
  /// The least rank that something waits for; ``Hierarchy/none`` if there is none.
  private(set) var least = Hierarchy.none
  private var deepest = 0
  /// By level: the rank there.
  private var ranks: [UInt32] = []
  /// By level: what waits, the newest first; `none` where nothing does.
  private var firstWaiting: [UInt32] = []
  /// A bit for each level at which something waits.
  private var levels: [UInt64] = []

  static let none = UInt32.max

  init() {}

  init(depth: Int) {
    ranks = Array(repeating: Hierarchy.none, count: depth)
    firstWaiting = Array(repeating: WaitingAncestors.none, count: depth)
    levels = Array(repeating: 0, count: depth / 64 + 1)
  }

  @inline(__always)
  func first(atLevel level: Int) -> UInt32 { firstWaiting[level] }

  /// Puts something before what waits for a node.
  @inline(__always)
  mutating func insert(_ item: UInt32, rank: UInt32, level: Int) {
    firstWaiting[level] = item
    ranks[level] = rank
    levels[level >> 6] |= 1 << UInt64(level & 63)
    if rank < least { (least, deepest) = (rank, level) }
  }

  /// - Returns: the first of what waits for the least rank.
  mutating func removeLeast() -> UInt32 {
    let first = firstWaiting[deepest]
    firstWaiting[deepest] = WaitingAncestors.none
    var word = deepest >> 6
    levels[word] &= ~(1 << UInt64(deepest & 63))
    while word >= 0, levels[word] == 0 { word -= 1 }
    if word < 0 {
      least = Hierarchy.none
    } else {
      deepest = word << 6 + (63 - levels[word].leadingZeroBitCount)
      least = ranks[deepest]
    }
    return first
  }
}
