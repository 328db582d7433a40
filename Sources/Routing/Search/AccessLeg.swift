import Geo

/// The way over land between a point that was asked for and the node it was joined to.
struct AccessLeg: Hashable, Sendable {
  var point: Coordinate
  /// Position of the node.
  var node: Int
  /// Geodesic kilometres.
  var straightKm: Double
  /// ``straightKm`` times the circuity of access roads.
  var km: Double

  /// The access as the road leg it stands for, in the node's country.
  private func leg(node: Node) -> Leg {
    Leg(
      id: "access:\(node.id)",
      fromNodeID: node.id,
      toNodeID: node.id,
      mode: .road,
      countries: [node.country],
      lengthKm: km,
      lengthBasis: .estimate
    )
  }

  func components(model: CostModel, node: Node) throws(ModelError) -> [Component] {
    let leg = leg(node: node)
    var components = try model.running(leg: leg)
    for index in components.indices {
      components[index].basis = max(components[index].basis, .estimate)
    }
    return components
  }

  func cost(model: CostModel, node: Node) throws(ModelError) -> CostVector {
    try components(model: model, node: node).reduce(.zero) { $0 + $1.cost }
  }
}
