import Geo

extension ModelParameters.Row {
  /// Whether a component's hours, dollars or carbon depend on this row.
  ///
  /// - Parameter leg: the leg of a running component.
  package func isBehind(_ component: Component, leg: Leg?) -> Bool {
    switch self {
    case .borderSigma:
      // Running time has a spread of its own, in the rows of speeds.
      component.time != nil && component.cause != .running && component.cause != .roadRest
    case .disruptionProbability, .disruptionMultiplier: component.cause.canBeDisrupted
    case .electricShareIfUnknown: leg.map { $0.mode == .rail && $0.electricShare == nil } ?? false
    // The size of the cargo is behind every dollar and kilogram, the correlation behind every sum.
    case .teuPerFEU, .tonnesPerTEU, .commonFactorCorrelation: true
    case .snapLimitKm, .snapCircuity: component.id.hasPrefix("access:")
    }
  }
}
