/// When freight arrives at the points of a leg: a line that never falls, over shares of the leg's
/// length in the order of travel.
public struct ReachedCourse: Hashable, Sendable {
  public struct Knot: Hashable, Sendable {
    /// Share of the leg's length, 0…1.
    public var share: Double
    /// Hours, kilometres or dollars since the origin.
    public var arrival: Double

    public init(share: Double, arrival: Double) {
      self.share = share
      self.arrival = arrival
    }
  }

  /// Two or more, both coordinates never falling.
  public private(set) var knots: [Knot]

  /// - Returns: `nil` for fewer than two knots, or if shares or arrivals fall.
  public init?(_ knots: [Knot]) {
    guard knots.count > 1 else { return nil }
    for (a, b) in zip(knots, knots.dropFirst()) where b.share < a.share || b.arrival < a.arrival {
      return nil
    }
    self.knots = knots
  }

  public var first: Knot { knots[0] }
  public var last: Knot { knots[knots.count - 1] }

  /// The arrival at a share; that of the nearer end beyond the ends.
  public func arrival(atShare share: Double) -> Double {
    for (a, b) in zip(knots, knots.dropFirst()) where share <= b.share {
      return ReachedCourse.between(a.arrival, b.arrival, at: share, from: a.share, to: b.share)
    }
    return last.arrival
  }

  /// The farthest share reached by an arrival; `nil` if none is.
  public func share(atArrival arrival: Double) -> Double? {
    guard arrival >= first.arrival else { return nil }
    var reached = first.share
    for (a, b) in zip(knots, knots.dropFirst()) {
      if arrival >= b.arrival {
        reached = b.share
      } else {
        return ReachedCourse.between(a.share, b.share, at: arrival, from: a.arrival, to: b.arrival)
      }
    }
    return reached
  }

  /// The course as far as an arrival; `nil` if that is not beyond its start.
  public func upTo(arrival: Double) -> ReachedCourse? {
    if arrival >= last.arrival { return self }
    guard let share = share(atArrival: arrival), share > first.share else { return nil }
    return ReachedCourse(
      knots.filter { $0.share < share } + [Knot(share: share, arrival: arrival)]
    )
  }

  /// The course as far as a share; `nil` if that is not beyond its start.
  public func upTo(share: Double) -> ReachedCourse? {
    if share >= last.share { return self }
    guard share > first.share else { return nil }
    return ReachedCourse(
      knots.filter { $0.share < share } + [Knot(share: share, arrival: arrival(atShare: share))]
    )
  }

  /// The course from an arrival on; `nil` if nothing is left.
  public func from(arrival: Double) -> ReachedCourse? {
    guard let share = share(atArrival: arrival) else { return self }
    guard share < last.share else { return nil }
    return ReachedCourse(
      [Knot(share: share, arrival: max(arrival, first.arrival))]
        + knots.filter { $0.share > share }
    )
  }

  /// The share, counted along this course, at which a course from the other end of the leg arrives
  /// at the same time; 0 if that one is first everywhere, 1 if this one is.
  func meeting(_ opposite: ReachedCourse) -> Double {
    func lead(_ share: Double) -> Double {
      arrival(atShare: share) - opposite.arrival(atShare: 1 - share)
    }
    let shares = Set(knots.map(\.share) + opposite.knots.map { 1 - $0.share }).sorted()
    guard let start = shares.first, lead(start) < 0 else { return 0 }
    for (a, b) in zip(shares, shares.dropFirst()) where lead(b) >= 0 {
      return ReachedCourse.between(a, b, at: 0, from: lead(a), to: lead(b))
    }
    return 1
  }

  private static func between(
    _ low: Double,
    _ high: Double,
    at position: Double,
    from start: Double,
    to end: Double
  ) -> Double {
    end > start ? low + (high - low) * ((position - start) / (end - start)) : high
  }
}
