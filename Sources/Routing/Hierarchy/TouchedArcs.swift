/// Arcs of ancestors that have to be looked at, by the node they lead up from.
struct TouchedArcs: Sendable {
  /// An arc to look at; there may be several for one arc.
  struct Item: Sendable {
    /// Twice the arc, plus 1 if what gave it its weight has become heavier.
    var arc: UInt32
    /// Another that waits for the same node, or that is not in use either.
    var next: UInt32 = WaitingAncestors.none
    /// Its weights when it was touched. They only fall while it waits, so that the greatest of several
    /// are those from before the update.
    var weights: ArcWeights

    init(arc: Int, isRaised: Bool, weights: ArcWeights) {
      self.arc = UInt32(truncatingIfNeeded: arc) << 1 | (isRaised ? 1 : 0)
      self.weights = weights
    }
  }

  private(set) var items: [Item] = []
  private var unused = WaitingAncestors.none
  private var waiting = WaitingAncestors()

  init() {}

  init(depth: Int) {
    waiting = WaitingAncestors(depth: depth)
  }

  /// The lowest rank with touched arcs; ``Hierarchy/none`` if there are none.
  var leastRank: UInt32 { waiting.least }

  mutating func insert(_ item: Item, rank: UInt32, level: Int) {
    var item = item
    item.next = waiting.first(atLevel: level)
    let index: UInt32
    if unused == WaitingAncestors.none {
      index = UInt32(truncatingIfNeeded: items.count)
      items.append(item)
    } else {
      index = unused
      unused = items[Int(index)].next
      items[Int(index)] = item
    }
    waiting.insert(index, rank: rank, level: level)
  }

  /// Takes all that waits for the lowest rank.
  @inline(__always)
  mutating func removeLeast(_ take: (Item) -> Void) {
    let first = waiting.removeLeast()
    var last = first
    while true {
      let item = items[Int(last)]
      take(item)
      if item.next == WaitingAncestors.none { break }
      last = item.next
    }
    items[Int(last)].next = unused
    unused = first
  }
}
