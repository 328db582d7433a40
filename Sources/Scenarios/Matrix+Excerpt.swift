import Geo
import Routing

extension Matrix {
  /// The matrix by what the network's file knows: the same on the part of the network that all pairs lie
  /// in.
  ///
  /// - Returns: `nil` where the whole network has to answer: see ``Routing/ExcerptSearch``.
  /// - Throws: ``QueryError``.
  package static func byExcerpt(
    from origins: [Query.End],
    to destinations: [Query.End],
    under conditions: Query,
    on network: Network
  ) throws(QueryError) -> Matrix? {
    guard ExcerptSearch.isWorthwhile(origins: origins.count, destinations: destinations.count),
      let search = ExcerptSearch(conditions, on: network),
      let from = try? origins.map({ try network.resolveEnd(of: $0) }),
      let to = try? destinations.map({ try network.resolveEnd(of: $0) })
    else { return nil }
    let matrix: Matrix? = try search.answer(from: from, to: to) {
      excerpt,
      query throws(QueryError) in
      let matrix = try Matrix(
        from: from.map { .named($0.id) },
        to: to.map { .named($0.id) },
        under: query,
        on: prepared(excerpt, for: query)
      )
      return (matrix, matrix.cells.map { $0.map { $0.outcome(by: query.objective) } })
    }
    guard var matrix else { return nil }
    matrix.conditions = conditions
    return matrix
  }

  private static func prepared(
    _ network: Network,
    for conditions: Query
  ) throws(QueryError) -> PreparedNetwork {
    do throws(ModelError) {
      return try Router(network).prepare(
        conditions.terms(on: network, variants: conditions.variants)
      )
    } catch {
      throw .model(error)
    }
  }
}

extension Matrix.Cell {
  fileprivate func outcome(by objective: Objective) -> ExcerptSearch.PairOutcome {
    switch self {
    case .reached(let cost): .found(objective.primary(of: cost.total))
    case .noRoute: .noRoute
    case .endIsClosed: .settled
    }
  }
}
