/// The powers of ten that a `Double` holds exactly.
private let exactPowersOfTen: InlineArray<23, Double> = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]

extension Double {
  /// Reads a decimal number from ASCII: digits with at most one point among or around them, a sign,
  /// an exponent; correctly rounded.
  ///
  /// Up to fifteen significant digits without an exponent, which is how people write figures, the
  /// digits and the power of ten are both exact, so that one division rounds correctly (Clinger
  /// 1990). The rest is left to the standard library.
  ///
  /// - Returns: `nil` for anything else, blanks, `nan`, `inf` and numbers beyond the largest finite
  ///   one included.
  init?(decimal text: Span<UInt8>) {
    if let short = Self.shortDecimal(text) {
      self = short
      return
    }
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
        continue
      default:
        return nil
      }
    }
    guard let number = Double(String(decodingBytes: text, in: 0..<text.count)), number.isFinite
    else { return nil }
    self = number
  }

  /// The number if it has at most fifteen digits and no exponent, else `nil`.
  private static func shortDecimal(_ text: Span<UInt8>) -> Double? {
    var index = 0
    var isNegative = false
    if let first = text.isEmpty ? nil : text[0] {
      isNegative = first == UInt8(ascii: "-")
      if isNegative || first == UInt8(ascii: "+") { index = 1 }
    }
    // Fifteen digits and a point; leading zeros count, which only sends "000…" the longer way.
    guard text.count - index <= 16 else { return nil }
    var mantissa: UInt64 = 0
    var digitCount = 0
    var fractionStart: Int?
    while index < text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      if digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        digitCount += 1
      } else if text[index] == UInt8(ascii: "."), fractionStart == nil {
        fractionStart = digitCount
      } else {
        return nil
      }
      index += 1
    }
    guard (1...15).contains(digitCount) else { return nil }
    let magnitude =
      Double(mantissa) / exactPowersOfTen[digitCount - (fractionStart ?? digitCount)]
    return isNegative ? -magnitude : magnitude
  }
}

extension Int {
  /// Reads a whole number from ASCII: decimal digits, with or without a sign.
  ///
  /// - Returns: `nil` for anything else and for numbers that do not fit.
  init?(decimal text: Span<UInt8>) {
    var index = 0
    var isNegative = false
    if let first = text.isEmpty ? nil : text[0] {
      isNegative = first == UInt8(ascii: "-")
      if isNegative || first == UInt8(ascii: "+") { index = 1 }
    }
    guard index < text.count else { return nil }
    var number = 0
    while index < text.count {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      // Counted downwards, because there is one more negative number than positive ones.
      let (product, overflowed) = number.multipliedReportingOverflow(by: 10)
      let (difference, underflowed) = product.subtractingReportingOverflow(Int(digit))
      guard !overflowed, !underflowed else { return nil }
      number = difference
      index += 1
    }
    if isNegative {
      self = number
    } else {
      guard number != .min else { return nil }
      self = -number
    }
  }
}
