import Geo
import Routing

/// An itinerary by the four trade facilitation indicators of CAREC's Corridor Performance Measurement
/// and Monitoring (https://cpmm.carecprogram.org/2023-report): time (TFI1) and cost (TFI2) to clear a
/// border crossing point, cost to travel a corridor section (TFI3), speed along the corridor (TFI4).
///
/// CAREC averages observed road and rail shipments; these are the model's means for one itinerary,
/// sea and ferries included.
public struct TradeIndicators: Sendable {
  public var clearances: [BorderClearance]
  /// TFI1: mean **hours** a border crossing point, of which a crossing has two; changes of gauge at
  /// the border are included. `nil` without a border or where hours are unknown.
  public var hoursPerCrossingPoint: Double?
  /// TFI2: **USD** a border crossing point for 20 tonnes; `nil` without a border or a known tariff.
  public var usdPerCrossingPoint: Double?
  /// Whether a border or change of gauge at it lacks a tariff.
  public var crossingCostIsLowerBound: Bool
  /// TFI3: **USD** for 20 tonnes over 500 km; everything that costs money is in it.
  public var usdPerSection: Double?
  public var sectionCostIsLowerBound: Bool
  /// TFI4, speed with delay: kilometres over all hours, in **km/h**.
  public var speedWithDelayKmPerHour: Double?
  /// Speed without delay: kilometres over hours of movement, in **km/h**.
  public var speedWithoutDelayKmPerHour: Double?

  /// The cargo that costs are given for, in **tonnes**.
  public static let unitCargoTonnes = 20.0
  /// The length of a corridor section, in **km**.
  public static let sectionKm = 500.0

  /// - Complexity: O(crossings × changes of gauge + steps).
  public init(_ itinerary: Itinerary) {
    let known = itinerary.hasTimeAndMoney
    let clearances = known ? BorderClearance.all(of: itinerary) : []
    let points = Double(clearances.count) * BorderClearance.pointsPerCrossing
    let perUnit = TradeIndicators.unitCargoTonnes / itinerary.cargoSize.tonnes
    let usd = clearances.compactMap(\.usd)
    self.clearances = clearances
    hoursPerCrossingPoint =
      points > 0 ? clearances.reduce(0) { $0 + $1.hours } / points : nil
    usdPerCrossingPoint = usd.isEmpty ? nil : usd.reduce(0, +) * perUnit / points
    crossingCostIsLowerBound = clearances.contains(where: \.lacksTariff)
    usdPerSection =
      known && itinerary.total.km > 0
      ? itinerary.total.usd * perUnit * TradeIndicators.sectionKm / itinerary.total.km : nil
    sectionCostIsLowerBound = !itinerary.missingTariffs.isEmpty
    speedWithDelayKmPerHour = itinerary.speedWithDelayKmPerHour
    speedWithoutDelayKmPerHour = itinerary.speedWithoutDelayKmPerHour
  }
}
