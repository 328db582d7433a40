import Geo

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Hours as a log-normal, with a congested regime where the cause is a node.
///
/// σ = ln(P90/P50) / z₀.₉; the mean is P50·exp(σ²/2), times 1 + p·(m − 1) where a disruption of
/// probability p multiplies the time by m. Means add along an itinerary; percentiles do not.
public struct TimeDistribution: Hashable, Sendable {
  /// P50 of the undisturbed regime, zero or more.
  public var medianHours: Double
  /// Standard deviation of the logarithm, zero or more.
  public var sigma: Double
  public var disruption: Disruption?

  /// The congested regime that may strike a crossing, a gauge change or a port.
  public struct Disruption: Hashable, Sendable {
    /// 0…1.
    public var probability: Double
    /// At least 1.
    public var multiplier: Double

    public init(probability: Double, multiplier: Double) {
      self.probability = probability
      self.multiplier = multiplier
    }

    var meanFactor: Double { 1 + probability * (multiplier - 1) }
  }

  /// The 90th percentile of the standard normal distribution.
  static let z90 = 1.2815515655446004

  /// A median printed as zero hours beside a P90 above zero is a rounded one; this spread keeps the
  /// P90 and puts the median at 0.146 of it.
  static let sigmaOfRoundedZero = 1.5

  public init(medianHours: Double, sigma: Double, disruption: Disruption? = nil) {
    self.medianHours = medianHours
    self.sigma = sigma
    self.disruption = disruption
  }

  /// Fits a figure.
  ///
  /// - Parameter sigmaIfUnknown: the spread of figures without a P90.
  public init(
    _ figure: DurationFigure,
    sigmaIfUnknown: Double,
    disruption: Disruption? = nil
  ) {
    let z = TimeDistribution.z90
    self.disruption = disruption
    switch (figure.p90Hours, figure.statistic) {
    case (.some(let p90), .median) where figure.hours <= 0 && p90 > 0:
      sigma = TimeDistribution.sigmaOfRoundedZero
      medianHours = p90 * exp(-z * sigma)
    case (.some(let p90), .median) where figure.hours > 0 && p90 > figure.hours:
      sigma = log(p90 / figure.hours) / z
      medianHours = figure.hours
    case (.some(let p90), .mean) where figure.hours > 0 && p90 > figure.hours:
      // ln(P90/mean) = zσ − σ²/2 has a real root only up to z²/2: no log-normal reaches further.
      sigma = z - max(0, z * z - 2 * log(p90 / figure.hours)).squareRoot()
      medianHours = figure.hours * exp(-sigma * sigma / 2)
    case (.some, _):
      sigma = 0
      medianHours = figure.hours
    case (nil, .median):
      sigma = figure.hours > 0 ? sigmaIfUnknown : 0
      medianHours = figure.hours
    case (nil, .mean):
      sigma = figure.hours > 0 ? sigmaIfUnknown : 0
      medianHours = figure.hours * exp(-sigma * sigma / 2)
    }
  }

  /// What arcs carry: the mean, disruption included.
  public var meanHours: Double {
    medianHours * exp(sigma * sigma / 2) * (disruption?.meanFactor ?? 1)
  }
}
