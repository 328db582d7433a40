import Geo
import Routing

/// One border crossing of an itinerary with the change of gauge that belongs to it.
///
/// A change of gauge within ``reachKm`` belongs to the crossing: reloading is part of what CAREC times
/// at a border crossing point.
public struct BorderClearance: Sendable {
  /// The border itself.
  public var border: Component
  public var legID: String?
  public var fromNodeID: String
  public var toNodeID: String
  /// The changes of gauge within ``reachKm``.
  public var gaugeChanges: [Component]

  /// Mean **hours** of the crossing, both sides and changes of gauge.
  public var hours: Double {
    all.reduce(0) { $0 + ($1.time?.meanHours ?? 0) }
  }

  /// **USD** for the whole cargo, both sides and changes of gauge; `nil` if nothing of it has a known
  /// tariff.
  public var usd: Double? {
    let known = all.compactMap(\.usd)
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  /// Whether a part has no tariff, so that ``usd`` is at least what it says.
  public var lacksTariff: Bool { all.contains { $0.usd == nil } }

  /// A crossing has a point on either side.
  public static let pointsPerCrossing = 2.0

  private var all: [Component] { [border] + gaugeChanges }
}

extension BorderClearance {
  /// How far along the route, in **km**, a change of gauge may be from the border to belong to it: the
  /// two stations of a joint border crossing lie closer, changes inside a country farther away.
  public static let reachKm = 25.0

  /// The crossings of an itinerary in the order of travel.
  ///
  /// - Complexity: O(crossings × changes of gauge + steps).
  public static func all(of itinerary: Itinerary) -> [BorderClearance] {
    let borders = itinerary.steps.filter { $0.kind == .border && !$0.components.isEmpty }
    var clearances = borders.map { step in
      BorderClearance(
        border: step.components[0],
        legID: step.legID,
        fromNodeID: step.fromNodeID,
        toNodeID: step.toNodeID,
        gaugeChanges: []
      )
    }
    for step in itinerary.steps where step.kind == .gaugeChange {
      let kmAway = borders.map { abs($0.cumulative.km - step.cumulative.km) }
      // A station between two borders has one change: it goes to the nearer crossing.
      guard let nearest = kmAway.indices.min(by: { kmAway[$0] < kmAway[$1] }),
        kmAway[nearest] <= reachKm
      else { continue }
      clearances[nearest].gaugeChanges += step.components
    }
    return clearances
  }
}
