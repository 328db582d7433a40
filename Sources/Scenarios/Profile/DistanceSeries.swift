import Routing

/// The time–distance and cost–distance lines of an itinerary (ESCAP, Time/Cost-Distance Methodology,
/// https://www.unescap.org/resources/timecost-distance-methodology): distance along the horizontal,
/// hours or dollars since the start along the vertical.
///
/// Movement slopes; whatever takes time or money at one place is a vertical step with a cause.
public struct DistanceSeries: Sendable {
  /// One component of the itinerary, and where the lines stand after it.
  public struct Segment: Sendable {
    public var component: Component
    /// The step it belongs to, counted from 1.
    public var stepNumber: Int
    public var fromNodeID: String
    public var toNodeID: String
    /// What it adds, in **km**; 0 for a vertical step.
    public var km: Double
    /// What it adds, in mean **hours**; `nil` in pipelines.
    public var hours: Double?
    /// What it adds, in **USD** for the whole cargo; `nil` if no tariff is known.
    public var usd: Double?
    /// Sums up to and with this one. What is unknown adds nothing, so dollars are then a lower bound.
    public var cumulativeKm: Double
    public var cumulativeHours: Double
    public var cumulativeUSD: Double

    /// Whether the lines rise here without going on.
    public var isVertical: Bool { km == 0 }
  }

  /// In the order of travel. The lines begin at zero.
  public var segments: [Segment]

  /// - Complexity: O(components).
  public init(_ itinerary: Itinerary) {
    var (km, hours, usd) = (0.0, 0.0, 0.0)
    segments = []
    for (index, step) in itinerary.steps.enumerated() {
      for component in step.components {
        km += component.km
        hours += component.time?.meanHours ?? 0
        usd += component.usd ?? 0
        segments.append(
          Segment(
            component: component,
            stepNumber: index + 1,
            fromNodeID: step.fromNodeID,
            toNodeID: step.toNodeID,
            km: component.km,
            hours: component.time?.meanHours,
            usd: component.usd,
            cumulativeKm: km,
            cumulativeHours: hours,
            cumulativeUSD: usd
          )
        )
      }
    }
  }
}
