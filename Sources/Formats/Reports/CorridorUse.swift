import Geo
import Routing
import Scenarios

/// Which corridors use what: whatever a journey along a corridor, from its first via to its last, may
/// be computed from, by its line of the day or with everything open.
struct CorridorUse {
  private let network: Network
  private let seeds: SeedLibrary
  private var uses: [Use] = []

  /// What one corridor uses, as ids.
  private struct Use {
    var corridorID: String
    var legs: Set<String> = []
    var nodes: Set<String> = []
    var components: Set<String> = []
    var figures: Set<String> = []
    var parameters: Set<String> = []
    var sources: Set<String> = []
  }

  /// - Throws: ``/Routing/QueryError/model(_:)`` if the data lack a figure the model needs.
  /// - Complexity: up to four searches for each corridor.
  init(_ network: Network, seeds: SeedLibrary) throws(QueryError) {
    self.network = network
    self.seeds = seeds
    let router = Router(network)
    var prepared: [Set<String>: PreparedNetwork] = [:]
    let parametersByFigure = CorridorUse.parametersByFigure(network)
    for corridor in network.corridors {
      let variants = corridor.variants
      if prepared[variants] == nil {
        do {
          let terms = Terms(date: network.defaultDate, variants: variants)
          prepared[variants] = try router.prepare(terms)
        } catch {
          throw .model(error)
        }
      }
      guard let prepared = prepared[variants] else { continue }
      uses.append(try use(of: corridor, on: prepared, parametersByFigure: parametersByFigure))
    }
  }

  private func use(
    of corridor: CorridorDefinition,
    on prepared: PreparedNetwork,
    parametersByFigure: [String: [String]]
  ) throws(QueryError) -> Use {
    var use = Use(corridorID: corridor.id)
    use.nodes = Set(corridor.nodeIDs)
    use.sources = Set(corridor.sourceIDs)
    for component in try prepared.components(along: corridor) {
      use.components.insert(component.id)
      use.figures.formUnion(component.figureIDs)
      use.sources.formUnion(component.sourceIDs)
      let leg = component.figureIDs.first.flatMap { network.leg(id: $0) }
      if let leg {
        use.legs.insert(leg.id)
        use.nodes.formUnion([leg.fromNodeID, leg.toNodeID])
      }
      for row in ModelParameters.Row.allCases where row.isBehind(component, leg: leg) {
        use.parameters.insert(row.rawValue)
      }
    }
    use.sources.formUnion(use.nodes.compactMap { network.node(id: $0)?.coordinateSource })
    for figure in use.figures { use.parameters.formUnion(parametersByFigure[figure] ?? []) }
    for id in use.parameters {
      use.sources.formUnion(network.parameter(id)?.provenance.sourceIDs ?? [])
    }
    return use
  }

  /// The parameters that speeds, tariffs and emission factors were worked out from.
  private static func parametersByFigure(_ network: Network) -> [String: [String]] {
    let rows =
      network.speeds.map { ($0.id, $0.provenance) } + network.tariffs.map { ($0.id, $0.provenance) }
      + network.emissionFactors.map { ($0.id, $0.provenance) }
    return Dictionary(rows.map { ($0.0, $0.1.parameterIDs) }, uniquingKeysWith: +)
  }

  /// The corridors that use what is explained, in the order of the data.
  func corridorIDs(of explanation: Explanation) -> [String] {
    let id = explanation.id
    switch explanation.kind {
    case .leg: return corridors { $0.legs.contains(id) }
    case .node: return corridors { $0.nodes.contains(id) }
    // What stands at a node of the line can be used, whether or not the shortest line does.
    case .facility:
      let node = network.facility(id: id)?.nodeID ?? ""
      return corridors { $0.nodes.contains(node) }
    case .place:
      let nodes = network.place(id: id)?.nodeIDs ?? []
      return corridors { !$0.nodes.isDisjoint(with: nodes) }
    case .service, .passage:
      let leg = String(id.drop { $0 != ":" }.dropFirst())
      return corridors { $0.legs.contains(leg) }
    case .speed, .tariff, .emissionFactor, .basin, .crossing, .crossingDefault, .facilityDefault:
      return corridors { $0.figures.contains(id) }
    case .parameter: return corridors { $0.parameters.contains(id) }
    case .source: return corridors { $0.sources.contains(id) }
    case .component: return corridors { $0.components.contains(id) }
    case .claim:
      let claim = network.claims.first { $0.id == id }
      return network.corridors.map(\.id).filter { claim?.speaks(ofCorridor: $0) ?? false }
    case .seedClaim:
      let pairs = seeds.pairs.filter { $0.claimIDs.contains(id) }
      let tried = Set(pairs.flatMap { [$0.route.corridorID, $0.baseline?.corridorID] })
      return network.corridors.map(\.id).filter { tried.contains($0) }
    case .corridor: return [id]
    // A way to the first node belongs to a query, a code to none.
    case .access, .errorCode, .exitCode: return []
    }
  }

  private func corridors(where isUser: (Use) -> Bool) -> [String] {
    uses.filter(isUser).map(\.corridorID)
  }
}
