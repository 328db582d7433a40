/// Best ways through a network that were worked out when its file was built, so that a route over
/// millions of legs reads those it uses and few others.
///
/// They hold for what most questions ask: the date of the data, ordinary trains, one FEU, no variants.
public protocol StoredWays: Sendable {
  /// The legs of a best way from any of some nodes to any of others.
  ///
  /// The way is best to within the rounding of each leg to a tenth of a second, a decimetre or a tenth
  /// of a cent; of ways that are equal so far it is one.
  ///
  /// - Parameters:
  ///   - nodes: positions in ``Network/nodes``.
  ///   - objective: `time`, `distance` or `cost`.
  /// - Returns: positions in ``Network/legs``; `nil` if none is known: that is no proof that there is
  ///   none.
  func legs(from nodes: [Int], to others: [Int], by objective: String) -> [Int]?
}

extension Network {
  /// The part of the network that some nodes and legs make up, with the facilities there and all
  /// figures of the model.
  ///
  /// - Parameters:
  ///   - nodes: positions; ends of the legs are added.
  ///   - legs: positions.
  /// - Throws: ``NetworkError`` if a file gave rows that do not fit together.
  /// - Complexity: O(nodes + legs + rows of the other tables).
  public func excerpt(nodes: [Int], legs: [Int]) throws(NetworkError) -> Network {
    var kept = Set(nodes)
    for leg in legs {
      let ends = legEnds[leg]
      kept.formUnion([ends.from, ends.to])
    }
    var content = contentWithoutStoredTables
    content.nodes = kept.sorted().map { self.nodes[$0] }
    content.legs = Set(legs).sorted().map { self.legs[$0] }
    let ids = Set(content.nodes.map(\.id))
    content.facilities = facilities.filter { ids.contains($0.nodeID) }
    return try Network(content)
  }
}
