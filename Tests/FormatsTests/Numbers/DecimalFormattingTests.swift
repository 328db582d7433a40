import Foundation
import TestSupport
import Testing

@testable import Formats

private func shortest(_ number: Double) -> String {
  var bytes: [UInt8] = []
  bytes.append(shortest: number)
  return String(decoding: bytes, as: UTF8.self)
}

private func rounded(_ number: Double, _ maxDecimals: Int) -> String {
  var bytes: [UInt8] = []
  bytes.append(rounded: number, maxDecimals: maxDecimals)
  return String(decoding: bytes, as: UTF8.self)
}

/// The C library's rounding, exact for every double, without trailing zeros and minus zero.
private func printfRounded(_ number: Double, _ maxDecimals: Int) -> String {
  var text = String(format: "%.\(maxDecimals)f", number)
  if text.contains(".") {
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
  }
  return text == "-0" ? "0" : text
}

@Suite struct DecimalFormattingTests {
  @Test(
    arguments: [
      (0.0, "0"), (-0.0, "-0"), (1, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (180, "180"),
      (72.84, "72.84"), (0.000001, "0.000001"), (1e15, "1000000000000000"), (1e16, "1e+16"),
      (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"),
      (1.0 / 3, "0.3333333333333333"), (123_456_789.125, "123456789.125"),
      (999_999_999, "999999999"), (12_345_678.9, "12345678.9"),
    ] as [(Double, String)]
  )
  func shortestDecimalIsTheOneExpected(number: Double, text: String) {
    #expect(shortest(number) == text)
  }

  @Test func shortestDecimalReadsBackAndHasAsFewDigitsAsTheStandardLibrarys() {
    forAll(count: 50_000, seed: 60) { random, seed in
      let number =
        switch seed % 3 {
        case 0: Double(bitPattern: random.next())
        case 1: Double(Int.random(in: -180_000_000...180_000_000, using: &random)) / 1e6
        default: Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 64
        }
      guard number.isFinite else { return }
      let text = shortest(number)
      #expect(Double(text)?.bitPattern == number.bitPattern, "\(number), seed \(seed)")
      #expect(
        significantDigits(text) == significantDigits(number.description),
        "\(number), seed \(seed)"
      )
    }
  }

  private func significantDigits(_ text: String) -> String {
    let digits = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
    return String(digits.reversed().drop { $0 == "0" }.reversed())
  }

  @Test func roundingToDecimalsIsTheCLibrarys() {
    forAll(count: 100_000, seed: 61) { random, seed in
      let maxDecimals = Int.random(in: 0...9, using: &random)
      let number =
        switch seed % 3 {
        case 0: Double.random(in: -180...180, using: &random)
        // Ties and their neighbours: multiples of a half in the last place, exact or nearly so.
        case 1: Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 2e6
        default: Double(Int.random(in: -100_000...100_000, using: &random)) / 1024
        }
      #expect(
        rounded(number, maxDecimals) == printfRounded(number, maxDecimals),
        "\(number) to \(maxDecimals), seed \(seed)"
      )
    }
  }

  @Test(
    arguments: [
      (-0.000_000_1, 6, "0"), (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (100, 6, "100"),
      (1e20, 6, "1e+20"), (179.999_999_9, 6, "180"),
    ] as [(Double, Int, String)]
  )
  func roundingEdges(number: Double, maxDecimals: Int, text: String) {
    #expect(rounded(number, maxDecimals) == text)
  }

  @Test func wholeNumbersArePrintedWhole() {
    for number in [0, 7, -7, 10, 1520, .max, .min] {
      var bytes: [UInt8] = []
      bytes.append(integer: number)
      #expect(String(decoding: bytes, as: UTF8.self) == String(number))
    }
  }
}
