import TestSupport
import Testing

@testable import Routing

@Suite struct SampledHoursTests {
  /// `numpy.percentile([3, 1, 2, 10, 7, 5], …)`.
  @Test(arguments: [(10, 1.5), (50, 4), (90, 8.5), (95, 9.25), (99.5, 9.925)])
  func `percentiles are numpy's`(percent: Double, hours: Double) throws {
    let percentile = try #require(Percentile(percent))
    #expect(abs(SampledHours([3, 1, 2, 10, 7, 5]).hours(percentile) - hours) < 1e-12)
  }

  @Test func `the buffer is what P95 has over the mean`() throws {
    let hours = SampledHours((0...100).map(Double.init))
    #expect(hours.meanHours == 50)
    #expect(hours.bufferTimeHours == 45)
    #expect(hours.bufferIndex == 0.9)
    #expect(SampledHours([0, 0]).bufferIndex == nil)
  }

  @Test func `the probability of a deadline counts samples up to and with it`() {
    let hours = SampledHours([4, 1, 3, 2])
    #expect([0.5, 1, 2.5, 4, 9].map(hours.probability) == [0, 0.25, 0.5, 1, 1])
  }

  @Test func `one sample is its own every percentile and has no spread`() {
    let hours = SampledHours([7])
    #expect(hours.hours(.p10) == 7)
    #expect(hours.hours(.p95) == 7)
    #expect(hours.standardDeviationHours == 0)
  }
}

@Suite struct SortedByBitsTests {
  @Test func `is the order of the numbers`() {
    forAll(count: 200, seed: 21) { generator, seed in
      let count = Int.random(in: 0...300, using: &generator)
      let hours = (0..<count).map { (_) -> Double in
        // From subnormal to huge, with zeros and repetitions.
        return switch Int.random(in: 0..<4, using: &generator) {
        case 0: 0
        case 1: Double(Int.random(in: 0...5, using: &generator))
        case 2: Double(bitPattern: UInt64.random(in: 0..<(0x7FF << 52), using: &generator))
        default: Double.random(in: 100...1000, using: &generator)
        }
      }
      #expect(hours.sortedByBits() == hours.sorted(), "seed \(seed)")
    }
  }
}

@Suite struct PercentileTests {
  @Test(arguments: [("P90", 90), ("p97.5", 97.5), ("50", 50), ("0.1", 0.1)])
  func `reads percentiles as people write them`(text: String, percent: Double) {
    #expect(Percentile(parsing: text)?.percent == percent)
  }

  @Test(arguments: ["", "P", "P0", "100", "-5", "+5", "9O", "P90%", "1e1", "nan", "P1.2.3", "٩"])
  func `refuses anything else`(text: String) {
    #expect(Percentile(parsing: text) == nil)
  }

  @Test func `is labelled as it is written`() {
    #expect(Percentile.p90.label == "P90")
    #expect(Percentile(97.5)?.label == "P97.5")
  }
}

@Suite struct TimeDistributionQuantileTests {
  @Test func `without a disruption the P90 is the figure's own`() {
    let time = TimeDistribution(
      .init(hours: 20, p90Hours: 50),
      sigmaIfUnknown: 0.55
    )
    #expect(abs(time.hours(.p50) / 20 - 1) < 1e-14)
    #expect(abs(time.hours(.p90) / 50 - 1) < 1e-14)
  }

  @Test func `with a disruption it is that of a large sample`() throws {
    try forAll(count: 3, seed: 70) { generator, seed in
      let time = TimeDistribution(
        medianHours: Double.random(in: 1...50, using: &generator),
        sigma: Double.random(in: 0.1...0.8, using: &generator),
        disruption: .init(
          probability: Double.random(in: 0...0.3, using: &generator),
          multiplier: Double.random(in: 1...5, using: &generator)
        )
      )
      var component = Component.timed("x", medianHours: 1, sigma: 0)
      component.time = time
      let settings = try #require(SimulationSettings(samples: 20_480, seed: seed))
      let sampled = try TimeSimulation(settings: settings, commonFactorCorrelation: 0.3)
        .hours(ofAll: [[component]])[0]
      for percentile in [Percentile.p10, .p50, .p90, .p95] {
        let below = sampled.probability(within: time.hours(percentile))
        let error = (percentile.share * (1 - percentile.share) / 20_480).squareRoot()
        #expect(abs(below - percentile.share) < 4 * error, "seed \(seed) \(percentile.label)")
      }
    }
  }

  @Test func `a certain time is disturbed or not`() {
    let time = TimeDistribution(
      medianHours: 10,
      sigma: 0,
      disruption: .init(probability: 0.07, multiplier: 3)
    )
    #expect(time.hours(.p90) == 10)
    #expect(time.hours(.p95) == 30)
  }

  @Test func `the means given the common factor average to the mean`() {
    let time = TimeDistribution(medianHours: 12, sigma: 0.6)
    var sum = 0.0
    let steps = 5000
    for step in 0..<steps {
      let score = NormalScore.of((Double(step) + 0.5) / Double(steps))
      sum += time.meanHours(commonFactorScore: score, correlation: 0.3)
    }
    #expect(abs(sum / Double(steps) / time.meanHours - 1) < 2e-3)
  }
}
