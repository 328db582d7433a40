#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension TimeDistribution {
  /// The hours that the component alone stays below with a probability, disruption included.
  ///
  /// - Complexity: O(1); a mixture of two log-normals is inverted by bisection.
  public func hours(_ percentile: Percentile) -> Double {
    let share = percentile.share
    guard let disruption, disruption.multiplier > 1, disruption.probability > 0 else {
      return medianHours * exp(sigma * NormalScore.of(share))
    }
    let undisturbed = 1 - disruption.probability
    guard sigma > 0 else {
      return share <= undisturbed ? medianHours : medianHours * disruption.multiplier
    }
    // In scores of the undisturbed regime the disturbed one lies a constant further.
    let shift = log(disruption.multiplier) / sigma
    var low = NormalScore.of(share)
    var high = low + shift
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      let below =
        undisturbed * normalProbability(middle)
        + disruption.probability * normalProbability(middle - shift)
      if below < share { low = middle } else { high = middle }
    }
    return medianHours * exp(sigma * high)
  }

  /// The mean, given the score of the common factor: with ρ of the variance known, a log-normal of
  /// the rest remains.
  func meanHours(commonFactorScore score: Double, correlation: Double) -> Double {
    let known = sigma * correlation.squareRoot() * score
    return meanHours * exp(known - sigma * sigma * correlation / 2)
  }

  /// Φ(z).
  private func normalProbability(_ z: Double) -> Double {
    0.5 * erfc(-z / 2.0.squareRoot())
  }
}
