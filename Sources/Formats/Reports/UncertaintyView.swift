import Routing

/// What of a simulation is to be shown.
public struct UncertaintyView: Sendable {
  public var simulation: TimeSimulation
  /// In the order of the columns.
  public var percentiles: [Percentile]
  /// Hours that the probability of arriving within is wanted of.
  public var deadlineHours: Double?

  public init(
    simulation: TimeSimulation,
    percentiles: [Percentile],
    deadlineHours: Double? = nil
  ) {
    self.simulation = simulation
    self.percentiles = percentiles
    self.deadlineHours = deadlineHours
  }

  /// Hours from the start to the end of each part of a route.
  ///
  /// - Parameter parts: the components of each part, in the order of travel.
  func hoursSoFar(after parts: [[Component]]) -> [SampledHours] {
    var soFar: [Component] = []
    let lists = parts.map { part in
      soFar += part
      return soFar
    }
    return simulation.hours(ofAll: lists)
  }

  /// `10,000 samples of seed 1, common factor ρ 0.3`
  var summary: String {
    let settings = simulation.settings
    return "\(NumberStyle.grouped(Double(settings.samples))) samples of seed \(settings.seed), "
      + "common factor ρ \(simulation.commonFactorCorrelation)"
  }
}

extension NumberStyle {
  /// Whole per cent, but never 0 or 100 for what only comes near.
  public static func probability(_ share: Double) -> String {
    if share > 0, share < 0.005 { return "<1 %" }
    if share < 1, share >= 0.995 { return ">99 %" }
    return "\(fixed(share * 100, decimals: 0)) %"
  }
}
