/// What a stretch of an itinerary adds up to.
public struct CostVector: Hashable, Sendable {
  /// Mean hours.
  public var hours: Double
  public var km: Double
  /// US dollars for the whole cargo.
  public var usd: Double
  /// Kilograms of CO2 equivalent for the whole cargo, well to wheel.
  public var kgCO2e: Double
  public var gaugeChanges: Int
  public var borders: Int

  public init(
    hours: Double = 0,
    km: Double = 0,
    usd: Double = 0,
    kgCO2e: Double = 0,
    gaugeChanges: Int = 0,
    borders: Int = 0
  ) {
    self.hours = hours
    self.km = km
    self.usd = usd
    self.kgCO2e = kgCO2e
    self.gaugeChanges = gaugeChanges
    self.borders = borders
  }

  public static let zero = CostVector()

  public static func + (lhs: CostVector, rhs: CostVector) -> CostVector {
    CostVector(
      hours: lhs.hours + rhs.hours,
      km: lhs.km + rhs.km,
      usd: lhs.usd + rhs.usd,
      kgCO2e: lhs.kgCO2e + rhs.kgCO2e,
      gaugeChanges: lhs.gaugeChanges + rhs.gaugeChanges,
      borders: lhs.borders + rhs.borders
    )
  }

  public static func += (lhs: inout CostVector, rhs: CostVector) {
    lhs = lhs + rhs
  }
}
