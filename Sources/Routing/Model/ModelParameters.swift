import Geo

/// The scalars of the model, read from the network's parameter table so that every one of them has
/// a range, a source and a date.
package struct ModelParameters: Sendable {
  /// The rows of the parameter table without which nothing can be computed.
  package enum Row: String, CaseIterable, Sendable {
    case borderSigma = "border_lognormal_sigma"
    case disruptionProbability = "disruption_probability_per_node"
    case disruptionMultiplier = "disruption_multiplier"
    case electricShareIfUnknown = "electric_share_unknown"
    case teuPerFEU = "teu_per_feu"
    case tonnesPerTEU = "payload_per_TEU"
    case snapLimitKm = "snap_limit"
    case snapCircuity = "snap_circuity"
    case commonFactorCorrelation = "common_factor_rho"
  }

  var sigmaIfUnknown: Double
  var disruption: TimeDistribution.Disruption
  var electricShareIfUnknown: Double
  var teuPerFEU: Double
  var tonnesPerTEU: Double
  var snapLimitKm: Double
  var snapCircuity: Double

  init(_ network: Network) throws(ModelError) {
    func value(_ row: Row) throws(ModelError) -> Double {
      guard let parameter = network.parameter(row.rawValue) else {
        throw .missingParameter(row.rawValue)
      }
      return parameter.typical
    }
    sigmaIfUnknown = try value(.borderSigma)
    disruption = TimeDistribution.Disruption(
      probability: try value(.disruptionProbability),
      multiplier: try value(.disruptionMultiplier)
    )
    electricShareIfUnknown = try value(.electricShareIfUnknown)
    teuPerFEU = try value(.teuPerFEU)
    tonnesPerTEU = try value(.tonnesPerTEU)
    snapLimitKm = try value(.snapLimitKm)
    snapCircuity = try value(.snapCircuity)
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
  /// The file that the network is kept in is damaged.
  case storage(StorageFault)

  public var description: String {
    switch self {
    case .missingParameter(let id): "the data have no parameter '\(id)'"
    case .parameterOutOfRange(let id, let value, let range):
      "parameter '\(id)' is \(value) and has to lie from \(range.lowerBound) to \(range.upperBound)"
    case .missingSpeed(let mode): "the data have no default speed for \(mode.rawValue)"
    case .missingBasin(let leg):
      "leg '\(leg)' has neither a service nor a basin to take a speed from"
    case .missingFacilityDefault(let kind): "the data have no facility default '\(kind.rawValue)'"
    case .missingCrossing(let leg, let pair):
      "leg '\(leg)' crosses \(pair) and neither a crossing nor a default says how long that takes"
    case .storage(let fault): fault.description
    }
  }
}
