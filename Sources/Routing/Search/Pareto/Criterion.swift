/// A figure of an itinerary that is better the smaller it is: what a Pareto front weighs.
public enum Criterion: String, CaseIterable, Hashable, Sendable {
  /// Mean hours.
  case time
  /// Kilometres.
  case distance
  /// US dollars for the whole cargo.
  case cost
  /// Kilograms of CO2 equivalent for the whole cargo, well to wheel.
  case co2
  /// Number of gauge changes.
  case gaugeChanges = "gauge-changes"
  /// Number of border crossings.
  case borders

  /// The figure, in the criterion's unit.
  public func value(of cost: CostVector) -> Double {
    switch self {
    case .time: cost.hours
    case .distance: cost.km
    case .cost: cost.usd
    case .co2: cost.kgCO2e
    case .gaugeChanges: Double(cost.gaugeChanges)
    case .borders: Double(cost.borders)
    }
  }

  /// What the best by this criterion is called: `fastest`.
  public var superlative: String {
    switch self {
    case .time: "fastest"
    case .distance: "shortest"
    case .cost: "cheapest"
    case .co2: "least CO2e"
    case .gaugeChanges: "fewest gauge changes"
    case .borders: "fewest borders"
    }
  }

  /// Whether a pipeline has it too.
  var isKnownInPipelines: Bool { self == .distance }
}
