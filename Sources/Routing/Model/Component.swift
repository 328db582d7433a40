import Geo

/// The smallest part of an itinerary that has a figure of its own: the run over one country's share
/// of a leg, one border, one gauge change, one wait.
public struct Component: Hashable, Sendable {
  public enum Cause: String, CaseIterable, Hashable, Sendable {
    case running
    case roadRest = "road_rest"
    case border
    case gaugeChange = "gauge_change"
    case modeChange = "mode_change"
    case port
    case boarding
    case sailingWait = "sailing_wait"
    case trainWait = "train_wait"
    case passage
  }

  /// Stable over queries and scenarios: random numbers are keyed by it.
  public var id: String
  public var cause: Cause
  /// `nil` where hours have no meaning (pipelines).
  public var time: TimeDistribution?
  public var km: Double
  /// `nil` if no tariff is known.
  public var usd: Double?
  /// `nil` if no emission factor is known.
  public var kgCO2e: Double?
  public var country: Country
  /// The rows of the data that the figures came from: legs, facilities, crossings, speeds, tariffs,
  /// emission factors, services.
  public var figureIDs: [String]
  public var sourceIDs: [String]
  public var basis: Basis
  /// What lacks when ``usd`` is `nil`: the mode or method without a tariff.
  public var lacks: String?

  public init(
    id: String,
    cause: Cause,
    time: TimeDistribution?,
    km: Double = 0,
    usd: Double?,
    kgCO2e: Double?,
    country: Country,
    figureIDs: [String],
    sourceIDs: [String],
    basis: Basis,
    lacks: String? = nil
  ) {
    self.id = id
    self.cause = cause
    self.time = time
    self.km = km
    self.usd = usd
    self.kgCO2e = kgCO2e
    self.country = country
    self.figureIDs = figureIDs
    self.sourceIDs = sourceIDs
    self.basis = basis
    self.lacks = lacks
  }

  /// What it adds to a total; what is unknown adds nothing, and the itinerary says so.
  var cost: CostVector {
    CostVector(
      hours: time?.meanHours ?? 0,
      km: km,
      usd: usd ?? 0,
      kgCO2e: kgCO2e ?? 0,
      gaugeChanges: cause == .gaugeChange ? 1 : 0,
      borders: cause == .border ? 1 : 0
    )
  }
}
