import Geo
import Routing

/// What claims and itineraries are both measured in.
public enum ClaimMetric: String, CaseIterable, Hashable, Sendable {
  case km
  case nauticalMiles = "nm"
  /// Days from gate to gate.
  case days
  case hours
  /// Under way: running and passages, without waiting, loading, borders or rest.
  case movingDays = "moving_days"
  case movingHours = "moving_hours"
  case usdPerFEU = "usd_per_feu"
  case usdPerTEU = "usd_per_teu"
  case gaugeChanges = "gauge_changes"
  /// The smallest stored capacity on the way, in billions of cubic metres a year.
  case bcmPerYear = "bcm_per_year"
  /// Modes that must occur.
  case modes

  /// What a metric measures, which decides how it is judged.
  public enum Dimension: String, CaseIterable, Hashable, Sendable {
    case length
    case time
    case money
    case other
  }

  public var dimension: Dimension {
    switch self {
    case .km, .nauticalMiles: .length
    case .days, .hours, .movingDays, .movingHours: .time
    case .usdPerFEU, .usdPerTEU: .money
    case .gaugeChanges, .bcmPerYear, .modes: .other
    }
  }

  /// Kilometres or hours in one unit of the metric; 1 where it is neither.
  public var unitSize: Double {
    switch self {
    case .nauticalMiles: 1.852
    case .days, .movingDays: 24
    default: 1
    }
  }

  /// Whether only the time under way counts.
  public var isMovingOnly: Bool { self == .movingDays || self == .movingHours }

  /// What a route that is to be compared should make small: the shortest for a length, the cheapest
  /// for money, else the fastest.
  public var objective: Objective {
    switch dimension {
    case .length: .distance
    case .money: .cost
    case .time: .time
    case .other: self == .bcmPerYear ? .distance : .time
    }
  }
}

/// A metric, or a saving of it against another route.
public struct ClaimQuantity: Hashable, Sendable, CustomStringConvertible {
  public var metric: ClaimMetric
  /// The other route's figure less this one's.
  public var isSaving: Bool

  private static let savingSuffix = "_saved"

  public init(_ metric: ClaimMetric, isSaving: Bool = false) {
    self.metric = metric
    self.isSaving = isSaving
  }

  /// Reads `days`, or `days_saved`.
  ///
  /// - Returns: `nil` for what the model has no figure for, such as `mt_per_year`.
  public init?(parsing text: String) {
    let isSaving = text.hasSuffix(ClaimQuantity.savingSuffix)
    let name = isSaving ? String(text.dropLast(ClaimQuantity.savingSuffix.count)) : text
    guard let metric = ClaimMetric(rawValue: name) else { return nil }
    self.init(metric, isSaving: isSaving)
  }

  public var description: String {
    metric.rawValue + (isSaving ? ClaimQuantity.savingSuffix : "")
  }
}

extension ClaimMetric {
  /// The itinerary's figure in the metric's unit, a mean where it is a time; `nil` where it is
  /// unknown or, like a modes list, no number.
  func value(of itinerary: Itinerary) -> Double? {
    switch dimension {
    case .length: return itinerary.total.km / unitSize
    case .time:
      guard itinerary.hasTimeAndMoney else { return nil }
      let hours =
        isMovingOnly ? itinerary.hours(of: ClaimMetric.movingCauses) : itinerary.total.hours
      return hours / unitSize
    case .money:
      guard itinerary.hasTimeAndMoney else { return nil }
      let size = itinerary.cargoSize
      return itinerary.total.usd / (self == .usdPerTEU ? size.teu : size.feu)
    case .other: return self == .gaugeChanges ? Double(itinerary.total.gaugeChanges) : nil
    }
  }

  static let movingCauses: Set<Component.Cause> = [.running, .passage]
}
