import Routing

/// Why one itinerary takes less time than another: the mean hours saved, split by cause.
///
/// Negative hours are lost. The parts add up to ``totalHours``.
public struct TimeSaving: Hashable, Sendable {
  /// What the kilometres saved would take at the baseline's own pace.
  public var distanceHours: Double
  /// What is left of the difference in running: other kilometres are run at another pace.
  public var paceHours: Double
  public var borderHours: Double
  /// Changes of gauge and mode, ports, ferry berths, canal passages.
  public var reloadingHours: Double
  /// Waiting for a departure.
  public var waitingHours: Double

  static let running: Set<Component.Cause> = [.running, .roadRest]
  static let reloading: Set<Component.Cause> = [
    .gaugeChange, .modeChange, .port, .boarding, .passage,
  ]
  static let waiting: Set<Component.Cause> = [.sailingWait, .trainWait]

  public var totalHours: Double {
    distanceHours + paceHours + borderHours + reloadingHours + waitingHours
  }

  /// - Returns: `nil` if hours have no meaning for the cargo, or the baseline goes nowhere.
  public init?(of itinerary: Itinerary, against baseline: Itinerary) {
    guard itinerary.hasTimeAndMoney, baseline.hasTimeAndMoney, baseline.total.km > 0 else {
      return nil
    }
    func saved(_ causes: Set<Component.Cause>) -> Double {
      baseline.hours(of: causes) - itinerary.hours(of: causes)
    }
    let hoursPerKm = baseline.hours(of: TimeSaving.running) / baseline.total.km
    distanceHours = (baseline.total.km - itinerary.total.km) * hoursPerKm
    paceHours = saved(TimeSaving.running) - distanceHours
    borderHours = saved([.border])
    reloadingHours = saved(TimeSaving.reloading)
    waitingHours = saved(TimeSaving.waiting)
  }
}

/// The mean hours of one itinerary by the same causes.
public struct TimeShares: Hashable, Sendable {
  public var runningHours: Double
  public var borderHours: Double
  public var reloadingHours: Double
  public var waitingHours: Double

  public init(_ itinerary: Itinerary) {
    runningHours = itinerary.hours(of: TimeSaving.running)
    borderHours = itinerary.hours(of: [.border])
    reloadingHours = itinerary.hours(of: TimeSaving.reloading)
    waitingHours = itinerary.hours(of: TimeSaving.waiting)
  }
}
