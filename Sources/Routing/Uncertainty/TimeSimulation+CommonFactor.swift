extension TimeSimulation {
  /// The mean hours of components when the common factor stands at a percentile: what a good or a
  /// bad season does to all of them together.
  ///
  /// - Complexity: O(components); nothing is drawn.
  public func meanHours(of components: [Component], commonFactor: Percentile) -> Double {
    let score = NormalScore.of(commonFactor.share)
    return components.reduce(0) { sum, component in
      let mean = component.time?.meanHours(
        commonFactorScore: score,
        correlation: commonFactorCorrelation
      )
      return sum + (mean ?? 0)
    }
  }
}
