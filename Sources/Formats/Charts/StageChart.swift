import Geo
import Routing

/// Bars of where the days of several routes go, the shortest route first.
///
/// ```swift
/// let chart = StageChart([DrawnRoute(instc, label: "INSTC west")], by: .kind, on: network)
/// try chart.drawn().write(to: file)
/// ```
public struct StageChart: Sendable {
  private let rows: [Row]
  private let words: ChartWords

  private struct Row: Sendable {
    var id: String
    /// Position among the routes as they were given.
    var route: Int
    var label: String
    var bar: StageBar
  }

  private static let barPx = 24.0
  private static let rowPx = 58.0
  private static let name = TextMetrics(sizePx: 11.5, isBold: true)
  private static let figures = TextMetrics(sizePx: 10.5)

  /// - Parameters:
  ///   - drawn: routes whose hours are known.
  ///   - conditions: for the caption.
  public init(
    _ drawn: [DrawnRoute],
    by grouping: StageBar.Grouping,
    conditions: ChartConditions = .none,
    on network: Network
  ) {
    rows = drawn.enumerated().map { index, route in
      Row(
        id: route.id,
        route: index,
        label: route.label,
        bar: StageBar(route.itinerary, by: grouping, on: network)
      )
    }.sorted { a, b in
      let (x, y) = (a.bar.totalHours, b.bar.totalHours)
      return x == y ? a.route < b.route : x < y
    }
    words = ChartWords(
      grouping == .kind ? "where the days go" : "days in the order of travel",
      of: drawn.map(\.itinerary),
      conditions: conditions,
      on: network
    )
  }

  /// Draws the chart.
  ///
  /// - Parameters:
  ///   - widthPx: of the page, 480…4000; the height follows from the number of routes.
  ///   - id: what the ids of its elements begin with; unique in a page that holds several charts.
  public func drawn(widthPx: Double = ChartSVG.standardWidthPx, id: String = "chart") -> ChartSVG {
    let kinds = Set(rows.flatMap(\.bar.parts).map(\.kind)).sorted()
    let legend = LegendStrip(
      kinds.map { .init(.fill($0.hatch.fill(id: Self.id(of: $0, in: id)), opacity: 1), $0.title) },
      widthPx: widthPx - 2 * ChartPage.marginPx
    )
    let longest = rows.map(\.bar.totalHours).max() ?? 0
    let page = ChartPage(
      words,
      widthPx: widthPx,
      plotHeightPx: Double(rows.count) * Self.rowPx,
      surround: .init(left: 2, right: 76, top: 14 + legend.heightPx, bottom: 46)
    )
    let axes = ChartAxes(
      plot: page.plot,
      x: LinearScale(
        0...longest / 24,
        low: page.plot.minX,
        high: page.plot.maxX,
        pixelsPerTick: 80
      ),
      y: nil,
      xName: "mean days",
      yName: ""
    )
    let element = page.element(id: id, class: "stages", description: description) { svg in
      svg.element("defs") { svg in
        for kind in kinds { kind.hatch.define(id: Self.id(of: kind, in: id), to: &svg) }
      }
      legend.draw(at: PagePoint(x: page.legend.minX, y: page.legend.minY + 4), to: &svg)
      axes.draw(to: &svg)
      for (index, row) in rows.enumerated() {
        draw(row, top: page.plot.minY + Double(index) * Self.rowPx, axes: axes, id: id, to: &svg)
      }
    }
    return ChartSVG(element: element, droppedLabels: [])
  }

  private static func id(of kind: StageKind, in id: String) -> String {
    "\(id)-\(kind.title.filter { $0 == " " || $0.isLetter }.replacing(" ", with: "-"))"
  }

  private var description: String {
    rows.map { row in
      let parts = row.bar.parts.map { "\($0.kind.title) \(NumberStyle.duration(hours: $0.hours))" }
      return "\(row.label): \(NumberStyle.duration(hours: row.bar.totalHours)): "
        + parts.joined(separator: ", ") + "."
    }.joined(separator: " ")
  }
}

extension StageChart {
  private func draw(
    _ row: Row,
    top: Double,
    axes: ChartAxes,
    id: String,
    to svg: inout SVGWriter
  ) {
    svg.element(
      "g",
      [("class", "row"), ("data-routes", "\(row.route)"), ("data-corridor", .text(row.id))]
    ) { svg in
      let plot = axes.plot
      svg.figure(
        [
          ("class", "name"), ("x", .number(plot.minX + 3)), ("y", .number(top + 21)),
          ("font-size", .number(Self.name.sizePx)), ("font-weight", "bold"),
        ],
        row.label
      )
      var hours = 0.0
      for part in row.bar.parts {
        let box = PageBox(
          minX: axes.x.pixel(hours / 24),
          minY: top + 27,
          maxX: axes.x.pixel((hours + part.hours) / 24),
          maxY: top + 27 + Self.barPx
        )
        hours += part.hours
        draw(part, in: box, id: id, to: &svg)
      }
      svg.figure(
        [
          ("class", "total"), ("x", .number(axes.x.pixel(hours / 24) + 7)),
          ("y", .number(top + 27 + Self.barPx / 2 + 4)),
          ("font-size", .number(Self.name.sizePx)), ("font-weight", "bold"),
        ],
        NumberStyle.duration(hours: hours)
      )
    }
  }

  /// A part of a bar, with its hours where they fit.
  private func draw(
    _ part: StageBar.Part,
    in box: PageBox,
    id: String,
    to svg: inout SVGWriter
  ) {
    let text = NumberStyle.duration(hours: part.hours)
    svg.element("g", [("class", "part"), ("data-kind", .text(part.kind.title))]) { svg in
      svg.text("title", [], "\(part.kind.title), \(text)")
      svg.empty(
        "rect",
        [("class", "bar")] + box.attributes + [
          ("fill", .text(part.kind.hatch.fill(id: Self.id(of: part.kind, in: id)))),
          ("stroke", "#333333"), ("stroke-width", "0.8"),
        ]
      )
      let width = Self.figures.widthPx(text) + 6
      guard width + 4 <= box.width else { return }
      let label = PageBox(center: box.center, width: width, height: 15)
      svg.empty(
        "rect",
        [("class", "label-box")] + label.attributes + [("rx", "2"), ("fill", "#FFFFFF")]
      )
      svg.text(
        "text",
        [
          ("x", .number(label.center.x)), ("y", .number(label.center.y + 3.8)),
          ("text-anchor", "middle"), ("font-size", .number(Self.figures.sizePx)),
        ],
        text
      )
    }
  }
}
