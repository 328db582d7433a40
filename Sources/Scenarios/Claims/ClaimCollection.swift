import Geo
import Routing

/// All claims there are, the data's and the articles', and how to check them.
public struct ClaimCollection {
  public let network: Network
  public let seeds: SeedLibrary
  private var checker: ClaimChecker

  /// - Throws: ``/Routing/QueryError/model(_:)`` if the data lack the correlation of times.
  public init(
    network: Network,
    seeds: SeedLibrary,
    settings: SimulationSettings = ClaimChecker.standardSettings
  ) throws(QueryError) {
    self.network = network
    self.seeds = seeds
    do {
      checker = try ClaimChecker(network: network, settings: settings)
    } catch {
      throw .model(error)
    }
  }

  /// Every published figure of the data, in its order.
  public mutating func publishedFigures() -> [CheckedClaim] {
    network.claims.map { checker.check($0) }
  }

  /// Every claim of the articles, in their order.
  public mutating func articleClaims() -> [CheckedClaim] {
    seeds.claims.map { checker.check($0, on: seeds.pairs) }
  }

  /// Claims by their ids, in the order asked.
  ///
  /// - Throws: ``/Geo/LookupError/unknown(kind:text:suggestions:)`` with the nearest ids.
  public mutating func claims(ids: [String]) throws(LookupError) -> [CheckedClaim] {
    var checked: [CheckedClaim] = []
    for id in ids {
      if let claim = network.claims.first(where: { $0.id == id }) {
        checked.append(checker.check(claim))
      } else if let seed = seeds.claims.first(where: { $0.id == id }) {
        checked.append(checker.check(seed, on: seeds.pairs))
      } else {
        throw .unknown(
          kind: "claim",
          text: id,
          suggestions: NameFolding.suggestions(
            for: id,
            among: network.claims.map(\.id) + seeds.claims.map(\.id)
          )
        )
      }
    }
    return checked
  }

  /// The published figures that speak of a corridor, given by id or name.
  ///
  /// - Throws: ``/Geo/LookupError`` if there is no such corridor.
  public mutating func claims(ofCorridor text: String) throws(LookupError) -> [CheckedClaim] {
    let corridor = try network.corridor(text)
    return network.claims.filter { $0.speaks(ofCorridor: corridor.id) }
      .map { checker.check($0) }
  }
}
