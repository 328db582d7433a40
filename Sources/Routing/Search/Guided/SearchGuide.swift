import Geo
import Synchronization

/// Leads searches on one search graph straight to their targets: a hierarchy of its states, and for each
/// objective that was asked for a metric of what is open on the graph's date.
///
/// What a query closes beyond that only makes ways longer, so that the metric stays a lower bound, and
/// the guided search gives what Dijkstra's gives, whatever the query's conditions.
///
/// A class because the copies of a prepared network share it. Several threads may ask at once.
final class SearchGuide: Sendable {
  let states: StateHierarchy
  private let metrics = Mutex<[Objective: Metric]>([:])

  /// Values of time can be many; the other objectives are five.
  private static let metricLimit = 8

  init(_ states: StateHierarchy) {
    self.states = states
  }

  /// Lower bounds by an objective of what a date and season admit.
  ///
  /// - Complexity: that of customization the first time.
  func metric(
    by objective: Objective,
    of graph: SearchGraph,
    admission: Admission
  ) -> Metric {
    if let known = metrics.withLock({ $0[objective] }) { return known }
    let scale = WeightScale(objective)
    let weights = states.arcPositions.map { position in
      let arc = graph.arcs[Int(position)]
      return admission.allows(arc)
        ? scale.steps(objective.weight(of: arc.cost).primary) : Metric.unreachable
    }
    let made = Metric(states.hierarchy, weights: weights)
    metrics.withLock { if $0.count < SearchGuide.metricLimit { $0[objective] = made } }
    return made
  }
}
