import Geo
import Routing

/// Where an itinerary's freight is, step by step.
struct RouteCourse {
  struct Stretch {
    let step: Step
    /// The drawn parts of a leg, in the order of travel; none for what happens at a place.
    let parts: [[Coordinate]]
    /// Where the step ends.
    let end: Coordinate
    /// `nil` if a part of them is unknown, as a pipeline's are.
    let hours: Double?
  }

  let stretches: [Stretch]
  /// The first node.
  let start: Coordinate

  /// Draws the legs of an itinerary.
  ///
  /// - Returns: `nil` only if the network lacks a node of it.
  init?(_ itinerary: Itinerary, in network: Network, geometry: LineGeometry) {
    guard let origin = network.node(id: itinerary.origin.nodeID) else { return nil }
    var stretches: [Stretch] = []
    for step in itinerary.steps {
      guard let end = network.node(id: step.toNodeID) else { return nil }
      var totals = KnownTotals()
      totals.add(step.components)
      let isComplete = totals.hours.known != nil && !totals.hours.isLowerBound
      let leg = step.kind == .leg ? step.legID.flatMap { network.leg(id: $0) } : nil
      stretches.append(
        Stretch(
          step: step,
          parts: leg.map { geometry.parts(of: $0, reversed: step.isReversed, in: network) } ?? [],
          end: end.coordinate.inMicrodegrees,
          hours: isComplete || step.components.isEmpty ? totals.hours.known ?? 0 : nil
        )
      )
    }
    self.stretches = stretches
    start = origin.coordinate.inMicrodegrees
  }

  /// Hours of the whole; `nil` if some are unknown.
  var hours: Double? {
    stretches.reduce(0) { sum, stretch in
      guard let sum, let hours = stretch.hours else { return nil }
      return sum + hours
    }
  }
}
