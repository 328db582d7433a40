import Geo
import Testing

@testable import Formats

@Suite struct PaletteTests {
  @Test func modesAndCorridorsHaveColoursOfTheirOwn() throws {
    let gauges: [[Gauge]] = [[.standard1435], [.broad1520], [.indian1676], []]
    let modes = Mode.allCases.filter { $0 != .rail }.map { Palette.color(mode: $0, gauges: []) }
    let all = gauges.map { Palette.color(mode: .rail, gauges: $0) } + modes
    #expect(Set(all).count == all.count)
    #expect(Set(Palette.corridors).count == Palette.corridors.count)
  }

  @Test func coloursReadBack() {
    for text in ["#000000", "#0072B2", "#FFFFFF", "#0A0B0C"] {
      #expect(RGBColor(parsing: text)?.description == text)
    }
    #expect(RGBColor(parsing: "#abcdef")?.description == "#ABCDEF")
  }

  @Test(arguments: ["", "#", "0072B2", "#0072B", "#0072B22", "#0072BG", "#+072B2", "red", "#éa0b"])
  func otherTextIsNoColour(text: String) {
    #expect(RGBColor(parsing: text) == nil)
  }
}
