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
  @inline(__always)
  private static func shortDecimal(_ text: Span<UInt8>) -> Double? {
    guard let first = text.isEmpty ? nil : text[0] else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let start = isNegative || first == UInt8(ascii: "+") ? 1 : 0
    // Fifteen digits and a point; leading zeros count, which only sends "000…" the longer way.
    guard (1...16).contains(text.count - start) else { return nil }
    let magnitude =
      text.count - start <= 8
      ? magnitude(of: text.word64(from: start), byteCount: text.count - start)
      : magnitude(of: text.word128(from: start), byteCount: text.count - start)
    return isNegative ? magnitude.map { -$0 } : magnitude
  }

  /// The number that up to sixteen characters say, the first of them in the lowest byte: digits with at
  /// most one point, which is cut out.
  @inline(__always)
  private static func magnitude<Word: FixedWidthInteger & UnsignedInteger>(
    of text: Word,
    byteCount: Int
  ) -> Double? {
    var digits = text
    var digitCount = byteCount
    var decimals = 0
    let points = text.marks(of: UInt8(ascii: "."))
    if points != 0 {
      let position = points.trailingZeroBitCount / 8
      let below = ~(Word.max << Word(8 * position))
      digits = (text & below) | ((text >> 8) & ~below)
      digitCount -= 1
      decimals = digitCount - position
    }
    guard (1...15).contains(digitCount) else { return nil }
    // The last digit goes to the highest byte, so that zeros stand before the first.
    digits = (digits ^ (Word.max / 0xFF &* 0x30)) << Word(Word.bitWidth - 8 * digitCount)
    guard digits.isDigits else { return nil }
    var mantissa = UInt64(truncatingIfNeeded: digits).numberOfEightDigits
    if Word.bitWidth > 64 {
      let last = UInt64(truncatingIfNeeded: digits >> Word(Word.bitWidth - 64))
      mantissa = mantissa * 100_000_000 + last.numberOfEightDigits
    }
    return Double(mantissa) / exactPowersOfTen[decimals]
  }
}

extension FixedWidthInteger {
  /// Whether every byte is at most 9.
  @inline(__always)
  fileprivate var isDigits: Bool {
    let ones = Self.max / 0xFF
    return ((self &+ ones &* 0x76) | self) & (ones &* 0x80) == 0
  }

  /// The high bit of every byte that equals `byte`. Above the lowest of them others may be marked in
  /// error, so only the lowest counts.
  @inline(__always)
  fileprivate func marks(of byte: UInt8) -> Self {
    let ones = Self.max / 0xFF
    let difference = self ^ (ones &* Self(byte))
    return (difference &- ones) & ~difference & (ones &* 0x80)
  }
}

extension UInt64 {
  /// The number that eight digits from 0 to 9 make, the first of them in the lowest byte: neighbours
  /// are joined to pairs, then pairs to fours, and fours to eight.
  @inline(__always)
  fileprivate var numberOfEightDigits: UInt64 {
    let pairs = (self &* 10 &+ (self >> 8)) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ (pairs >> 16)) & 0x0000_FFFF_0000_FFFF
    return (fours &* 10_000 &+ (fours >> 32)) & 0xFFFF_FFFF
  }
}

extension Span<UInt8> {
  /// Up to eight bytes from an offset to the end, the first of them lowest.
  @inline(__always)
  fileprivate func word64(from start: Int) -> UInt64 {
    let length = count - start
    if length == 8 { return load(UInt64.self, at: start) }
    if length >= 4 {
      let last = UInt64(load(UInt32.self, at: count - 4))
      return UInt64(load(UInt32.self, at: start)) | last << UInt64(8 * (length - 4))
    }
    var word: UInt64 = 0
    for offset in start..<count { word |= UInt64(self[offset]) << UInt64(8 * (offset - start)) }
    return word
  }

  /// Nine to sixteen bytes from an offset to the end, the first of them lowest.
  @inline(__always)
  fileprivate func word128(from start: Int) -> UInt128 {
    let last = UInt128(load(UInt64.self, at: count - 8))
    return UInt128(load(UInt64.self, at: start)) | last << UInt128(8 * (count - start - 8))
  }

  @inline(__always)
  private func load<Word: FixedWidthInteger & BitwiseCopyable>(_: Word.Type, at offset: Int) -> Word
  {
    Word(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Word.self))
  }
}

extension UInt64 {
  /// Reads one to eight digits and nothing else.
  @inline(__always)
  init?(shortDigits text: Span<UInt8>) {
    guard (1...8).contains(text.count) else { return nil }
    let digits = (text.word64(from: 0) ^ 0x3030_3030_3030_3030) << UInt64(64 - 8 * text.count)
    guard digits.isDigits else { return nil }
    self = digits.numberOfEightDigits
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
