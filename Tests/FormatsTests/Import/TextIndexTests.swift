import TestSupport
import Testing

@testable import Formats

@Suite("Numbers of texts")
struct TextIndexTests {
  @Test("texts are numbered as a dictionary numbers them, whether or not they look like numbers")
  func likeADictionary() {
    forAll(count: 300, seed: 90) { random, seed in
      var index = TextIndex(expectedCount: Int.random(in: 0...3, using: &random) * 50)
      var numbers: [String: Int] = [:]
      var texts: [String] = []
      let start = Int.random(in: 0...2, using: &random)
      for step in 0..<400 {
        // A run of decimals first, and then whatever comes.
        let text =
          step < 150 || Bool.random(using: &random)
          ? "\(start + step)" : Self.text(using: &random)
        let inserted = index.insert(Array(text.utf8).span)
        let expected = numbers[text]
        #expect(inserted.isNew == (expected == nil), "\(text), seed \(seed)")
        #expect(inserted.number == expected ?? texts.count, "\(text), seed \(seed)")
        if expected == nil {
          numbers[text] = texts.count
          texts.append(text)
        }
      }
      #expect(index.count == texts.count)
      for (number, text) in texts.enumerated() {
        #expect(index.text(of: number) == text, "seed \(seed)")
        #expect(index.number(of: Array(text.utf8).span) == number, "\(text), seed \(seed)")
      }
      for _ in 0..<50 {
        let text = Self.text(using: &random)
        #expect(index.number(of: Array(text.utf8).span) == numbers[text], "\(text), seed \(seed)")
      }
    }
  }

  @Test("a decimal has the number of its text")
  func decimals() {
    var index = TextIndex()
    var texts = TextIndex()
    for decimal in [5, 6, 7, 3, 7, 1_000_000_007, 6, 4095, 4096, 123_456_789_012, 8] {
      let text = Array("\(decimal)".utf8)
      let byText = texts.insert(text.span)
      #expect(index.insert(decimal: decimal) == byText)
      #expect(index.number(of: text.span) == byText.number)
    }
  }

  private static func text(using random: inout SplitMix64) -> String {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: "\(Int.random(in: 0...9999, using: &random))"
    case 1: "\(Int.random(in: 0...Int.max, using: &random))"
    case 2: "0\(Int.random(in: 0...9, using: &random))"
    case 3: ["", "-1", "1.5", " 1", "é", "12345678x"][Int.random(in: 0..<6, using: &random)]
    default: "n\(Int.random(in: 0...500, using: &random))"
    }
  }
}
