import Geo
import Routing

/// Which corridors run over what: the line of a corridor from its first via to its last, with every
/// line open.
struct CorridorUse {
  private var legIDs: [(corridorID: String, legs: Set<String>, nodes: Set<String>)] = []
  private let network: Network

  /// - Complexity: one search for each corridor.
  init(_ network: Network) throws(QueryError) {
    self.network = network
    let router = Router(network)
    var prepared: [Set<String>: PreparedNetwork] = [:]
    for corridor in network.corridors {
      let variants = corridor.variants
      if prepared[variants] == nil {
        do {
          prepared[variants] = try router.prepare(Terms(date: network.asOf, variants: variants))
        } catch {
          throw .model(error)
        }
      }
      let legs = (prepared[variants]?.legs(of: corridor) ?? []).map { network.legs[$0] }
      legIDs.append(
        (
          corridor.id, Set(legs.map(\.id)),
          Set(corridor.nodeIDs + legs.flatMap { [$0.fromNodeID, $0.toNodeID] })
        )
      )
    }
  }

  func corridorIDs(of explanation: Explanation) -> [String] {
    let id = explanation.id
    switch explanation.kind {
    case .leg: return over(leg: id)
    case .node: return through(nodes: [id])
    case .facility: return through(nodes: [network.facility(id: id)?.nodeID ?? ""])
    case .place: return through(nodes: network.place(id: id)?.nodeIDs ?? [])
    case .service, .passage: return over(leg: String(id.drop { $0 != ":" }.dropFirst()))
    case .crossing:
      let legs = network.crossings.filter { $0.id == id }.compactMap(\.legID)
      return legIDs.filter { !$0.legs.isDisjoint(with: legs) }.map(\.corridorID)
    case .tariff:
      let tariff = network.tariffs.first { $0.id == id }
      return tariff?.legID.map(over) ?? []
    case .basin:
      let legs = network.legs.filter { "basin:\($0.basinID ?? "")" == id }.map(\.id)
      return legIDs.filter { !$0.legs.isDisjoint(with: legs) }.map(\.corridorID)
    case .claim:
      let claim = network.claims.first { $0.id == id }
      return network.corridors.map(\.id).filter { claim?.speaks(ofCorridor: $0) ?? false }
    case .corridor: return [id]
    case .facilityDefault, .crossingDefault, .speed, .emissionFactor, .parameter, .source,
      .seedClaim, .access, .component, .errorCode, .exitCode:
      return []
    }
  }

  private func over(leg: String) -> [String] {
    legIDs.filter { $0.legs.contains(leg) }.map(\.corridorID)
  }

  private func through(nodes: [String]) -> [String] {
    legIDs.filter { !$0.nodes.isDisjoint(with: nodes) }.map(\.corridorID)
  }
}
