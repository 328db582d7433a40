/// When a route counts as an alternative.
public struct AlternativeLimits: Hashable, Sendable {
  /// The largest share of the shorter of two routes, in **km**, that both may run over; 0…1.
  public var maximumOverlap: Double
  /// The largest objective as a multiple of the best route's; 1 or more.
  public var maximumStretch: Double
  /// Every stretch of a route whose objective is at most this share of the best route's is itself a
  /// best way between its ends; 0…1. What a larger share refuses are detours that leave a good line
  /// and come back to it. The sea that every route shares is left out of the best route's objective.
  public var localOptimality: Double
  /// The number of partial routes after which the search gives up, above zero.
  public var searchLimit: Int

  public init(
    maximumOverlap: Double = 0.6,
    maximumStretch: Double = 1.5,
    localOptimality: Double = 0.25,
    searchLimit: Int = 50_000
  ) {
    self.maximumOverlap = maximumOverlap
    self.maximumStretch = maximumStretch
    self.localOptimality = localOptimality
    self.searchLimit = searchLimit
  }

  public static let standard = AlternativeLimits()
}
