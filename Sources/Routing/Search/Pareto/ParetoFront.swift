/// The itineraries of a query that no other beats in one criterion without losing in another.
///
/// A front is a set of cost vectors; one itinerary is kept for each: of equals, the one with the
/// least hours (kilometres, dollars, … if hours are among the criteria), then with the fewest
/// things happening, then the first in the order of the data's rows. Figures within 10⁻⁹ of each
/// other are equal.
public struct ParetoFront: Sendable {
  public struct Member: Sendable {
    public var itinerary: Itinerary
    /// From what sets it apart from the other members, see ``RouteNames``.
    public var name: String
    /// The criteria by which no other member is better.
    public var bestAt: [Criterion]
    /// Whether it has the least sum of distances to the best of each criterion, in shares of that
    /// criterion's range over the front. True for one member if there are three or more.
    public var isMostBalanced: Bool
  }

  /// In the order asked for.
  public var criteria: [Criterion]
  /// By the first criterion, then the second, and so on. Never empty.
  public var members: [Member]
  /// The share by which a member that is shown may be worse than one that is not; 0 shows all.
  public var epsilon: Double
  /// Members of the whole front that are not in ``members``.
  public var thinnedOut: Int
}

/// What a front can be asked for.
public struct FrontCriteria: Hashable, Sendable {
  public static let allowedCount = 2...5

  public let criteria: [Criterion]

  /// - Parameter criteria: two to five, none twice; `nil` otherwise.
  public init?(_ criteria: [Criterion]) {
    guard FrontCriteria.allowedCount.contains(criteria.count),
      Set(criteria).count == criteria.count
    else { return nil }
    self.criteria = criteria
  }
}

extension PreparedNetwork {
  /// The exact Pareto front of a query, by multi-objective label setting with lower bounds
  /// (NAMOA*dr: Pulido, Mandow and Pérez de la Cruz 2015, doi:10.1016/j.cor.2015.05.007).
  ///
  /// The query's objective plays no part; its vias, requirements and closures do.
  ///
  /// - Parameter epsilon: thins the front: every member left out is matched by one that stays and is
  ///   nowhere worse by more than this share. 0…1; 0 keeps all.
  /// - Throws: ``QueryError``; ``QueryError/objectiveUndefined(objective:cargo:)`` for a criterion
  ///   that a pipeline does not have.
  /// - Complexity: exponential in theory; a shipped-network front of three criteria takes
  ///   milliseconds.
  public func paretoFront(
    _ query: Query,
    by criteria: FrontCriteria,
    epsilon: Double = 0
  ) throws(QueryError) -> ParetoFront {
    let resolved = try resolved(query, for: criteria)
    let space = try space(of: resolved)
    let measure = FrontMeasure(criteria: criteria.criteria, space: space)
    let found = ParetoSearch(space: space, measure: measure).members()
    guard !found.isEmpty else { throw .noRoute(try noRoute(resolved)) }
    let distinct = Dominance.nonDominated(found.map { measure.values(of: $0.vector) })
      .map { found[$0] }
    let chosen = FrontThinning.chosen(
      from: distinct.map { measure.values(of: $0.vector) },
      epsilon: epsilon
    ).map { distinct[$0] }
    var itineraries: [Itinerary] = []
    for member in chosen {
      guard let path = space.path(along: member.chain, objective: query.objective) else { continue }
      itineraries.append(
        try itinerary(of: path, resolved: resolved, corridor: nil) { _ in .line }
      )
    }
    let names = RouteNames(itineraries, network: network).names
    let ranking = FrontRanking(chosen.map { measure.values(of: $0.vector) })
    let members = itineraries.indices.map { index in
      ParetoFront.Member(
        itinerary: itineraries[index],
        name: names[index],
        bestAt: criteria.criteria.indices.filter { ranking.isBest(index, at: $0) }
          .map { criteria.criteria[$0] },
        isMostBalanced: ranking.mostBalanced == index
      )
    }
    return ParetoFront(
      criteria: criteria.criteria,
      members: members,
      epsilon: epsilon,
      thinnedOut: distinct.count - chosen.count
    )
  }

  private func resolved(
    _ query: Query,
    for criteria: FrontCriteria
  ) throws(QueryError) -> ResolvedQuery {
    if !graph.model.hasTimeAndMoney,
      let unknown = criteria.criteria.first(where: { !$0.isKnownInPipelines })
    {
      throw .objectiveUndefined(objective: unknown.rawValue, cargo: terms.cargo.form.rawValue)
    }
    return try ResolvedQuery(query, on: self)
  }
}
