/// The powers of ten up to the number of decimals that ``Swift/Array/append(rounded:maxDecimals:)`` offers.
private let scales: InlineArray<10, Double> = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

/// The same as whole numbers.
private let wholeScales: InlineArray<10, UInt64> = [
  1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
]

/// Whole numbers below this are exact in a `Double`.
private let exactLimit = 9_007_199_254_740_992.0

extension [UInt8] {
  /// Appends the shortest decimal that reads back as the same number, such as `0.1` or `1e+300`;
  /// whole numbers without a point.
  ///
  /// - Precondition: the number is finite.
  mutating func append(shortest number: Double) {
    // A number that six decimals hold, within fifteen digits, is the division of two exact ones.
    // It reads back, and no shorter decimal could: two of fifteen digits are never the same double.
    let product = number * 1e6
    if abs(product) < 1e15, number != 0 {
      // Not `rounded()`, which is a call; where the two differ the division fails either way.
      let scaled = Double(Int64(product + (product < 0 ? -0.5 : 0.5)))
      if scaled / 1e6 == number {
        append(scaled: scaled, decimals: 6)
        return
      }
    }
    var text = number.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    append(contentsOf: text.utf8)
  }

  /// Appends a number rounded to at most `maxDecimals` decimals, trailing zeros and a needless
  /// point left out; half way between two it takes the even one. Never `-0`.
  ///
  /// - Parameter maxDecimals: 0…9.
  /// - Precondition: the number is finite and `maxDecimals` within 0…9.
  mutating func append(rounded number: Double, maxDecimals: Int) {
    precondition((0...9).contains(maxDecimals), "\(maxDecimals) decimals; 0 to 9 are offered")
    let scale = scales[maxDecimals]
    let product = number * scale
    guard abs(product) < exactLimit else {
      append(shortest: number)
      return
    }
    var scaled = product.rounded(.toNearestOrEven)
    // A product that looks half way may have been rounded to that; its error says which side.
    let half = product - scaled
    if abs(half) == 0.5 {
      let error = (-product).addingProduct(number, scale)
      if half > 0, error > 0 { scaled += 1 }
      if half < 0, error < 0 { scaled -= 1 }
    }
    append(scaled: scaled, decimals: maxDecimals)
  }

  /// Appends a whole number.
  mutating func append(integer number: Int) {
    append(digits: UInt64(number.magnitude), decimals: 0, isNegative: number < 0)
  }

  /// Appends `scaled` divided by ten to the power of `decimals`.
  @inline(__always)
  private mutating func append(scaled: Double, decimals: Int) {
    append(digits: UInt64(scaled.magnitude), decimals: decimals, isNegative: scaled < 0)
  }

  @inline(__always)
  private mutating func append(digits: UInt64, decimals: Int, isNegative: Bool) {
    let scale = wholeScales[decimals]
    let whole = digits / scale
    let fraction = digits % scale
    if whole < 100_000_000, decimals <= 8 {
      append(whole: whole, fraction: fraction * wholeScales[8 - decimals], isNegative: isNegative)
    } else {
      appendLong(digits: digits, decimals: decimals, isNegative: isNegative)
    }
  }

  /// Appends a whole number below 10⁸ and a fraction in units of 10⁻⁸.
  private mutating func append(whole: UInt64, fraction: UInt64, isNegative: Bool) {
    let digits = whole.eightDigits
    let decimals = fraction.eightDigits
    let wholeCount = whole == 0 ? 1 : 8 - digits.trailingZeroBitCount / 8
    let decimalCount = 8 - decimals.leadingZeroBitCount / 8
    append(addingCapacity: 18) { output in
      if isNegative { output.append(UInt8(ascii: "-")) }
      var rest = digits >> UInt64(8 * (8 - wholeCount))
      for _ in 0..<wholeCount {
        output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest & 15))
        rest >>= 8
      }
      guard fraction > 0 else { return }
      output.append(UInt8(ascii: "."))
      rest = decimals
      for _ in 0..<decimalCount {
        output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest & 15))
        rest >>= 8
      }
    }
  }

  private mutating func appendLong(digits: UInt64, decimals: Int, isNegative: Bool) {
    var rest = digits
    var decimalsLeft = decimals
    while decimalsLeft > 0, rest % 10 == 0 {
      rest /= 10
      decimalsLeft -= 1
    }
    // Twenty digits, of which the last are found first, and a point.
    var reversed = InlineArray<21, UInt8>(repeating: UInt8(ascii: "0"))
    var count = 0
    let hasPoint = decimalsLeft > 0
    while rest > 0 || decimalsLeft >= 0 {
      reversed[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      count += 1
      decimalsLeft -= 1
      if decimalsLeft == 0, hasPoint {
        reversed[count] = UInt8(ascii: ".")
        count += 1
      }
    }
    append(addingCapacity: count + 1) { output in
      if isNegative { output.append(UInt8(ascii: "-")) }
      while count > 0 {
        count -= 1
        output.append(reversed[count])
      }
    }
  }
}

extension UInt64 {
  /// The eight decimal digits of a number below 10⁸, one a byte, the first of them lowest: halves,
  /// quarters and digits are parted side by side, by multiplications that divide by 100 and by 10.
  @inline(__always)
  fileprivate var eightDigits: UInt64 {
    let halves = self / 10_000 | (self % 10_000) << 32
    let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- hundreds &* 100) << 16
    let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) << 8
  }
}
