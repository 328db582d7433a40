extension Network {
  /// Two positions in ``Network/nodes``.
  public struct LegEnds: Hashable, Sendable {
    public var from: Int
    public var to: Int

    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Where each leg starts and ends, as positions in ``nodes``; parallel to ``legs``.
  public struct LegEndsTable: RandomAccessCollection, Sendable {
    /// By leg, as slots of nodes.
    let slots: NetworkTable<LegEnds>
    let nodes: NetworkTable<Node>

    public var startIndex: Int { 0 }
    public var endIndex: Int { slots.endIndex }

    public subscript(position: Int) -> LegEnds {
      let ends = slots[position]
      // A node is never removed before its legs.
      return LegEnds(
        from: nodes.position(ofSlot: ends.from) ?? ends.from,
        to: nodes.position(ofSlot: ends.to) ?? ends.to
      )
    }
  }
}
