/// Values of an axis and the pixels they stand at.
struct LinearScale: Sendable {
  let values: ClosedRange<Double>
  let ticks: [Double]
  /// Digits after the point that tell the ticks apart.
  let decimals: Int
  private let pixels: (low: Double, high: Double)

  /// A scale from zero whose ticks are a round number apart: 1, 2 or 5 times a power of ten (Heckbert
  /// 1990, "Nice numbers for graph labels", *Graphics Gems*).
  ///
  /// - Parameters:
  ///   - greatest: what has to fit; zero or less is taken for one.
  ///   - low: the pixel of zero; `high` may lie above or to the right of it.
  ///   - pixelsPerTick: about how far apart ticks are.
  init(upTo greatest: Double, low: Double, high: Double, pixelsPerTick: Double) {
    let greatest = greatest > 0 && greatest.isFinite ? greatest : 1
    let wanted = max(2, abs(high - low) / pixelsPerTick)
    let step = Self.roundStep(atLeast: greatest / wanted)
    values = 0...greatest
    ticks = (0...Int(greatest / step.value + 1e-9)).map { Double($0) * step.value }
    decimals = step.decimals
    pixels = (low, high)
  }

  func pixel(_ value: Double) -> Double {
    let share = value / values.upperBound
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
