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
    let weights = weights(by: objective, of: graph, admission: admission)
    let made = Metric(states.hierarchy, weights: weights)
    metrics.withLock { if $0.count < SearchGuide.metricLimit { $0[objective] = made } }
    return made
  }

  /// The same for a graph with the same states and arcs, of which some weigh something else or were
  /// opened or closed: its metrics are customized again only where that changes something.
  ///
  /// - Complexity: O(arcs) for each metric to see what differs, and that of ``Metric/update(_:)``.
  func revised(for graph: SearchGraph, admission: Admission) -> SearchGuide {
    let revised = SearchGuide(states)
    for (objective, metric) in metrics.withLock({ $0 }) {
      var metric = metric
      let weights = weights(by: objective, of: graph, admission: admission)
      let known = metric.inputWeights
      let edits = weights.indices.filter { weights[$0] != known[$0] }
        .map { (arc: $0, weight: weights[$0]) }
      metric.update(edits)
      let updated = metric
      revised.metrics.withLock { $0[objective] = updated }
    }
    return revised
  }

  private func weights(
    by objective: Objective,
    of graph: SearchGraph,
    admission: Admission
  ) -> [UInt32] {
    let scale = WeightScale(objective)
    return states.arcPositions.map { position in
      let arc = graph.arcs[Int(position)]
      return admission.allows(arc)
        ? scale.steps(objective.weight(of: arc.cost).primary) : Metric.unreachable
    }
  }
}
