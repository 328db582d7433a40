/// A unit in which costs are whole numbers.
///
/// Whole numbers add up to the same sum in whatever order, so a lower bound never exceeds what it
/// bounds by a rounding error, and comparisons need no tolerance inside a search. A figure is
/// rounded to the nearest step; with 30 binary digits after the point, a route of a hundred arcs
/// errs by less than 10⁻⁷ of an hour, kilometre, dollar or kilogram.
struct FixedPoint: Hashable, Sendable {
  static let maximumFractionBits = 30

  let stepsPerUnit: Double

  /// - Parameter total: no sum that will be formed exceeds it; large totals get coarser steps, so
  ///   that two such sums still fit.
  init(total: Double) {
    var bits = FixedPoint.maximumFractionBits
    var steps = Double(1 << bits)
    while bits > 0, total * steps >= 0x1p60 {
      bits -= 1
      steps /= 2
    }
    stepsPerUnit = steps
  }

  func steps(_ value: Double) -> Int64 { Int64((value * stepsPerUnit).rounded()) }

  func value(_ steps: Int64) -> Double { Double(steps) / stepsPerUnit }
}
