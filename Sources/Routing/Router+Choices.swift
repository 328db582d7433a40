extension Router {
  /// The exact Pareto front of a query; see ``PreparedNetwork/paretoFront(_:by:epsilon:)``.
  ///
  /// - Throws: ``QueryError``.
  public func paretoFront(
    _ query: Query,
    by criteria: FrontCriteria,
    epsilon: Double = 0
  ) throws(QueryError) -> ParetoFront {
    try prepared(for: query, variants: query.variants)
      .paretoFront(query, by: criteria, epsilon: epsilon)
  }

  /// Routes that a forwarder would call different; see
  /// ``PreparedNetwork/alternatives(_:count:limits:)``.
  ///
  /// - Throws: ``QueryError``.
  public func alternatives(
    _ query: Query,
    count: Int,
    limits: AlternativeLimits = .standard
  ) throws(QueryError) -> Alternatives {
    try prepared(for: query, variants: query.variants)
      .alternatives(query, count: count, limits: limits)
  }
}
