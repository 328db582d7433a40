/// The tables of a network that stay in a file because they may have millions of rows.
public struct StoredTables: Sendable {
  public var nodes: any RowStore<Node>
  public var legs: any RowStore<Leg>
  /// By leg: positions of its two nodes.
  public var legEnds: any RowStore<Network.LegEnds>
  public var nodeIDs: any IDStore
  public var legIDs: any IDStore
  public var faults: StorageFaults
  /// Best ways, where the file holds them.
  public var ways: (any StoredWays)?

  public init(
    nodes: any RowStore<Node>,
    legs: any RowStore<Leg>,
    legEnds: any RowStore<Network.LegEnds>,
    nodeIDs: any IDStore,
    legIDs: any IDStore,
    faults: StorageFaults,
    ways: (any StoredWays)? = nil
  ) {
    self.nodes = nodes
    self.legs = legs
    self.legEnds = legEnds
    self.nodeIDs = nodeIDs
    self.legIDs = legIDs
    self.faults = faults
    self.ways = ways
  }
}
