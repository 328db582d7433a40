/// The inverse of the standard normal distribution: algorithm AS 241, PPND16 (Wichura 1988, Applied
/// Statistics 37, 477–484, doi:10.2307/2347330), accurate to about one part in 10¹⁶.
///
/// Inverting a uniform number, unlike rejection or Box–Muller, keeps its order: a lower number is a
/// shorter time whatever the spread, so two scenarios that share random numbers differ by no more
/// noise than their figures make.
enum NormalScore {
  /// |p − ½| up to which the central rational function holds.
  static let centralLimit = 0.425
  /// The score below which a share `p` of the distribution lies; `p` above 0 and below 1.
  static func of(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= centralLimit { return central(Lanes(repeating: q))[0] }
    let z = tail(Lanes(repeating: q < 0 ? p : 1 - p))[0]
    return q < 0 ? -z : z
  }

  /// Scores of p = ½ + q for |q| up to ``centralLimit``.
  @inline(__always)
  static func central(_ q: Lanes) -> Lanes {
    let r = 0.180625 - q * q
    var n = r * 2.5090809287301226727e+3 + 3.3430575583588128105e+4
    n = n * r + 6.7265770927008700853e+4
    n = n * r + 4.5921953931549871457e+4
    n = n * r + 1.3731693765509461125e+4
    n = n * r + 1.9715909503065514427e+3
    n = n * r + 1.3314166789178437745e+2
    n = n * r + 3.3871328727963666080e+0
    var d = r * 5.2264952788528545610e+3 + 2.8729085735721942674e+4
    d = d * r + 3.9307895800092710610e+4
    d = d * r + 2.1213794301586595867e+4
    d = d * r + 5.3941960214247511077e+3
    d = d * r + 6.8718700749205790830e+2
    d = d * r + 4.2313330701600911252e+1
    d = d * r + 1
    return q * n / d
  }

  /// Scores of p = ½ + q for |q| above ``centralLimit``.
  @inline(__always)
  static func signedTail(_ q: Lanes) -> Lanes {
    let signBit = SIMD8<UInt64>(repeating: 1 &<< 63)
    let scores = tail(0.5 - Lanes(bits: q.bits & ~signBit))
    return Lanes(bits: scores.bits | (q.bits & signBit))
  }

  /// Scores, without their sign, of the tail probabilities `p` below ½ − ``centralLimit``.
  static func tail(_ p: Lanes) -> Lanes {
    let r = (0 - PortableMath.log(p)).squareRoot()
    var scores = nearTail(r - 1.6)
    // All negative: no lane is far out, as nearly always.
    guard (r - 5).bits.allLanesAnd >> 63 == 0 else { return scores }
    for lane in scores.indices where r[lane] > 5 {
      scores[lane] = farTail(r[lane] - 5)
    }
    return scores
  }

  @inline(__always)
  private static func nearTail(_ r: Lanes) -> Lanes {
    var n = r * 7.74545014278341407640e-4 + 2.27238449892691845833e-2
    n = n * r + 2.41780725177450611770e-1
    n = n * r + 1.27045825245236838258e+0
    n = n * r + 3.64784832476320460504e+0
    n = n * r + 5.76949722146069140550e+0
    n = n * r + 4.63033784615654529590e+0
    n = n * r + 1.42343711074968357734e+0
    var d = r * 1.05075007164441684324e-9 + 5.47593808499534494600e-4
    d = d * r + 1.51986665636164571966e-2
    d = d * r + 1.48103976427480074590e-1
    d = d * r + 6.89767334985100004550e-1
    d = d * r + 1.67638483018380384940e+0
    d = d * r + 2.05319162663775882187e+0
    d = d * r + 1
    return n / d
  }

  /// Beyond 1.4·10⁻¹¹, which a draw reaches once in 3.6·10¹⁰.
  private static func farTail(_ r: Double) -> Double {
    var n = r * 2.01033439929228813265e-7 + 2.71155556874348757815e-5
    n = n * r + 1.24266094738807843860e-3
    n = n * r + 2.65321895265761230930e-2
    n = n * r + 2.96560571828504891230e-1
    n = n * r + 1.78482653991729133580e+0
    n = n * r + 5.46378491116411436990e+0
    n = n * r + 6.65790464350110377720e+0
    var d = r * 2.04426310338993978564e-15 + 1.42151175831644588870e-7
    d = d * r + 1.84631831751005468180e-5
    d = d * r + 7.86869131145613259100e-4
    d = d * r + 1.48753612908506148525e-2
    d = d * r + 1.36929880922735805310e-1
    d = d * r + 5.99832206555887937690e-1
    d = d * r + 1
    return n / d
  }
}

// MARK: - Random words

extension NormalScore {
  /// p − ½ of uniformly random words: odd multiples of 2⁻⁵³ from their upper 52 bits, so never 0 and
  /// never ±½.
  @inline(__always)
  static func deviations(of words: SIMD8<UInt64>) -> Lanes {
    // First as a number from 1 to 2.
    let unit = Lanes(bits: (words &>> 12) | SIMD8(repeating: 0x3FF0_0000_0000_0000))
    return unit - (1.5 - 0x1p-53)
  }

  /// The words whose p lies within ``centralLimit`` of ½: the first, and how many. As literals, for a
  /// computed constant is checked for having been computed at every use.
  private static let firstCentral: UInt64 = 0x1333_3333_3333_3333
  private static let centralCount: UInt64 = 0xD999_9999_9999_9999

  /// 1 for the word of a tail, else 0.
  @inline(__always)
  static func tailCount(_ word: UInt64) -> Int {
    word &- firstCentral < centralCount ? 0 : 1
  }
}

extension SIMD8<UInt64> {
  /// The bits that all lanes have.
  @inline(__always)
  fileprivate var allLanesAnd: UInt64 {
    let four = lowHalf & highHalf
    let two = four.lowHalf & four.highHalf
    return two.x & two.y
  }
}
