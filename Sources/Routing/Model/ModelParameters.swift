import Geo

/// The scalars of the model, read from the network's parameter table so that every one of them has
/// a range, a source and a date.
package struct ModelParameters: Sendable {
  /// The rows of the parameter table that the model and its simulation read.
  package static let requiredIDs = [
    "border_lognormal_sigma", "disruption_probability_per_node", "disruption_multiplier",
    "electric_share_unknown", "snap_limit", "snap_circuity", TimeSimulation.correlationParameterID,
  ]

  var sigmaIfUnknown: Double
  var disruption: TimeDistribution.Disruption
  var electricShareIfUnknown: Double
  var teuPerFEU: Double
  var tonnesPerTEU: Double
  var snapLimitKm: Double
  var snapCircuity: Double

  init(_ network: Network) throws(ModelError) {
    func value(_ id: String) throws(ModelError) -> Double {
      guard let parameter = network.parameter(id) else { throw .missingParameter(id) }
      return parameter.typical
    }
    sigmaIfUnknown = try value("border_lognormal_sigma")
    disruption = TimeDistribution.Disruption(
      probability: try value("disruption_probability_per_node"),
      multiplier: try value("disruption_multiplier")
    )
    electricShareIfUnknown = try value("electric_share_unknown")
    teuPerFEU = try value("teu_per_feu")
    tonnesPerTEU = try value("payload_per_TEU")
    snapLimitKm = try value("snap_limit")
    snapCircuity = try value("snap_circuity")
  }
}

/// The data lack something without which nothing can be computed.
public enum ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  case missingParameter(String)
  case parameterOutOfRange(id: String, value: Double, range: ClosedRange<Double>)
  case missingSpeed(mode: Mode)
  case missingBasin(legID: String)
  case missingFacilityDefault(FacilityDefault.Kind)
  case missingCrossing(legID: String, pair: CountryPair)

  public var description: String {
    switch self {
    case .missingParameter(let id): "the data have no parameter '\(id)'"
    case .parameterOutOfRange(let id, let value, let range):
      "parameter '\(id)' is \(value) and has to lie from \(range.lowerBound) to \(range.upperBound)"
    case .missingSpeed(let mode): "the data have no default speed for \(mode.rawValue)"
    case .missingBasin(let leg): "leg '\(leg)' has neither a service nor a basin to take a speed from"
    case .missingFacilityDefault(let kind): "the data have no facility default '\(kind.rawValue)'"
    case .missingCrossing(let leg, let pair):
      "leg '\(leg)' crosses \(pair) and neither a crossing nor a default says how long that takes"
    }
  }
}
