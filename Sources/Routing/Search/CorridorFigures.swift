import Geo

extension PreparedNetwork {
  /// What journeys along a corridor consist of: its line with everything open and its line of the
  /// day, in both directions and with every service class.
  ///
  /// - Returns: components in the order of travel, one id more than once; empty if the line is not
  ///   in the network.
  /// - Throws: ``QueryError/model(_:)`` if the data lack a figure the model needs.
  /// - Complexity: up to four searches.
  public func components(
    along corridor: CorridorDefinition
  ) throws(QueryError) -> [Component] {
    let moves = [corridor, corridor.reversed].flatMap { directed in
      [trace(of: directed), graph.trace(of: directed, admission: admission)]
        .compactMap { $0?.moves }.joined()
    }
    var components: [Component] = []
    do {
      for service in ServiceClass.allCases {
        let graph = graph.priced(by: try model(of: service))
        for move in moves {
          components += try graph.components(
            of: graph.arcs[move.arc],
            from: graph.states[move.from]
          )
        }
      }
    } catch {
      throw .model(error)
    }
    return components
  }

  private func model(of service: ServiceClass) throws(ModelError) -> CostModel {
    try CostModel(network: network, cargo: terms.cargo, service: service, date: terms.date)
  }
}

extension SearchGraph {
  /// The same states and arcs, with another model behind what arcs consist of; the sums of the arcs
  /// remain those of the old one.
  fileprivate func priced(by model: CostModel) -> SearchGraph {
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
