import Foundation
import Testing

/// What the drawn document says, read back from it.
@Suite("Meaning of maps")
struct MapMeaningTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var arguments: [String]
    var testDescription: String { name }
  }

  private static let fixture = ["--network", CommandLineTool.fixtureNetwork]

  static let cases = [
    Case(
      name: "fixture route",
      arguments: ["route", "Kashgar", "Tashkent", "--date", "2031", "--by", "distance"] + fixture
    ),
    Case(
      name: "fixture comparison",
      arguments: ["compare", "Kashgar", "Andijan", "--date", "2031"] + fixture
    ),
    Case(name: "fixture network", arguments: ["network"] + fixture),
    Case(name: "INSTC and Suez", arguments: ["compare", "Mumbai", "Saint Petersburg"]),
    Case(name: "China to Europe", arguments: ["compare", "Xi'an", "Hamburg"]),
    Case(name: "Shanghai to Istanbul", arguments: ["compare", "Shanghai", "Istanbul"]),
    Case(name: "network of Türkiye", arguments: ["network", "country:TR"]),
    Case(name: "whole network", arguments: ["network"]),
    Case(name: "narrow", arguments: ["route", "Tashkent", "Poti", "--width", "600"]),
    Case(name: "wide", arguments: ["route", "Tashkent", "Poti", "--width", "3000"]),
    Case(
      name: "Mercator",
      arguments: [
        "route", "Mumbai", "Moscow", "--crs", "+proj=merc +lon_0=60 +datum=WGS84",
      ]
    ),
  ]

  private static func draw(_ arguments: [String]) throws -> (map: DrawnMap, stderr: String) {
    let result = try CommandLineTool.run(["map"] + arguments + ["--no-basemap"])
    #expect(result.exitCode == 0, "\(result.stderr)")
    return (try DrawnMap(result.stdout), result.stderr)
  }

  @Test("no label covers a label, a symbol, a number, the legend or the inset", arguments: cases)
  func labelsAreFree(drawn: Case) throws {
    let (map, _) = try Self.draw(drawn.arguments)
    let panels = [map.plane] + [map.inset].compactMap { $0 }
    for (index, panel) in panels.enumerated() {
      let labels = panel.all(ofClass: "label-box").compactMap(\.box)
      let marks = panel.all(ofClass: "mark").compactMap(\.box)
      let badges = (panel.all(ofClass: "badge") + panel.all(ofClass: "inset-tag")).compactMap(\.box)
      let others = index == 0 ? [map.legendBox, map.inset?.all(ofClass: "ground").first?.box] : []
      for (position, label) in labels.enumerated() {
        for other in labels.dropFirst(position + 1) { #expect(!label.overlaps(other)) }
        for other in marks + badges + others.compactMap({ $0 }) {
          #expect(!label.overlaps(other), "\(label) covers \(other)")
        }
      }
    }
    #expect(!map.plane.all(ofClass: "label-box").isEmpty)
  }

  @Test("nothing is drawn outside the frame, and no text outside the page", arguments: cases)
  func nothingLeavesTheFrame(drawn: Case) throws {
    let (map, _) = try Self.draw(drawn.arguments)
    let frame = try #require(map.frame)
    for name in ["line", "mark", "label-box", "badge"] {
      for element in map.plane.all(ofClass: name) {
        let box = try #require(element.box)
        #expect(frame.contains(box), "\(name) \(box)")
      }
    }
    #expect(frame.contains(try #require(map.legendBox)))
    let page = (width: map.root.number("width"), height: map.root.number("height"))
    for text in map.root.all({ $0.name == "text" }) {
      #expect((0...page.width).contains(text.number("x")))
      #expect((10...page.height).contains(text.number("y")))
    }
  }

  @Test("the legend hides no symbol and no line", arguments: cases)
  func legendHidesNothing(drawn: Case) throws {
    let (map, _) = try Self.draw(drawn.arguments)
    let legend = try #require(map.legendBox)
    for mark in map.plane.all(ofClass: "mark") {
      #expect(!legend.overlaps(try #require(mark.box)))
    }
    for line in map.plane.all(ofClass: "line") {
      for path in line.children.filter({ $0.name == "path" }) {
        for (start, end) in zip(path.points, path.points.dropFirst()) {
          for step in 0...50 {
            let share = Double(step) / 50
            let (x, y) = (start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
            #expect(!legend.contains(x: x, y: y))
          }
        }
      }
    }
  }

  @Test(
    "a route's map has each leg and place once, and the sign of every change and border",
    arguments: [
      ["route", "Kashgar", "Andijan", "--date", "2031", "--require", "mode:rail"] + fixture,
      ["route", "Kashgar", "Tashkent", "--date", "2031", "--by", "distance"] + fixture,
    ]
  )
  func routeIsWhole(question: [String]) throws {
    let (map, _) = try Self.draw(question)
    let json = try CommandLineTool.run(question + ["--format", "json"]).stdout
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    )
    let route = try #require(document["itinerary"] as? [String: Any])
    let steps = try #require(route["steps"] as? [[String: Any]])
    func ids(_ name: String, of kind: String) -> [String] {
      steps.filter { $0["kind"] as? String == kind }.compactMap { $0[name] as? String }
    }
    let legs = ids("leg_id", of: "leg")
    #expect(!legs.isEmpty)
    #expect(map.plane.all(ofClass: "line").compactMap { $0.attributes["data-leg"] } == legs)
    let nodes = Set(
      steps.flatMap { [$0["from_node_id"], $0["to_node_id"]] }.compactMap { $0 as? String }
    )
    let marks = map.plane.all(ofClass: "mark")
    #expect(Set(marks.compactMap { $0.attributes["data-node"] }) == nodes)
    #expect(marks.count == nodes.count)
    // Both signs have four corners; their colours tell them apart.
    func drawn(_ color: String) -> [String] {
      marks.filter { mark in
        mark.children.contains {
          $0.attributes["fill"] == color && $0.name == "path" && $0.points.count == 4
        }
      }.compactMap { $0.attributes["data-node"] }
    }
    #expect(drawn("#CC79A7").sorted() == Set(ids("from_node_id", of: "gauge_change")).sorted())
    #expect(drawn("#000000").sorted() == Set(ids("from_node_id", of: "border")).sorted())
  }

  @Test("every place of a network's map is labelled or counted as left out", arguments: [0, 1])
  func droppedLabelsAreReported(which: Int) throws {
    let arguments = [["network"] + Self.fixture, ["network"]][which]
    let (map, stderr) = try Self.draw(arguments)
    let places = Set(map.plane.all(ofClass: "mark").compactMap { $0.attributes["data-node"] })
    let labelled = Set(map.root.all(ofClass: "label").compactMap { $0.attributes["data-node"] })
    let reported = stderr.split(separator: "\n").first { $0.contains("found no room") }
    let count = reported.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
    #expect(places.count == labelled.count + count)
    #expect(labelled.count > 20)
  }

  @Test("places stand where Snyder's formulas for the conformal conic put them")
  func positionsAreProjected() throws {
    let (map, _) = try Self.draw(["network"] + Self.fixture)
    let caption = map.root.all(ofClass: "caption").flatMap(\.children).map(\.text)
      .joined(separator: " ")
    let conic = try #require(LambertConic(parsing: caption), "\(caption)")
    let rows = try String(
      contentsOfFile: CommandLineTool.fixtureNetwork + "/node.csv",
      encoding: .utf8
    ).split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    var pairs: [(plane: (x: Double, y: Double), page: (x: Double, y: Double))] = []
    for mark in map.plane.all(ofClass: "mark") {
      let id = try #require(mark.attributes["data-node"])
      let row = try #require(rows.first { $0[0] == id })
      let symbol = try #require(mark.children.first { $0.name != "title" }?.box)
      pairs.append(
        (
          conic.project(longitude: Double(row[2]) ?? .nan, latitude: Double(row[3]) ?? .nan),
          ((symbol.minX + symbol.maxX) / 2, (symbol.minY + symbol.maxY) / 2)
        )
      )
    }
    let west = try #require(pairs.min { $0.plane.x < $1.plane.x })
    let east = try #require(pairs.max { $0.plane.x < $1.plane.x })
    let scale = (east.page.x - west.page.x) / (east.plane.x - west.plane.x)
    #expect(pairs.count > 20)
    for pair in pairs {
      let x = west.page.x + (pair.plane.x - west.plane.x) * scale
      let y = west.page.y - (pair.plane.y - west.plane.y) * scale
      #expect(abs(x - pair.page.x) < 0.6 && abs(y - pair.page.y) < 0.6, "\(pair)")
    }
  }

  @Test("a map's bytes are the same twice, of tenths of pixels, and refer to nothing outside")
  func bytesAreStable() throws {
    let arguments = ["map", "compare", "Mumbai", "Saint Petersburg", "--no-basemap"]
    for format in ["svg", "html"] {
      let first = try CommandLineTool.run(arguments + ["--format", format])
      let second = try CommandLineTool.run(arguments + ["--format", format])
      #expect(first.stdout == second.stdout)
      let text = first.stdout.replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "")
      #expect(!text.contains("http:") && !text.contains("https:"))
      #expect(!text.contains("src=") && !text.contains("@import") && !text.contains("xlink"))
    }
    let svg = try CommandLineTool.run(arguments).stdout
    let coordinates = try Regex(#"(?: d| x| y| cx| cy| r| width| height)="([^"]*)""#)
    for match in svg.matches(of: coordinates) {
      #expect(try Regex(#"\.\d\d"#).firstMatch(in: String(svg[match.range])) == nil)
    }
  }

  @Test("a name with markup in it is a text in every format")
  func namesAreNoMarkup() throws {
    let folder = try TemporaryDirectory()
    let network = folder.url.appendingPathComponent("network")
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: CommandLineTool.fixtureNetwork),
      to: network
    )
    let hostile = #"</script><img src=x onerror=alert(1)>&'"#
    let nodes = network.appendingPathComponent("node.csv")
    let text = try String(contentsOf: nodes, encoding: .utf8)
    try text.replacingOccurrences(of: "uz-tashkent,Tashkent,", with: "uz-tashkent,\(hostile),")
      .write(to: nodes, atomically: true, encoding: .utf8)
    let arguments = [
      "map", "route", "Kashgar", "uz-tashkent", "--network", network.path, "--no-basemap",
    ]
    let map = try DrawnMap(try CommandLineTool.run(arguments).stdout)
    let label = map.plane.all(ofClass: "label").first {
      $0.attributes["data-node"] == "uz-tashkent"
    }
    let words = try #require(label).all { $0.name == "text" }.map(\.text).joined(separator: " ")
    #expect(words == hostile)
    let html = try CommandLineTool.run(arguments + ["--format", "html"])
    #expect(html.exitCode == 0)
    #expect(!html.stdout.contains("<img"))
    #expect(html.stdout.components(separatedBy: "</script>").count == 3)
  }
}

/// Lambert's conformal conic on the ellipsoid, by Snyder, *Map Projections: A Working Manual* (USGS
/// Professional Paper 1395, 1987), equations 15-1 to 15-11.
private struct LambertConic {
  private static let a = 6_378_137.0
  private static let e = 0.081_819_190_842_621_5
  private let n, f, rho0, lon0: Double

  init?(parsing text: String) {
    func parameter(_ name: String) -> Double? {
      guard let range = text.range(of: "+\(name)=") else { return nil }
      return Double(text[range.upperBound...].prefix { "-0123456789.".contains($0) })
    }
    guard let first = parameter("lat_1"), let second = parameter("lat_2"),
      let origin = parameter("lat_0"), let central = parameter("lon_0")
    else { return nil }
    let (p1, p2) = (first * .pi / 180, second * .pi / 180)
    let n = log(Self.m(p1) / Self.m(p2)) / log(Self.t(p1) / Self.t(p2))
    self.n = n
    f = Self.m(p1) / (n * pow(Self.t(p1), n))
    rho0 = Self.a * f * pow(Self.t(origin * .pi / 180), n)
    lon0 = central
  }

  private static func m(_ phi: Double) -> Double {
    cos(phi) / (1 - e * e * sin(phi) * sin(phi)).squareRoot()
  }

  private static func t(_ phi: Double) -> Double {
    tan(.pi / 4 - phi / 2) / pow((1 - e * sin(phi)) / (1 + e * sin(phi)), e / 2)
  }

  func project(longitude: Double, latitude: Double) -> (x: Double, y: Double) {
    let rho = Self.a * f * pow(Self.t(latitude * .pi / 180), n)
    let theta = n * (longitude - lon0) * .pi / 180
    return (rho * sin(theta), rho0 - rho * cos(theta))
  }
}
