import Foundation
import Testing

/// Differences of scenarios read back from the drawn document.
@Suite("Meaning of scenario maps")
struct ScenarioMapTests {
  private static let question = [
    "scenario", "diff", "today", "cku-532", "--od", "Kashgar>Tashkent", "--by", "co2",
    "--samples", "100",
  ]

  private static func row() throws -> [String: Any] {
    let text = try CommandLineTool.run(question + ["--format", "json"]).stdout
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return try #require((document?["rows"] as? [[String: Any]])?.first)
  }

  @Test("legs are lost, kept and gained on the map as scenario diff says")
  func legsAreWhatTheDiffSays() throws {
    let (map, _) = try MapMeaningTests.draw(Self.question)
    let row = try Self.row()
    func legs(_ side: String) throws -> Set<String> {
      let answer = try #require(row[side] as? [String: Any])
      return Set(try #require(answer["leg_ids"] as? [String]))
    }
    let (base, scenario) = (try legs("base"), try legs("scenario"))
    for (name, routes, expected) in [
      ("lost", "0", base.subtracting(scenario)), ("kept", "0 1", base.intersection(scenario)),
      ("gained", "1", scenario.subtracting(base)),
    ] {
      let drawn = map.plane.all(ofClass: "line").filter { $0.attributes["data-routes"] == routes }
      #expect(drawn.compactMap { $0.attributes["data-leg"] }.sorted() == expected.sorted())
      #expect(!expected.isEmpty, "\(name)")
    }
  }

  @Test("base and scenario are told apart in grey: by dashes and by lightness")
  func changesAreToldApartInGrey() throws {
    let (map, _) = try MapMeaningTests.draw(Self.question)
    func rims(_ routes: String) -> [DrawnMap.Element] {
      map.plane.all(ofClass: "halo").filter { $0.attributes["data-routes"] == routes }
    }
    let (lost, kept, gained) = (rims("0"), rims("0 1"), rims("1"))
    #expect(!lost.isEmpty && !kept.isEmpty && !gained.isEmpty)
    #expect(lost.allSatisfy { $0.attributes["stroke-dasharray"] != nil })
    #expect((kept + gained).allSatisfy { $0.attributes["stroke-dasharray"] == nil })
    let lightness = [lost, kept, gained].compactMap {
      $0.first?.attributes["stroke"].flatMap(Lightness.of)
    }
    #expect(lightness.count == 3)
    for (index, first) in lightness.enumerated() {
      for second in lightness.dropFirst(index + 1) { #expect(abs(first - second) > 15) }
    }
    // The letters of the legend stand on lines that only their route uses.
    let badges = map.plane.all(ofClass: "badge")
    #expect(badges.compactMap { $0.children.last?.text } == ["B", "S"])
    for badge in badges {
      let center = try #require(badge.box).middle
      let own = rims(badge.attributes["data-routes"] ?? "")
      #expect((own.map { $0.distance(to: center) }.min() ?? .infinity) < 1)
    }
  }

  @Test(
    "every kind of map names the scenario in its caption",
    arguments: [
      ["route", "Kashgar", "Andijan"], ["compare", "Kashgar", "Andijan"],
      ["reach", "Kashgar", "--within", "2d"], ["network"],
    ]
  )
  func captionsNameTheScenario(question: [String]) throws {
    let scenario = ["--scenario", "cku-532"]
    let (map, _) = try MapMeaningTests.draw(question + scenario)
    #expect(map.caption.contains("scenario: CKU open, southern alignment of 532 km."))
    let (plain, _) = try MapMeaningTests.draw(question)
    #expect(!plain.caption.contains("scenario:"))
    for caption in [map.caption, plain.caption] {
      #expect(caption.contains("2026-11-24") && caption.contains("Sources: "))
    }
    let (diff, _) = try MapMeaningTests.draw(Self.question)
    #expect(diff.caption.contains("Base: today. Scenario: CKU open"))
  }

  @Test("what was required and avoided stands in the caption")
  func captionsSayTheConditions() throws {
    let (map, _) = try MapMeaningTests.draw(
      ["route", "Kashgar", "Tashkent", "--require", "mode:rail", "--avoid", "country:RU"]
    )
    #expect(map.caption.contains("Without country:RU. With mode:rail."))
  }
}
