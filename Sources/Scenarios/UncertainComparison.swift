import Routing

/// How long the routes of a comparison take on a good and on a bad day, and how often one beats
/// another.
///
/// Every route is simulated with the same luck for what it shares with others
/// (``/Routing/TimeSimulation``). Percentiles never steer the search: means add along a route,
/// percentiles do not, so the candidates are found by their means and judged by their samples.
public struct UncertainComparison: Sendable {
  public var rows: [Row]
  public var settings: SimulationSettings
  public var commonFactorCorrelation: Double

  public struct Row: Sendable {
    /// The id of the comparison's row.
    public var id: String
    public var hours: SampledHours
  }

  /// Simulates every row, in the order of the comparison.
  ///
  /// - Returns: `nil` if hours have no meaning for the cargo (pipelines).
  /// - Complexity: O(samples · distinct components).
  public init?(_ comparison: Comparison, simulation: TimeSimulation) {
    guard comparison.rows.allSatisfy(\.itinerary.hasTimeAndMoney) else { return nil }
    let sampled = simulation.hours(ofAll: comparison.rows.map(\.itinerary.components))
    rows = zip(comparison.rows, sampled).map { Row(id: $0.id, hours: $1) }
    settings = simulation.settings
    commonFactorCorrelation = simulation.commonFactorCorrelation
  }
}

// MARK: - Which is faster

extension UncertainComparison {
  /// How often one row takes fewer hours than another with the same luck.
  public struct Duel: Hashable, Sendable {
    /// 0…1.
    public var wins: Double
    /// 0…1; 1 where both rows are the same route.
    public var ties: Double
  }

  /// - Parameters:
  ///   - row: position of the row that may win.
  ///   - other: position of the row it is measured against.
  /// - Complexity: O(samples).
  public func duel(of row: Int, against other: Int) -> Duel {
    let a = rows[row].hours.bySample
    let b = rows[other].hours.bySample
    var wins = 0
    var ties = 0
    for (x, y) in zip(a, b) {
      if x < y { wins += 1 } else if x == y { ties += 1 }
    }
    let count = Double(a.count)
    return Duel(wins: Double(wins) / count, ties: Double(ties) / count)
  }
}

// MARK: - Ranking

/// What the rows of a comparison are put in order by.
public enum TimeRanking: Hashable, Sendable {
  case mean
  case percentile(Percentile)

  public func hours(of sampled: SampledHours) -> Double {
    switch self {
    case .mean: sampled.meanHours
    case .percentile(let percentile): sampled.hours(percentile)
    }
  }
}

extension UncertainComparison {
  /// Positions of the rows, shortest first; equal ones in the order they have.
  public func order(by ranking: TimeRanking) -> [Int] {
    let keys = rows.map { ranking.hours(of: $0.hours) }
    return rows.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
  }

  /// The same rows in another order.
  ///
  /// - Parameter order: each position of ``rows`` once.
  public func reordered(_ order: [Int]) -> UncertainComparison {
    var copy = self
    copy.rows = order.map { rows[$0] }
    return copy
  }
}

extension Comparison {
  /// The same rows in another order; claims keep the rows they point at.
  ///
  /// - Parameter order: each position of ``rows`` once.
  public func reordered(_ order: [Int]) -> Comparison {
    var copy = self
    copy.rows = order.map { rows[$0] }
    copy.claims = claims.map { $0.reordered(order) }
    return copy
  }
}

extension ClaimBeside {
  fileprivate func reordered(_ order: [Int]) -> ClaimBeside {
    var copy = self
    copy.modelled = order.map { modelled[$0] }
    copy.nearestRow = order.firstIndex(of: nearestRow) ?? nearestRow
    return copy
  }
}
