import Geo
import Routing

/// Routes between the same ends, each with its indicators and its time–distance and cost–distance
/// lines.
public struct Profile: Sendable {
  public var rows: [Row]
  /// Corridors that gave no route, with the reason.
  public var left: [Comparison.LeftOut]

  public struct Row: Sendable {
    /// The corridor's id, or ``Comparison/freeRouteID``.
    public var id: String
    public var name: String
    public var itinerary: Itinerary
    public var indicators: TradeIndicators
    public var series: DistanceSeries
  }

  /// - Parameter corridorIDs: corridors to follow, in this order; the best free route if empty.
  /// - Throws: ``QueryError`` if the query itself is wrong, and if no corridor gave a route.
  public init(
    _ query: Query,
    along corridorIDs: [String] = [],
    router: Router
  ) throws(QueryError) {
    let comparison = try Comparison(
      query,
      scope: .corridors(corridorIDs, withFreeRoute: false),
      router: router
    )
    rows = comparison.rows.map { row in
      Row(
        id: row.id,
        name: row.name,
        itinerary: row.itinerary,
        indicators: TradeIndicators(row.itinerary),
        series: DistanceSeries(row.itinerary)
      )
    }
    left = comparison.left
  }
}
