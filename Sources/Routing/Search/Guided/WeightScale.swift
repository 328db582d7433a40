/// How the weights of an objective become the whole numbers of a ``Metric``: rounded down, so that a
/// sum of them is never more than what the search adds up.
struct WeightScale: Hashable, Sendable {
  /// Steps in one unit of the objective: tenths of a second in an hour, decimetres in a kilometre,
  /// tenths of a cent in a dollar, grams in a kilogram.
  let stepsPerUnit: Double

  init(_ objective: Objective) {
    stepsPerUnit =
      switch objective {
      case .time: 36_000
      case .distance: 10_000
      case .cost, .co2, .generalisedCost: 1000
      case .gaugeChanges: 1
      }
  }

  /// A weight in steps; one too large for a metric is the largest there is, which is less still.
  func steps(_ weight: Double) -> UInt32 {
    let steps = (weight * stepsPerUnit).rounded(.down)
    return steps < WeightScale.most ? UInt32(max(0, steps)) : UInt32(WeightScale.most)
  }

  /// What a number of steps is at least worth. Products and sums of doubles are off by less than a
  /// part in 10¹², which is taken off.
  func weight(_ steps: UInt32) -> Double {
    Double(steps) / stepsPerUnit * (1 - 1e-12)
  }

  /// Steps that no way of a weight has more of; `nil` where there may be more than a metric can count.
  /// Sums of doubles in another order are off by less than a part in 10⁹.
  func stepsNotBelow(_ weight: Double) -> UInt32? {
    let steps = (weight * stepsPerUnit * (1 + 1e-9)).rounded(.up)
    return steps >= 0 && steps < WeightScale.most ? UInt32(steps) : nil
  }

  /// Whether sums up to a weight cannot have been cut off at the largest number.
  func holds(_ weight: Double) -> Bool { weight * stepsPerUnit < WeightScale.most }

  private static let most = Double(Metric.unreachable - 1)
}
