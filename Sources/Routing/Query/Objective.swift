/// What a search makes as small as possible.
public enum Objective: Hashable, Sendable {
  /// Mean hours.
  case time
  /// Kilometres.
  case distance
  /// US dollars.
  case cost
  /// Kilograms of CO2 equivalent, well to wheel.
  case co2
  /// Number of gauge changes.
  case gaugeChanges
  /// US dollars plus mean hours at a value of time in **USD per hour** for the whole cargo,
  /// zero or more.
  case generalisedCost(usdPerHour: Double)

  /// The objective's name on the command line and in output.
  public var name: String {
    switch self {
    case .time: "time"
    case .distance: "distance"
    case .cost: "cost"
    case .co2: "co2"
    case .gaugeChanges: "gauge-changes"
    case .generalisedCost: "generalised-cost"
    }
  }

  /// The names of all objectives.
  public static let names = [
    "time", "distance", "cost", "co2", "gauge-changes", "generalised-cost",
  ]

  /// The objective of a name; `nil` for a text that is none.
  ///
  /// - Parameter usdPerHour: what an hour of the whole cargo is worth; generalised cost needs it.
  public init?(named name: String, usdPerHour: Double? = nil) {
    switch name {
    case "time": self = .time
    case "distance": self = .distance
    case "cost": self = .cost
    case "co2": self = .co2
    case "gauge-changes": self = .gaugeChanges
    case "generalised-cost":
      guard let usdPerHour else { return nil }
      self = .generalisedCost(usdPerHour: usdPerHour)
    default: return nil
    }
  }

  /// What is minimised where nobody says: hours, and kilometres in a pipeline, which has no others.
  public static func standard(for cargo: Cargo) -> Objective {
    cargo.form == .gas || cargo.form == .oil ? .distance : .time
  }

  /// What is minimised, in its unit.
  package func primary(of cost: CostVector) -> Double { weight(of: cost).primary }

  /// What is minimised, and what decides between equals.
  func weight(of cost: CostVector) -> Weight {
    switch self {
    case .time: Weight(primary: cost.hours, secondary: cost.km)
    case .distance: Weight(primary: cost.km, secondary: cost.hours)
    case .cost: Weight(primary: cost.usd, secondary: cost.hours)
    case .co2: Weight(primary: cost.kgCO2e, secondary: cost.hours)
    case .gaugeChanges: Weight(primary: Double(cost.gaugeChanges), secondary: cost.hours)
    case .generalisedCost(let usdPerHour):
      Weight(primary: cost.usd + cost.hours * usdPerHour, secondary: cost.hours)
    }
  }
}

/// A lexicographic weight: the objective, then what breaks its ties.
struct Weight: Hashable, Comparable, Sendable {
  var primary: Double
  var secondary: Double

  static let zero = Weight(primary: 0, secondary: 0)
  static let infinite = Weight(primary: .infinity, secondary: .infinity)

  static func + (lhs: Weight, rhs: Weight) -> Weight {
    Weight(primary: lhs.primary + rhs.primary, secondary: lhs.secondary + rhs.secondary)
  }

  static func < (lhs: Weight, rhs: Weight) -> Bool {
    lhs.primary < rhs.primary
      || (lhs.primary == rhs.primary && lhs.secondary < rhs.secondary)
  }
}
