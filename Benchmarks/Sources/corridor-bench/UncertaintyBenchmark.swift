import Geo
import Routing

/// Draws an itinerary of forty components ten thousand times.
enum UncertaintyBenchmark {
  private static let samples = 10_000
  private static let correlation = 0.3
  private static let percentiles: [Percentile] = [.p10, .p50, .p90, .p95]

  static func run() throws -> [Measurement] {
    let simulation = try TimeSimulation(commonFactorCorrelation: correlation)
    let components = components
    return [
      Measurement.rate(
        "uncertainty, 40 components, 10,000 samples",
        count: components.count * samples
      ) {
        let hours = simulation.hours(ofAll: [components])[0]
        blackHole(percentiles.reduce(hours.meanHours) { $0 + hours.hours($1) })
      }
    ]
  }

  /// The components and what the simulation makes of them, for a peer to do the same.
  static func figures() throws -> String {
    let simulation = try TimeSimulation(commonFactorCorrelation: correlation)
    let hours = simulation.hours(ofAll: [components])[0]
    let parts = components.compactMap(\.time).map { time in
      let disruption = time.disruption.map { "[\($0.probability), \($0.multiplier)]" } ?? "null"
      return "[\(time.medianHours), \(time.sigma), \(disruption)]"
    }
    let found = percentiles.map { "\"\($0.percent)\": \(hours.hours($0))" }
    return """
      {"samples": \(samples), "rho": \(correlation),
       "components": [\(parts.joined(separator: ",\n  "))],
       "mean": \(hours.meanHours), "percentiles": {\(found.joined(separator: ", "))}}
      """
  }

  /// Hours from 2 to 60, spreads from 0.1 to 0.8, every other one a node that may be disrupted.
  private static var components: [Component] {
    (0..<40).map { index in
      let disruption = TimeDistribution.Disruption(probability: 0.07, multiplier: 3)
      return Component(
        id: "component-\(index)",
        cause: index.isMultiple(of: 2) ? .border : .running,
        time: TimeDistribution(
          medianHours: 2 + 1.5 * Double(index),
          sigma: 0.1 + 0.7 * Double(index * 7 % 40) / 40,
          disruption: index.isMultiple(of: 2) ? disruption : nil
        ),
        usd: nil,
        kgCO2e: nil,
        country: .highSeas,
        figureIDs: [],
        sourceIDs: [],
        basis: .assumption
      )
    }
  }
}
