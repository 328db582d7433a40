import Foundation
import Testing

/// What every chart has to be, whatever it shows.
@Suite("Form of charts")
struct ChartFormTests {
  @Test("a chart is a picture with a title and a description in words", arguments: ChartCase.all)
  func isDescribed(drawn: ChartCase) throws {
    let root = try drawn.draw().chart.root
    #expect(root.name == "svg")
    #expect(root.attributes["role"] == "img")
    let size = "0 0 \(Int(root.number("width"))) \(Int(root.number("height")))"
    #expect(root.attributes["viewBox"] == size)
    for id in (root.attributes["aria-labelledby"] ?? "").split(separator: " ") {
      let words = root.children.first { $0.attributes["id"] == String(id) }
      #expect((words?.text ?? "").count > 10)
    }
  }

  @Test(
    "a chart refers to nothing outside itself, and to nothing it lacks",
    arguments: ChartCase.all
  )
  func standsAlone(drawn: ChartCase) throws {
    let (chart, svg, _) = try drawn.draw()
    #expect(!svg.contains("href") && !svg.contains("<script") && !svg.contains("@import"))
    let addresses = svg.components(separatedBy: "://").dropFirst()
    #expect(addresses.allSatisfy { $0.hasPrefix("www.w3.org/2000/svg\"") })
    let references = svg.components(separatedBy: "url(").dropFirst().map { $0.prefix { $0 != ")" } }
    for reference in references {
      #expect(reference.first == "#")
      #expect(chart.element(id: String(reference.dropFirst())) != nil, "\(reference)")
    }
    let ids = chart.root.all { $0.attributes["id"] != nil }.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
  }

  @Test("coordinates have one decimal at most", arguments: ChartCase.all)
  func isRounded(drawn: ChartCase) throws {
    let names = ["x", "y", "width", "height", "cx", "cy", "r", "d"]
    for element in try drawn.draw().chart.root.all({ _ in true }) {
      for (name, value) in element.attributes where names.contains(name) {
        let numbers = value.split(whereSeparator: { "ML Z,".contains($0) })
        for number in numbers {
          let decimals = number.split(separator: ".").dropFirst().first ?? ""
          #expect(Double(number) != nil && decimals.count <= 1, "\(element.name) \(name) \(number)")
        }
      }
    }
  }

  @Test("the caption has the date, the sources and the scenario")
  func captionSaysWhatItIs() throws {
    let drawn = ChartCase(
      name: "scenario",
      arguments: ["stages", "Kashgar", "Andijan", "--date", "2031", "--scenario", "cku-1435"]
        + ["--avoid", "mode:road", "--via", "kg-makmal"] + ChartCase.fixture
    )
    let caption = try #require(try drawn.draw().chart.first(ofClass: "caption"))
    let words = caption.children.map(\.text).joined(separator: " ")
    for part in [
      "2031-12-31 (data as of 2026-11-24; scenario", "CKU open in standard gauge throughout",
      "Via kg-makmal.", "Without mode:road.", "FEU", "Sources: ",
    ] {
      #expect(words.contains(part), "\(words)")
    }
  }

  @Test("no label covers a label, a line, a sign or a dot", arguments: ChartCase.all)
  func labelsAreFree(drawn: ChartCase) throws {
    let chart = try drawn.draw().chart
    let boxes = chart.root.all(ofClass: "label-box").compactMap(\.box)
    for (index, box) in boxes.enumerated() {
      for other in boxes.dropFirst(index + 1) {
        #expect(!box.overlaps(other), "\(box) covers \(other)")
      }
    }
    let labels = (chart.first(ofClass: "labels")?.all(ofClass: "label-box") ?? []).compactMap(\.box)
    let signs = ["stop", "dot", "end"].flatMap { chart.root.all(ofClass: $0) }.compactMap(\.box)
    let lines = ["line", "curve"].flatMap { chart.root.all(ofClass: $0) }
      .compactMap { $0.children.last { $0.name == "path" }?.points }
    for label in labels {
      for sign in signs { #expect(!label.overlaps(sign), "\(label) covers \(sign)") }
      for point in lines.flatMap(Self.samples) {
        #expect(!label.contains(x: point.x, y: point.y), "\(label) covers \(point)")
      }
    }
  }

  @Test("no leader crosses a line of another route", arguments: ChartCase.all)
  func leadersCrossNothing(drawn: ChartCase) throws {
    let chart = try drawn.draw().chart
    let lines = ["line", "curve"].flatMap { chart.root.all(ofClass: $0) }
    for label in chart.root.all(ofClass: "label") {
      guard let leader = label.all(ofClass: "leader").first?.points else { continue }
      let own = (label.attributes["data-routes"] ?? "").split(separator: " ").map(String.init)
      for line in lines where !own.contains(line.attributes["data-routes"] ?? "") {
        let points = line.children.last { $0.name == "path" }?.points ?? []
        // Near its own end a leader may start where lines meet.
        let near = Self.samples(of: leader).dropFirst(5)
        let others = Self.samples(of: points)
        let meets = near.contains { a in
          others.contains { abs($0.x - a.x) < 0.8 && abs($0.y - a.y) < 0.8 }
        }
        #expect(!meets, "a leader of \(own) meets \(line.attributes)")
      }
    }
  }

  @Test("nothing leaves the page, and no mark its plot", arguments: ChartCase.all)
  func staysInside(drawn: ChartCase) throws {
    let chart = try drawn.draw().chart
    let page = DrawnMap.Box(
      minX: 0,
      minY: 0,
      maxX: chart.root.number("width"),
      maxY: chart.root.number("height")
    )
    for box in chart.root.all(ofClass: "label-box").compactMap(\.box) {
      #expect(page.contains(box))
    }
    for text in chart.root.all({ $0.name == "text" && $0.attributes["transform"] == nil }) {
      let size = Self.fontSize(of: text, in: chart)
      // Narrow English words in DejaVu Sans: what is wider is wrong for sure.
      let share = text.attributes["font-weight"] == "bold" ? 0.56 : 0.5
      let width = share * size * Double(text.text.count)
      let x = text.number("x")
      let left =
        switch text.attributes["text-anchor"] ?? Self.inheritedAnchor(of: text, in: chart) {
        case "end": x - width
        case "middle": x - width / 2
        default: x
        }
      #expect(left >= -2 && left + width <= page.maxX + 12, "'\(text.text)' \(left) + \(width)")
      #expect(text.number("y") >= size * 0.7 && text.number("y") <= page.maxY - 2)
    }
    guard let plot = chart.first(ofClass: "axes")?.box else { return }
    for name in ["line", "curve", "bar", "dot"] {
      for element in chart.root.all(ofClass: name) {
        guard let box = element.box else { continue }
        #expect(plot.contains(box, tolerance: 0.2), "\(name) \(box)")
      }
    }
  }

  @Test("the same question gives the same bytes", arguments: ChartCase.all)
  func isDeterministic(drawn: ChartCase) throws {
    #expect(try drawn.draw().svg == drawn.drawAnew().stdout)
  }

  private static func samples(
    of line: [(x: Double, y: Double)]
  ) -> [(x: Double, y: Double)] {
    zip(line, line.dropFirst()).flatMap { a, b in
      let steps = max(1, ((abs(b.x - a.x) + abs(b.y - a.y)) / 1.5).rounded(.up))
      return stride(from: 0, through: steps, by: 1).map { step in
        (a.x + (b.x - a.x) * step / steps, a.y + (b.y - a.y) * step / steps)
      }
    }
  }

  private static func fontSize(of text: DrawnMap.Element, in chart: DrawnMap) -> Double {
    Double(text.attributes["font-size"] ?? "")
      ?? inherited("font-size", of: text, in: chart).flatMap(Double.init) ?? 12
  }

  private static func inheritedAnchor(
    of text: DrawnMap.Element,
    in chart: DrawnMap
  ) -> String? {
    inherited("text-anchor", of: text, in: chart)
  }

  private static func inherited(
    _ name: String,
    of text: DrawnMap.Element,
    in chart: DrawnMap
  ) -> String? {
    text.path.reversed().lazy.compactMap { step in
      chart.root.all { ($0.attributes["class"] ?? $0.attributes["id"]) == step }
        .first?.attributes[name]
    }.first
  }
}
