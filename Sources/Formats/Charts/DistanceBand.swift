import Routing

/// Where the line of a route lies on a good and on a bad day: percentiles of the time so far.
///
/// Each is a percentile of its own sum; the edges are not the course of any one trip.
struct DistanceBand: Sendable {
  let low: Percentile
  let high: Percentile
  /// After each step, from the start.
  let edges: [(km: Double, lowDays: Double, highDays: Double)]

  /// - Parameter view: its first and last percentile are the edges.
  /// - Returns: `nil` if it names fewer than two percentiles.
  /// - Complexity: O(samples · steps · components).
  init?(_ itinerary: Itinerary, view: UncertaintyView) {
    let percentiles = view.percentiles.sorted()
    guard let low = percentiles.first, let high = percentiles.last, low < high else { return nil }
    self.low = low
    self.high = high
    let soFar = view.hoursSoFar(after: itinerary.steps.map(\.components))
    edges =
      [(0, 0, 0)]
      + zip(itinerary.steps, soFar).map { step, hours in
        (step.cumulative.km, hours.hours(low) / 24, hours.hours(high) / 24)
      }
  }

  var highestDays: Double { edges.map(\.highDays).max() ?? 0 }

  /// `P10–P90`
  var name: String { "\(low.label)–\(high.label)" }

  /// `26–41 d`
  var endText: String {
    let end = edges[edges.count - 1]
    return "\(name) \(NumberStyle.days(hours: end.lowDays * 24))–"
      + "\(NumberStyle.days(hours: end.highDays * 24)) d"
  }
}
