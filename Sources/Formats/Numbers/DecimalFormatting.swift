/// The powers of ten up to the number of decimals that ``Swift/Array/append(rounded:maxDecimals:)`` offers.
private let scales: InlineArray<10, Double> = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

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
    let scaled = (number * 1e6).rounded()
    if abs(scaled) < 1e15, scaled / 1e6 == number, number != 0 {
      append(scaled: scaled, decimals: 6)
      return
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
