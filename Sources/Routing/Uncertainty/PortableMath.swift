/// Eight numbers that are worked on at once.
typealias Lanes = SIMD8<Double>

/// Exponential and logarithm from additions, multiplications and divisions alone, which IEEE 754
/// rounds the same on every machine; the C library's differ in the last bit from one to the next.
///
/// Method and coefficients: FDLIBM's `e_exp.c` and `e_log.c` (Sun Microsystems 1993). Errors stay
/// below one unit in the last place.
enum PortableMath {
  private static let ln2High = 6.93147180369123816490e-01
  private static let ln2Low = 1.90821492927058770002e-10
  private static let inverseLn2 = 1.44269504088896338700
  /// Adding it rounds to a whole number, which then stands in the low bits.
  private static let roundingShift = 0x1.8p52

  /// e^x for |x| up to 700.
  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes {
    let shifted = x * inverseLn2 + roundingShift
    let k = shifted - roundingShift
    let high = x - k * ln2High
    let low = k * ln2Low
    let r = high - low
    let t = r * r
    var p = t * 4.13813679705723846039e-08 + -1.65339022054652515390e-06
    p = p * t + 6.61375632143793436117e-05
    p = p * t + -2.77777777770155933842e-03
    p = p * t + 1.66666666666666019037e-01
    let c = r - p * t
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    return Lanes(bits: y.bits &+ (shifted.bits &<< 52))
  }

  /// ln x for x above zero that is no subnormal.
  @inline(__always)
  static func log(_ x: Lanes) -> Lanes {
    // x = 2^k·m with m from √½ to √2.
    let bits = x.bits
    let offset = bits &- SIMD8(repeating: 0x3FE6_A09E_0000_0000)
    let exponent = offset & SIMD8(repeating: 0xFFF0_0000_0000_0000)
    let m = Lanes(bits: bits &- exponent)
    // The exponent as a number: its sign bit is spread by the subtraction of the bias.
    let biased = (exponent &>> 52) ^ SIMD8(repeating: 0x800)
    let k = Lanes(bits: biased | SIMD8(repeating: 0x4330_0000_0000_0000)) - (0x1p52 + 0x800)
    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    var even = w * 1.531383769920937332e-01 + 2.222219843214978396e-01
    even = even * w + 3.999999999940941908e-01
    var odd = w * 1.479819860511658591e-01 + 1.818357216161805012e-01
    odd = odd * w + 2.857142874366239149e-01
    odd = odd * w + 6.666666666666735130e-01
    let r = even * w + odd * z
    let halfSquare = 0.5 * f * f
    return k * ln2High - ((halfSquare - (s * (halfSquare + r) + k * ln2Low)) - f)
  }
}

extension Lanes {
  /// The lanes' IEEE 754 encodings. Both types are eight 64-bit lanes without padding.
  @inline(__always)
  var bits: SIMD8<UInt64> { unsafeBitCast(self, to: SIMD8<UInt64>.self) }

  @inline(__always)
  init(bits: SIMD8<UInt64>) {
    self = unsafeBitCast(bits, to: Lanes.self)
  }
}
