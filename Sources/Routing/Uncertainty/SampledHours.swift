/// Simulated hours, one number a sample.
public struct SampledHours: Hashable, Sendable {
  /// In the order of the samples: the same position is the same luck in every result of a
  /// simulation.
  public let bySample: [Double]
  private let sorted: [Double]

  /// - Parameter bySample: at least one, each zero or more.
  public init(_ bySample: [Double]) {
    self.bySample = bySample
    sorted = bySample.sortedByBits()
  }

  init(lanes: [Lanes], count: Int) {
    var hours: [Double] = []
    hours.reserveCapacity(lanes.count * Lanes.scalarCount)
    for vector in lanes {
      for lane in 0..<Lanes.scalarCount { hours.append(vector[lane]) }
    }
    hours.removeLast(hours.count - count)
    self.init(hours)
  }

  public var meanHours: Double {
    bySample.reduce(0, +) / Double(bySample.count)
  }

  /// Of one sample, not of the mean.
  public var standardDeviationHours: Double {
    guard bySample.count > 1 else { return 0 }
    let mean = meanHours
    let squares = bySample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(bySample.count - 1)).squareRoot()
  }

  /// How far the mean may be off for lack of samples.
  public var meanStandardErrorHours: Double {
    standardDeviationHours / Double(bySample.count).squareRoot()
  }

  /// The hours that a share of samples stay below, interpolated between neighbouring samples
  /// (definition 7 of Hyndman and Fan 1996, doi:10.2307/2684934; numpy's and R's default).
  ///
  /// - Complexity: O(1).
  public func hours(_ percentile: Percentile) -> Double {
    let place = percentile.share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[below] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// The share of samples that take `hours` or less.
  ///
  /// - Complexity: O(log samples).
  public func probability(within hours: Double) -> Double {
    Double(count(atMost: hours)) / Double(sorted.count)
  }

  private func count(atMost hours: Double) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= hours { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What has to be planned on top of the mean to be in time nineteen times in twenty: P95 − mean
  /// (FHWA 2006, "Travel time reliability: making it there on time, all the time").
  public var bufferTimeHours: Double {
    hours(.p95) - meanHours
  }

  /// Buffer time over the mean; `nil` if everything takes no time.
  public var bufferIndex: Double? {
    meanHours > 0 ? bufferTimeHours / meanHours : nil
  }
}
