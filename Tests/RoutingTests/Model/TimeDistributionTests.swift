import Foundation
import Geo
import TestSupport
import Testing

@testable import Routing

/// Rule 9: figures become log-normal, arcs carry means.
@Suite struct TimeDistributionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var figure: DurationFigure
    var disruption: TimeDistribution.Disruption?
    var testDescription: String { "\(figure) \(String(describing: disruption))" }

    var distribution: TimeDistribution {
      TimeDistribution(figure, sigmaIfUnknown: 0.55, disruption: disruption)
    }
  }

  static let cases: [Case] = [
    (10.0, 24.0, DurationFigure.Statistic.median, nil),
    (4.25, 9, .median, TimeDistribution.Disruption(probability: 0.07, multiplier: 3)),
    (40, 80, .mean, nil),
    (20.6, 41, .mean, TimeDistribution.Disruption(probability: 0.5, multiplier: 2)),
    (14, nil, .median, nil),
    (14, nil, .mean, TimeDistribution.Disruption(probability: 0.07, multiplier: 3)),
    (0, 6, .median, nil),
    (12, 12, .median, nil),
  ].map { hours, p90, statistic, disruption in
    Case(
      figure: DurationFigure(hours: hours, p90Hours: p90, statistic: statistic),
      disruption: disruption
    )
  }

  /// Quantile function integrated over the unit interval by the midpoint rule: no formula for the
  /// mean of a log-normal is used.
  private func integratedMean(_ distribution: TimeDistribution) -> Double {
    let steps = 200_000
    let sum = (0..<steps).reduce(0.0) { sum, step in
      sum + exp(distribution.sigma * normalQuantile((Double(step) + 0.5) / Double(steps)))
    }
    let calm = distribution.medianHours * sum / Double(steps)
    guard let disruption = distribution.disruption else { return calm }
    return calm * (1 - disruption.probability) + calm * disruption.multiplier
      * disruption.probability
  }

  /// By bisection of the error function.
  private func normalQuantile(_ p: Double) -> Double {
    var (low, high) = (-9.0, 9.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if 0.5 * erfc(-middle / 2.0.squareRoot()) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  @Test(arguments: cases) func theMeanIsTheIntegralOfTheQuantileFunction(_ given: Case) {
    let mean = given.distribution.meanHours
    #expect(abs(integratedMean(given.distribution) - mean) <= 0.001 * mean)
  }

  @Test(arguments: cases) func theSampleMeanIsTheMeanWithinFourStandardErrors(_ given: Case) {
    var random = SplitMix64(seed: 9)
    let count = 20_000
    let samples = (0..<count).map { _ in sample(given.distribution, &random) }
    let mean = samples.reduce(0, +) / Double(count)
    let variance = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
    let standardError = (variance / Double(count)).squareRoot()
    #expect(abs(mean - given.distribution.meanHours) <= 4 * standardError + 1e-9)
  }

  /// A normal score by Box and Muller.
  private func sample(_ distribution: TimeDistribution, _ random: inout SplitMix64) -> Double {
    let u = Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random)
    let angle = 2 * Double.pi * Double.random(in: 0..<1, using: &random)
    let score = (-2 * log(u)).squareRoot() * cos(angle)
    let isDisrupted = distribution.disruption.map { random.chance($0.probability) } ?? false
    let multiplier = isDisrupted ? distribution.disruption?.multiplier ?? 1 : 1
    return distribution.medianHours * exp(distribution.sigma * score) * multiplier
  }

  @Test(arguments: cases) func theFitHasTheFiguresNinetiethPercentile(_ given: Case) {
    guard let p90 = given.figure.p90Hours else { return }
    let distribution = given.distribution
    let fitted = distribution.medianHours * exp(normalQuantile(0.9) * distribution.sigma)
    #expect(abs(fitted - p90) <= 1e-6 * p90)
  }

  @Test(arguments: cases) func theFitHasTheFiguresMedianOrMean(_ given: Case) {
    guard given.figure.hours > 0 else { return }
    var calm = given.distribution
    calm.disruption = nil
    let own = given.figure.statistic == .mean ? integratedMean(calm) : calm.medianHours
    #expect(abs(own - given.figure.hours) <= 0.001 * given.figure.hours)
  }

  @Test func whereNoPercentileIsKnownTheSpreadIsTheParameters() {
    let figure = DurationFigure(hours: 14)
    #expect(TimeDistribution(figure, sigmaIfUnknown: 0.55).sigma == 0.55)
    #expect(TimeDistribution(figure, sigmaIfUnknown: 0).meanHours == 14)
  }

  @Test func nothingTakesNoTimeAndHasNoSpread() {
    let none = TimeDistribution(DurationFigure(hours: 0), sigmaIfUnknown: 0.55)
    #expect(none.meanHours == 0 && none.sigma == 0)
  }

  @Test func aMeanWhosePercentileNoLogNormalReachesKeepsItsMean() {
    let figure = DurationFigure(hours: 10, p90Hours: 60, statistic: .mean)
    let distribution = TimeDistribution(figure, sigmaIfUnknown: 0.55)
    #expect(abs(distribution.meanHours - 10) < 1e-9)
    #expect(distribution.sigma == TimeDistribution.z90)
  }

  @Test func disruptionsStrikeBordersGaugeChangesAndPortsAndNeverRunningTime() throws {
    var sketch = try NetworkSketch()
    for index in sketch.content.parameters.indices
    where sketch.content.parameters[index].id == "disruption_probability_per_node" {
      sketch.content.parameters[index].typical = 0.5
    }
    try sketch.node("a", "KZ")
    try sketch.node("b", "CN")
    try sketch.rail(1520, from: "a", to: "b")
    let answer = try sketch.route("a", "b")
    #expect(answer.hours(of: [.border]) == 16 * 2, "16 h, three times that half of the time")
    #expect(answer.hours(of: [.running]) == 24)
  }
}
