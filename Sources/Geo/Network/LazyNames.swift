import Synchronization

/// The names of a network, read when somebody first asks for one: ids alone need none, and a network
/// may have millions.
///
/// A class because copies of a network share what one of them worked out.
final class LazyNames: Sendable {
  private let nodes: NetworkTable<Node>
  private let places: [Place]
  private let nodeIDs: IDIndex
  private let known = Mutex<NameIndex?>(nil)

  init(nodes: NetworkTable<Node>, places: [Place], nodeIDs: IDIndex) {
    self.nodes = nodes
    self.places = places
    self.nodeIDs = nodeIDs
  }

  /// Complexity: O(total length of the names) the first time.
  var index: NameIndex {
    known.withLock { known in
      if let known { return known }
      let made = NameIndex(nodes: nodes, places: places, nodeIDs: nodeIDs)
      known = made
      return made
    }
  }
}
