import Geo

extension SearchGraph {
  /// The graph of a network that differs in figures and dates only: the same states and arcs, with
  /// the arcs priced anew that consist of something that changed.
  ///
  /// - Parameter model: of the other network.
  /// - Throws: ``ModelError`` if a leg's time or border cannot be computed.
  /// - Complexity: O(arcs) to look at them; pricing costs what was changed.
  func revised(
    by revision: NetworkRevision,
    model: CostModel
  ) throws(ModelError) -> SearchGraph {
    let legs = Set(revision.legs)
    let facilities = Set(revision.facilities)
    let unpriced = revised(model: model, arcs: arcs)
    var pricer = ArcPricer(graph: unpriced)
    var arcs = arcs
    for state in states.indices {
      for index in self.arcs(from: state) {
        let arc = arcs[index]
        let isStale: Bool
        switch arc.kind {
        case .leg:
          isStale =
            legs.contains(arc.item)
            || (revision.changesCrossings && network.legs[arc.item].countries.count > 1)
        case .facility, .berth, .start, .end: isStale = facilities.contains(arc.item)
        }
        guard isStale else { continue }
        let price = try pricer.price(of: arc, from: states[state])
        (arcs[index].cost, arcs[index].lacksTariff) = price
      }
    }
    return revised(model: model, arcs: arcs)
  }

  private func revised(model: CostModel, arcs: [Arc]) -> SearchGraph {
    SearchGraph(
      model: model,
      states: states,
      offsets: offsets,
      arcs: arcs,
      startStates: startStates,
      endStates: endStates,
      waysByNode: waysByNode,
      modes: modes
    )
  }
}

extension PreparedNetwork {
  /// The same terms on another network; what both have in common is taken over from this one, so that
  /// an edit costs what it touches.
  ///
  /// - Parameter other: a network that was made from this one's by scenarios; any other is prepared
  ///   from the beginning.
  /// - Throws: ``ModelError`` if the data lack a figure the model needs.
  public func adapted(to other: Network) throws(ModelError) -> PreparedNetwork {
    guard let revision = NetworkRevision(from: network, to: other) else {
      return try Router(other).prepare(terms)
    }
    let model = try CostModel(
      network: other,
      cargo: terms.cargo,
      service: terms.service,
      date: terms.date
    )
    return PreparedNetwork(
      network: other,
      terms: terms,
      graph: try graph.revised(by: revision, model: model),
      admission: admission.revised(by: revision, network: other)
    )
  }
}
