import Geo

/// Finds the part of a network that the best ways between some ends lie in, by what the network's file
/// knows, and answers on that part as if it were the whole.
///
/// The file's weights are lower bounds of what an answer adds up. An answer on any part is an upper
/// bound. A part that holds all ways whose lower bound is not above the upper bound holds everything that
/// decides the answer, and rows keep their order, so that the answer is that of the whole network, ties
/// included. The part begins with what is likely enough and grows until that is so.
package struct ExcerptSearch: Sendable {
  let network: Network
  let ways: any StoredWays
  let objective: Objective
  let scale: WeightScale
  private let selectors: ExcerptSelectors
  private let conditions: Query
  private let vias: [NamedEnd]

  /// Parts larger than this share of the network are no gain over the whole, unless both are small.
  private static let largestShare = 3
  private static let alwaysSmallNodes = 2000
  /// How often a part may grow before the whole network is asked.
  private static let roundLimit = 8

  /// - Returns: `nil` where the file's bounds do not hold, or not for this: other terms than stored,
  ///   an objective that is not, or a corridor among the conditions. The whole network answers then.
  package init?(_ conditions: Query, on network: Network) {
    guard let ways = network.storedWays,
      WaysTable.objectives.contains(conditions.objective),
      conditions.terms(on: network, variants: conditions.variants) == WaysTable.terms(of: network),
      let selectors = ExcerptSelectors(conditions.avoid + conditions.require, on: network)
    else { return nil }
    var vias: [NamedEnd] = []
    for text in conditions.vias {
      guard let via = try? network.resolveEnd(text) else { return nil }
      vias.append(via)
    }
    self.network = network
    self.ways = ways
    self.vias = vias
    self.selectors = selectors
    self.conditions = conditions
    objective = conditions.objective
    scale = WeightScale(objective)
  }

  /// Whether a part of the network is found sooner than the search graph of the whole is built: each origin
  /// costs a search for the part, and each destination a climb in the hierarchy.
  package static func isWorthwhile(origins: Int, destinations: Int) -> Bool {
    origins <= GuideThreshold.excerptOrigins && destinations <= GuideThreshold.excerptDestinations
  }

  /// What came of a pair on a part of the network.
  package enum PairOutcome: Hashable, Sendable {
    /// The weight of its best way there, by the objective.
    case found(Double)
    case noRoute
    /// Whatever else there is does not matter, as for an end that is closed.
    case settled
  }

  /// Answers on a part of the network.
  ///
  /// - Parameter answer: asked with the part and the conditions put in its words, as often as the part
  ///   has to grow; gives the answer and what came of each pair, by origin and destination.
  /// - Returns: `nil` where the whole network has to answer.
  /// - Throws: ``QueryError/model(_:)`` if the file is damaged.
  package func answer<Answer>(
    from origins: [NamedEnd],
    to destinations: [NamedEnd],
    _ answer: (Network, Query) throws(QueryError) -> (Answer, [[PairOutcome]])
  ) throws(QueryError) -> Answer? {
    let found = try? grow(from: origins, to: destinations, answer)
    // Nothing that was read of a damaged file counts, an answer that is not there included.
    if let fault = network.storageFaults?.first { throw .model(.storage(fault)) }
    return found
  }

  private func grow<Answer>(
    from origins: [NamedEnd],
    to destinations: [NamedEnd],
    _ answer: (Network, Query) throws(QueryError) -> (Answer, [[PairOutcome]])
  ) throws -> Answer? {
    guard
      var bounds = ExcerptBounds(
        stops: [origins] + vias.map { [$0] } + [destinations],
        ways: ways,
        objective: objective,
        isTight: conditions.avoid.isEmpty && conditions.require.isEmpty
          && network.scenarioNames.isEmpty
      )
    else { return nil }
    var kept = Set((origins + vias + destinations).flatMap(\.nodeIndices))
    for _ in 0..<ExcerptSearch.roundLimit {
      guard let nodes = bounds.nodes(atMost: nodeLimit) else { return nil }
      kept.formUnion(nodes)
      let excerpt = try network.excerpt(around: Array(kept), by: ways)
      guard let query = try query(on: excerpt) else { return nil }
      let (found, outcomes) = try answer(excerpt, query)
      guard try bounds.widen(by: outcomes, scale: scale) else { return found }
    }
    return nil
  }

  /// What an origin reaches within a limit, answered on the part of the network that holds it.
  ///
  /// - Returns: `nil` where the whole network has to answer.
  /// - Throws: as above.
  func reach(from origin: NamedEnd, within limit: ReachLimit) throws(QueryError) -> Reach? {
    let found = try? reached(from: origin, within: limit)
    if let fault = network.storageFaults?.first { throw .model(.storage(fault)) }
    return found
  }

  private func reached(from origin: NamedEnd, within limit: ReachLimit) throws -> Reach? {
    guard let steps = scale.stepsNotBelow(limit.value),
      let nodes = ways.nodes(
        from: StoredEnd(nodes: origin.nodeIndices),
        within: steps,
        by: objective.name,
        atMost: nodeLimit
      )
    else { return nil }
    let excerpt = try network.excerpt(around: nodes + origin.nodeIndices, by: ways)
    guard let query = try query(on: excerpt) else { return nil }
    return try Router(excerpt).reach(from: .named(origin.id), within: limit, under: query)
  }

  private var nodeLimit: Int {
    max(ExcerptSearch.alwaysSmallNodes, network.nodes.count / ExcerptSearch.largestShare)
  }

  /// The conditions in the words of a part of the network.
  private func query(on excerpt: Network) throws(SelectorError) -> Query? {
    var query = conditions
    query.vias = vias.map(\.id)
    guard let avoid = try selectors.closing(conditions.avoid, on: excerpt),
      let require = selectors.requiring(conditions.require)
    else { return nil }
    query.avoid = avoid
    query.require = require
    return query
  }
}
