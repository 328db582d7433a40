import Routing

/// A run of legs that one itinerary has and another has not.
public struct RouteStretch: Hashable, Sendable {
  public var fromNodeID: String
  /// In order, each with its length in **km**.
  public var legs: [Leg]

  public struct Leg: Hashable, Sendable {
    public var id: String
    public var toNodeID: String
    public var km: Double
  }

  public var km: Double { legs.reduce(0) { $0 + $1.km } }

  /// The legs of one itinerary that another does not use in any direction, in runs.
  public static func of(_ itinerary: Itinerary, notIn other: Itinerary) -> [RouteStretch] {
    let shared = Set(other.legSteps.compactMap(\.legID))
    var stretches: [RouteStretch] = []
    var isRunning = false
    for step in itinerary.legSteps {
      guard let id = step.legID, !shared.contains(id) else {
        isRunning = false
        continue
      }
      if !isRunning { stretches.append(RouteStretch(fromNodeID: step.fromNodeID, legs: [])) }
      isRunning = true
      stretches[stretches.count - 1].legs.append(
        Leg(id: id, toNodeID: step.toNodeID, km: step.cost.km)
      )
    }
    return stretches
  }
}
