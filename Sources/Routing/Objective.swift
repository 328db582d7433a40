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
  /// Number of gauge changes; hours break ties.
  case gaugeChanges
  /// US dollars plus mean hours at a value of time in **USD per hour**.
  case generalisedCost(usdPerHour: Double)
}
