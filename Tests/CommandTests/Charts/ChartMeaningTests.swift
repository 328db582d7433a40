import Foundation
import Testing

/// What a chart says, measured in the drawn document and held to what other commands print.
@Suite("Meaning of charts")
struct ChartMeaningTests {
  private static let railways =
    ["Kashgar", "Andijan", "--corridor", "cku-523", "--corridor", "cku-532", "--date", "2031"]
    + ChartCase.fixture
  private static let instc = [
    "Mumbai", "Saint Petersburg", "--corridor", "instc-west-road", "--corridor",
    "suez-mumbai-st-petersburg",
  ]

  private static func draw(_ arguments: [String]) throws -> DrawnMap {
    try ChartCase(name: "", arguments: arguments).draw().chart
  }

  @Test(
    "a line runs through every point of the profile, upright where freight stands",
    arguments: [("time-distance", railways), ("cost-distance", railways), ("time-distance", instc)]
  )
  func linesAreTheProfile(kind: String, query: [String]) throws {
    let chart = try Self.draw([kind] + query)
    let axes = try DrawnAxes(chart)
    let profile = try PrintedTable.rows(["profile"] + query)
    let lines = chart.root.all(ofClass: "line")
    #expect(lines.count == Set(profile.map { $0["route"] ?? $0["route_id"] }).count)
    for line in lines {
      let id = line.attributes["data-corridor"]
      let rows = profile.filter { $0["route_id"] == id }
      let drawn = try #require(line.children.last { $0.name == "path" }).points
      var expected: [(km: Double, value: Double)] = []
      for row in rows {
        let value =
          kind == "time-distance"
          ? row.number("cumulative_mean_hours") / 24 : row.number("cumulative_usd")
        let point = (row.number("cumulative_km"), value)
        if let last = expected.last, last == point { continue }
        expected.append(point)
      }
      #expect(drawn.count == expected.count)
      for (point, row) in zip(drawn, expected) {
        #expect(abs(axes.x(at: point.x) - row.km) < 0.005 * expected[expected.count - 1].km)
        #expect(abs(axes.y(at: point.y) - row.value) < 0.005 * expected[expected.count - 1].value)
      }
      let upright = zip(drawn, drawn.dropFirst()).filter { $0.x == $1.x && $0.y - $1.y > 2 }.count
      let signs =
        chart.root.all(ofClass: "stops")
        .first { $0.attributes["data-corridor"] == id }?.all(ofClass: "stop") ?? []
      #expect(!signs.isEmpty && signs.count <= upright)
    }
  }

  @Test("every route is named at its end or in the legend, and every dropped label on stderr")
  func everyRouteIsNamed() throws {
    for drawn in ChartCase.all where drawn.name.hasPrefix("time") || drawn.name.hasPrefix("cost") {
      let (chart, _, stderr) = try drawn.draw()
      let routes = chart.root.all(ofClass: "line").compactMap { $0.attributes["data-routes"] }
      let named =
        (chart.root.all(ofClass: "end-label") + chart.root.all(ofClass: "key"))
        .compactMap { $0.attributes["data-routes"] }
      #expect(named.sorted() == routes.sorted())
      let labels = chart.root.all(ofClass: "stop-label").count
      #expect(labels > 0 || stderr.contains("found no room"))
    }
  }

  @Test("a stop's label names its place and cause with its time")
  func stopsAreExplained() throws {
    let chart = try Self.draw(["time-distance"] + Self.railways)
    let titles = chart.root.all(ofClass: "stop").compactMap { stop in
      stop.children.first { $0.name == "title" }?.text.replacingOccurrences(of: "\u{A0}", with: " ")
    }
    #expect(titles.filter { $0 == "Makmal transhipment station: gauge change 20 h" }.count == 2)
    #expect(titles.filter { $0 == "Torugart pass border: border 2 d 3 h" }.count == 2)
  }

  @Test("the band ends at the percentiles that compare prints, and holds the line's end")
  func bandIsTheSimulation() throws {
    let chart = try Self.draw(["time-distance", "--uncertain"] + Self.instc)
    let axes = try DrawnAxes(chart)
    let rows = try PrintedTable.rows(["compare", "--percentiles", "P10,P90"] + Self.instc)
    let whiskers = chart.root.all(ofClass: "whisker")
    #expect(whiskers.count == rows.count)
    for (whisker, row) in zip(whiskers, rows) {
      let days = whisker.children.flatMap(\.points).map { axes.y(at: $0.y) }
      #expect(abs((days.min() ?? 0) - row.number("p10_days")) < 0.1)
      #expect(abs((days.max() ?? 0) - row.number("p90_days")) < 0.1)
    }
  }

  @Test("bars of stages add up to the total, the shortest first, nothing missing")
  func stagesAddUp() throws {
    for order in [[], ["--in-order"]] {
      let chart = try Self.draw(["stages"] + order + Self.instc)
      let axes = try DrawnAxes(chart)
      let rows = try PrintedTable.rows(["compare"] + Self.instc)
      let totals = chart.root.all(ofClass: "row").map { row -> Double in
        let boxes = row.all(ofClass: "bar").compactMap(\.box)
        for (a, b) in zip(boxes, boxes.dropFirst()) { #expect(abs(a.maxX - b.minX) < 0.21) }
        let days = axes.x(at: boxes.map(\.maxX).max() ?? 0) - axes.x(at: boxes[0].minX)
        let printed = rows.first { $0["corridor"] == row.attributes["data-corridor"] }
        #expect(abs(days - (printed?.number("mean_days") ?? 0)) < 0.05)
        return days
      }
      #expect(totals.count == rows.count && totals == totals.sorted())
    }
  }

  @Test("no two kinds of stage have the same pattern in grey")
  func patternsDiffer() throws {
    let chart = try Self.draw(["stages"] + Self.instc)
    let fills = Set(
      chart.root.all(ofClass: "part").map { part in
        "\(part.attributes["data-kind"] ?? "") "
          + "\(part.all(ofClass: "bar").first?.attributes["fill"] ?? "")"
      }
    )
    #expect(fills.count == Set(fills.map { $0.split(separator: " ").last }).count)
    let plain = fills.filter { !$0.contains("url(") }
    #expect(plain.count == 1, "a second plain colour may be the same grey: \(plain)")
  }

  @Test("a dot is filled just where no other dot is lower left of it, and the stairs join these")
  func frontIsTheFront() throws {
    for query in [["Mumbai", "Saint Petersburg"], ["Xi'an", "Hamburg"]] {
      let chart = try Self.draw(["pareto"] + query)
      let dots = chart.root.all(ofClass: "dot").compactMap { dot -> (Double, Double, Bool)? in
        guard let circle = dot.children.first(where: { $0.name == "circle" }) else { return nil }
        let isFilled = circle.attributes["fill"] != "#FFFFFF"
        return (circle.number("cx"), circle.number("cy"), isFilled)
      }
      for dot in dots {
        let isBeaten = dots.contains { other in
          other.0 <= dot.0 && other.1 >= dot.1 && (other.0 < dot.0 || other.1 > dot.1)
        }
        #expect(dot.2 == !isBeaten)
      }
      let front = try PrintedTable.rows(["route", "--pareto", "time,cost"] + query)
      #expect(dots.filter(\.2).count >= front.count)
      #expect(dots.contains { !$0.2 })
      let stairs = try #require(chart.first(ofClass: "staircase")).points
      for dot in dots where dot.2 {
        #expect(stairs.contains { abs($0.x - dot.0) < 0.11 && abs($0.y - dot.1) < 0.11 })
      }
      #expect(stairs.count == 2 * dots.filter(\.2).count + 1)
    }
  }

  @Test("the tornado has the bars of explain-time, the widest on top")
  func tornadoIsTheExplanation() throws {
    let query = ["Mumbai", "Moscow", "--corridor", "instc-west-road"]
    let chart = try Self.draw(["tornado", "--top", "7"] + query)
    let axes = try DrawnAxes(chart)
    let rows = try PrintedTable.rows(["explain-time"] + query)
    let bars = chart.root.all(ofClass: "row")
    #expect(bars.count == 8)
    for (bar, row) in zip(bars, rows) {
      let box = try #require(bar.box)
      let days = axes.x(at: box.maxX) - axes.x(at: box.minX)
      #expect(bar.attributes["data-component"] == row["component_id"])
      #expect(abs(days - row.number("swing_hours") / 24) < 0.1)
    }
  }

  @Test("a curve rises to the share of trips, and the deadline cuts it at their chance")
  func arrivalsAreTheSimulation() throws {
    let chart = try Self.draw(["distribution", "--deadline", "40d"] + Self.instc)
    let axes = try DrawnAxes(chart)
    let rows = try PrintedTable.rows(["compare", "--deadline", "40d"] + Self.instc)
    for (index, row) in rows.enumerated() {
      func marks(_ name: String) -> [DrawnMap.Element] {
        chart.root.all(ofClass: "marks").filter { $0.attributes["data-routes"] == "\(index)" }
          .flatMap { $0.all(ofClass: name) }
      }
      let chance = try #require(marks("chance").first)
      #expect(abs(axes.x(at: chance.number("cx")) - 40) < 0.1)
      #expect(
        abs(axes.y(at: chance.number("cy")) - 100 * row.number("probability_by_deadline")) < 0.3
      )
      let days = marks("percentile").map { axes.x(at: $0.number("cx")) }
      #expect(abs(days[0] - row.number("p50_days")) < 0.1)
      #expect(abs(days[1] - row.number("p90_days")) < 0.1)
      let curve = chart.root.all(ofClass: "curve")[index].children.last { $0.name == "path" }
      let points = try #require(curve).points
      for (a, b) in zip(points, points.dropFirst()) { #expect(a.x <= b.x && a.y >= b.y) }
    }
  }

  @Test("a darker cell is a greater figure, and what has no route has no shade")
  func shadesAreFigures() throws {
    let query = [
      "matrix", "--from", "Mumbai,Tashkent,Baku,Almaty", "--to", "Moscow,Istanbul,Trabzon,Baku",
      "--avoid", "mode:road",
    ]
    let chart = try Self.draw(query)
    let cells = chart.root.all(ofClass: "cell")
    let rows = try PrintedTable.rows(query)
    #expect(cells.count == 16 && rows.count == 16)
    var shades: [(hours: Double, grey: Double)] = []
    for (cell, row) in zip(cells, rows) {
      #expect(cell.attributes["data-origin"] == row["origin_id"])
      #expect(cell.attributes["data-destination"] == row["destination_id"])
      #expect(cell.attributes["data-status"] == row["status"])
      let fill = cell.children.first { $0.name == "rect" }?.attributes["fill"] ?? ""
      guard row["status"] == "reached" else {
        #expect(fill.hasPrefix("url("))
        continue
      }
      let hours = row.number("mean_hours")
      if hours > 0 { shades.append((hours, try Self.luminance(fill))) }
    }
    shades.sort { $0.hours < $1.hours }
    for (a, b) in zip(shades, shades.dropFirst()) where b.hours - a.hours > 6 {
      #expect(a.grey > b.grey, "\(a) \(b)")
    }
  }

  @Test("the figure on a cell is legible: a contrast of 4.5 at least (WCAG 2.1, 1.4.3)")
  func cellsAreLegible() throws {
    let chart = try Self.draw(
      ["matrix", "--from", "kind:port country:IR", "--to", "kind:port country:TR,Moscow,Minsk"]
    )
    var shown = 0
    for cell in chart.root.all(ofClass: "cell") {
      guard let text = cell.children.first(where: { $0.name == "text" }),
        let fill = cell.children.first(where: { $0.name == "rect" })?.attributes["fill"],
        fill.hasPrefix("#")
      else { continue }
      let (a, b) = (try Self.luminance(fill), try Self.luminance(text.attributes["fill"] ?? ""))
      #expect((max(a, b) + 0.05) / (min(a, b) + 0.05) >= 4.4, "\(fill)")
      shown += 1
    }
    #expect(shown > 20)
  }

  /// Relative luminance as WCAG 2.1 defines it.
  private static func luminance(_ color: String) throws -> Double {
    let number = try #require(UInt32(color.dropFirst(), radix: 16), "\(color)")
    func linear(_ shift: UInt32) -> Double {
      let share = Double((number >> shift) & 0xFF) / 255
      return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
  }
}
