import Foundation
import TestSupport
import Testing

@testable import Geo

@Suite struct NameFoldingTests {
  @Test(arguments: [
    ("Saint-Petersburg", "saint petersburg"), ("  SAINT   PETERSBURG. ", "saint petersburg"),
    ("St. Petersburg", "st petersburg"), ("Małaszewicze", "malaszewicze"), ("Łódź", "lodz"),
    ("Constanța", "constanta"), ("Constanţa", "constanta"), ("Gəncə", "gence"),
    ("Iğdır", "igdir"), ("İstanbul", "istanbul"), ("Záhony", "zahony"), ("Ürümqi", "urumqi"),
    ("Xi'an", "xian"), ("Xi’an", "xian"), ("Großenhain", "grossenhain"), ("Ñ Ø å", "n o a"),
    ("Port Said (East)", "port said east"), ("Москва", "москва"), ("", ""), ("–", ""),
    ("Km 202", "km 202"),
  ])
  func namesFoldToPlainWords(_ name: String, _ key: String) {
    #expect(NameFolding.key(name) == key)
  }

  @Test(arguments: ["Małaszewicze", "Ürümqi", "Constanța", "İstanbul", "Záhony", "Sévérin"])
  func composedAndDecomposedLettersFoldAlike(_ name: String) {
    let decomposed = name.decomposedStringWithCanonicalMapping
    #expect(NameFolding.key(name) == NameFolding.key(decomposed))
  }

  @Test func foldingTwiceIsFoldingOnce() {
    for name in ["Xi'an", "Port Said (East)", "Iğdır", "ẞ", "Straße 5", "Ω"] {
      let key = NameFolding.key(name)
      #expect(NameFolding.key(key) == key)
    }
  }

  @Test(arguments: [
    ("baku", "baku", 0), ("baku", "bauk", 1), ("baku", "bak", 1), ("baku", "baaku", 1),
    ("baku", "batu", 1), ("", "baku", 4), ("kitten", "sitting", 3), ("ca", "abc", 3),
  ])
  func theDistanceCountsInsertionsDeletionsReplacementsAndSwaps(
    _ a: String,
    _ b: String,
    _ distance: Int
  ) {
    #expect(NameFolding.editDistance(a, b) == distance)
    #expect(NameFolding.editDistance(b, a) == distance)
  }

  @Test func theDistanceIsTheFewestEditsByPlainRecursion() {
    func recursion(_ a: [Character], _ b: [Character]) -> Int {
      guard let x = a.last else { return b.count }
      guard let y = b.last else { return a.count }
      var best = min(
        recursion(a.dropLast(), b) + 1,
        recursion(a, b.dropLast()) + 1,
        recursion(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1)
      )
      if a.count > 1, b.count > 1, x == b[b.count - 2], a[a.count - 2] == y {
        best = min(best, recursion(a.dropLast(2), b.dropLast(2)) + 1)
      }
      return best
    }
    forAll(count: 150, seed: 5) { random, seed in
      let words = (0..<2).map { _ in
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          random.pick(["a", "b", "c"] as [Character])
        }
      }
      #expect(
        NameFolding.editDistance(String(words[0]), String(words[1]))
          == recursion(words[0], words[1]),
        "seed \(seed)"
      )
    }
  }

  @Test func suggestionsAreTheNearestNamesFirstAndAtMostThree() {
    let names = ["Almaty", "Altynkol", "Aktau", "Aktobe", "Astana", "Atyrau", "Aktau"]
    #expect(NameFolding.suggestions(for: "Aktua", among: names).first == "Aktau")
    #expect(NameFolding.suggestions(for: "Atau", among: names).count <= 3)
    #expect(NameFolding.suggestions(for: "Akt", among: names) == ["Aktau", "Aktobe"])
    #expect(NameFolding.suggestions(for: "Vladivostok", among: names).isEmpty)
  }
}
