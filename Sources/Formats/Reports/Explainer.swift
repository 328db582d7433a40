import Geo
import Routing
import Scenarios

/// Finds what an id stands for, whichever table or answer it was read in.
public struct Explainer: Sendable {
  public let network: Network
  public let seeds: SeedLibrary
  let crossings: CrossingBook

  public init(network: Network, seeds: SeedLibrary) {
    self.network = network
    self.seeds = seeds
    crossings = CrossingBook(network.content)
  }

  /// Everything of this id: rows of several tables may share one, as a leg and its crossing do, and
  /// a component is followed by the rows it may be computed from.
  ///
  /// - Throws: ``/Geo/LookupError`` with the nearest ids; ``/Routing/QueryError/model(_:)`` if the
  ///   data lack a figure the model needs.
  /// - Complexity: O(rows), and up to four searches for each corridor.
  public func explanations(of id: String) throws -> [Explanation] {
    var found = explanationsWithoutCorridors(of: id)
    guard !found.isEmpty else {
      throw LookupError.unknown(
        kind: "id",
        text: id,
        suggestions: NameFolding.suggestions(for: id, among: allIDs)
      )
    }
    let use = try CorridorUse(network, seeds: seeds)
    for index in found.indices { found[index].corridorIDs = use.corridorIDs(of: found[index]) }
    return found
  }

  /// What ``explanations(of:)`` finds, before corridors are searched; empty if nothing has the id.
  func explanationsWithoutCorridors(of id: String) -> [Explanation] {
    let rows = elements(id) + rates(id) + borders(id) + claims(id) + codes(id)
    return rows.isEmpty ? component(id) : rows
  }

  /// Every id that is listed somewhere; the ids of components are made from them.
  public var allIDs: [String] {
    let content = network.content
    var ids = ElementCard.allIDs(network)
    ids += content.crossings.map(\.id) + content.crossingDefaults.map(\.figureID)
    ids += content.facilityDefaults.map(\.id) + content.services.map { "service:\($0.legID)" }
    ids += content.basins.map { "basin:\($0.id)" } + content.passages.map { "passage:\($0.legID)" }
    ids += content.speeds.map(\.id) + content.tariffs.map(\.id)
    ids += content.emissionFactors.map(\.id) + content.claims.map(\.id) + seeds.claims.map(\.id)
    return ids + DataProblem.Code.allCases.map(\.rawValue)
  }

  func sources(_ ids: [String]) -> [Source] { ids.compactMap { network.source(id: $0) } }

  func explanation(
    _ kind: Explanation.Kind,
    id: String,
    figures: [Explanation.Figure],
    provenance: Provenance,
    facts: [Explanation.Fact] = []
  ) -> Explanation {
    Explanation(
      kind,
      id: id,
      figures: figures,
      basis: provenance.basis,
      asOf: provenance.asOf,
      facts: facts + [.init("notes", provenance.notes)],
      sources: sources(provenance.sourceIDs)
    )
  }
}

extension CrossingDefault {
  /// The id that answers carry for it.
  var figureID: String { "\(pairClass):\(modeScope):\(service.rawValue)" }
}
