/// Values of an axis and the pixels they stand at.
struct LinearScale: Sendable {
  let values: ClosedRange<Double>
  let ticks: [Double]
  /// Digits after the point that tell the ticks apart.
  private let decimals: Int
  private let pixels: (low: Double, high: Double)

  /// A scale whose ticks are a round number apart: 1, 2 or 5 times a power of ten (Heckbert 1990,
  /// "Nice numbers for graph labels", *Graphics Gems*).
  ///
  /// - Parameters:
  ///   - values: what has to fit; a range of no width gets one.
  ///   - low: the pixel of the least value; `high` may lie above or to the right of it.
  ///   - pixelsPerTick: about how far apart ticks are.
  init(_ values: ClosedRange<Double>, low: Double, high: Double, pixelsPerTick: Double) {
    let width = values.upperBound - values.lowerBound
    let isRange = width > 0 && width.isFinite
    self.values = isRange ? values : values.lowerBound...(values.lowerBound + 1)
    pixels = (low, high)
    let wanted = max(2, abs(high - low) / pixelsPerTick)
    let step = Self.roundStep(atLeast: (isRange ? width : 1) / wanted)
    decimals = step.decimals
    let first = (self.values.lowerBound / step.value - 1e-9).rounded(.up)
    let last = (self.values.upperBound / step.value + 1e-9).rounded(.down)
    ticks = stride(from: first, through: last, by: 1).map { $0 * step.value }
  }

  func pixel(_ value: Double) -> Double {
    let share = (value - values.lowerBound) / (values.upperBound - values.lowerBound)
    return pixels.low + share * (pixels.high - pixels.low)
  }

  func label(_ tick: Double) -> String {
    decimals == 0 ? NumberStyle.grouped(tick) : NumberStyle.fixed(tick, decimals: decimals)
  }

  private static func roundStep(atLeast least: Double) -> (value: Double, decimals: Int) {
    var power = 1.0
    var exponent = 0
    while power * 10 <= least {
      power *= 10
      exponent += 1
    }
    while power > least {
      power /= 10
      exponent -= 1
    }
    for factor in [1.0, 2, 5] where factor * power >= least {
      return (factor * power, max(0, -exponent))
    }
    return (10 * power, max(0, -exponent - 1))
  }
}
