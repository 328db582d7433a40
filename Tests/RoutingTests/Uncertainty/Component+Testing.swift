import Geo
import TestSupport

@testable import Routing

extension Component {
  /// A component of which only the time matters.
  static func timed(
    _ id: String,
    cause: Cause = .running,
    medianHours: Double,
    sigma: Double,
    disruption: TimeDistribution.Disruption? = nil
  ) -> Component {
    Component(
      id: id,
      cause: cause,
      time: TimeDistribution(medianHours: medianHours, sigma: sigma, disruption: disruption),
      usd: nil,
      kgCO2e: nil,
      country: .highSeas,
      figureIDs: [],
      sourceIDs: [],
      basis: .assumption
    )
  }

  /// Between one and forty components with a spread, a disruption or neither.
  static func random(using generator: inout SplitMix64) -> [Component] {
    (0..<Int.random(in: 1...40, using: &generator)).map { index in
      .timed(
        "component-\(index)",
        medianHours: Double.random(in: 0...60, using: &generator),
        sigma: Bool.random(using: &generator) ? Double.random(in: 0...0.8, using: &generator) : 0,
        disruption: Bool.random(using: &generator)
          ? TimeDistribution.Disruption(
            probability: Double.random(in: 0...0.15, using: &generator),
            multiplier: Double.random(in: 1...8, using: &generator)
          ) : nil
      )
    }
  }
}
