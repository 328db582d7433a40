import Geo
import Routing

/// All claims there are, the data's and the articles', and how to check them.
public struct ClaimCollection: Sendable {
  public let network: Network
  public let seeds: SeedLibrary
  private let checker: ClaimChecker

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
  ///
  /// - Parameter jobs: the number of threads, above zero; the answer is the same with any.
  public func publishedFigures(jobs: Int = 1) -> [CheckedClaim] {
    check(network.claims, jobs: jobs) { $0.check($1) }
  }

  /// Every claim of the articles, in their order.
  public func articleClaims(jobs: Int = 1) -> [CheckedClaim] {
    check(seeds.claims, jobs: jobs) { $0.check($1, on: seeds.pairs) }
  }

  /// Neighbours in a table mostly speak of the same corridors, so that each thread takes a run of
  /// them and keeps what it has worked out.
  private func check<Row: Sendable>(
    _ rows: [Row],
    jobs: Int,
    _ check: @Sendable (inout ClaimChecker, Row) -> CheckedClaim
  ) -> [CheckedClaim] {
    let runs = min(jobs * ClaimCollection.runsPerThread, rows.count)
    return ParallelMap.map(count: runs, jobs: jobs, perTurn: 1) { run in
      var checker = checker
      return rows[rows.count * run / runs..<rows.count * (run + 1) / runs]
        .map { check(&checker, $0) }
    }.flatMap(\.self)
  }

  /// Runs differ in length of work; with several a thread, none waits long for the others.
  private static let runsPerThread = 8

  /// Claims by their ids, in the order asked.
  ///
  /// - Throws: ``/Geo/LookupError/unknown(kind:text:suggestions:)`` with the nearest ids.
  public func claims(ids: [String]) throws(LookupError) -> [CheckedClaim] {
    var checker = checker
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
  public func claims(ofCorridor text: String) throws(LookupError) -> [CheckedClaim] {
    let corridor = try network.corridor(text)
    return check(network.claims.filter { $0.speaks(ofCorridor: corridor.id) }, jobs: 1) {
      $0.check($1)
    }
  }
}
