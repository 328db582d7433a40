import TestSupport
import Testing

@testable import Formats

private func double(_ text: String) -> Double? {
  Double(decimal: Array(text.utf8).span)
}

private func int(_ text: String) -> Int? {
  Int(decimal: Array(text.utf8).span)
}

@Suite struct DecimalParsingTests {
  @Test(arguments: [
    "", "-", "+", ".", "-.", "e5", "1e", "1e+", "--1", "1-", "1.2.3", "nan", "inf", "-inf",
    "infinity", "0x10", "0x1p3", " 1", "1 ", "1,5", "1_000", "1e999", "-1e999", "١", "12x",
  ])
  func refusesWhatIsNoFiniteDecimalNumber(text: String) {
    #expect(double(text) == nil)
  }

  @Test(arguments: [
    "0", "-0", "0.1", "-0.1", "+1.5", "1.", ".5", "1234.5", "123456789012345", "9007199254740993",
    "0.000000000000001", "000000000000000000001.5", "1e22", "1e23", "1E-5", "4.9e-324",
    "2.2250738585072011e-308", "1.7976931348623157e308", "0.1000000000000000055511151231257827",
    "999999999999999.9",
  ])
  func agreesWithTheStandardLibraryToTheBit(text: String) throws {
    let expected = try #require(Double(text))
    #expect(double(text)?.bitPattern == expected.bitPattern)
  }

  @Test func shortDecimalsAreCorrectlyRounded() {
    forAll(count: 50_000, seed: 50) { random, seed in
      let digits = Int.random(in: 1...15, using: &random)
      var text = String(UInt64.random(in: 0..<1_000_000_000_000_000, using: &random))
      text = String(text.prefix(digits))
      let point = Int.random(in: 0...text.count, using: &random)
      text.insert(".", at: text.index(text.startIndex, offsetBy: point))
      if Bool.random(using: &random) { text = "-" + text }
      #expect(double(text)?.bitPattern == Double(text)?.bitPattern, "\(text), seed \(seed)")
    }
  }

  @Test func acceptsExactlyTheDecimalTextsThatTheStandardLibraryDoes() {
    let alphabet = Array("0159.+-eE")
    forAll(count: 50_000, seed: 51) { random, seed in
      let count = Int.random(in: 0...8, using: &random)
      let text = String(
        (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
      )
      let expected = Double(text).flatMap { $0.isFinite ? $0 : nil }
      #expect(double(text)?.bitPattern == expected?.bitPattern, "\(text), seed \(seed)")
    }
  }

  @Test func everyDoublePrintedReadsBack() {
    forAll(count: 20_000, seed: 52) { random, seed in
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { return }
      #expect(double("\(number)")?.bitPattern == number.bitPattern, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "", "-", "+", "1.0", "1e3", " 1", "1 ", "0x10", "9223372036854775808", "-9223372036854775809",
    "99999999999999999999", "١",
  ])
  func refusesWhatIsNoWholeNumber(text: String) {
    #expect(int(text) == nil)
  }

  @Test(arguments: [
    "0", "-0", "+7", "007", "1520", "9223372036854775807", "-9223372036854775808",
  ])
  func readsEveryWholeNumber(text: String) throws {
    #expect(int(text) == Int(text))
    #expect(int(text) != nil)
  }
}
