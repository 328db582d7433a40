import Geo
import Routing
import Scenarios

/// How far the total of a route moves when one thing goes from its good to its bad day and nothing
/// else does, the widest bar on top; above all, what moves everything together.
public struct TornadoChart: Sendable {
  private let meanDays: Double
  private let rows: [Row]
  private let words: ChartWords
  private let routeName: String
  private let corridorID: String

  private struct Row: Sendable {
    var id: String
    var place: String
    var cause: String
    /// Of the total, in days.
    var lowDays: Double
    var highDays: Double

    var widthText: String {
      let hours = (highDays - lowDays) * 24
      return hours < 1
        ? "\(NumberStyle.fixed(hours * 60, decimals: 0)) min" : NumberStyle.duration(hours: hours)
    }
  }

  private static let rowPx = 32.0
  private static let barPx = 18.0
  private static let labelsPx = 262.0
  private static let place = TextMetrics(sizePx: 10.5)
  private static let cause = TextMetrics(sizePx: 9.5)

  /// - Parameters:
  ///   - explanation: of the itinerary.
  ///   - name: what the route is called.
  ///   - limit: how many components to show; one or more.
  ///   - conditions: for the caption.
  public init(
    _ explanation: TimeExplanation,
    of itinerary: Itinerary,
    name: String,
    limit: Int,
    view: UncertaintyView,
    conditions: ChartConditions = .none,
    on network: Network
  ) {
    let mean = explanation.causes.reduce(0) { $0 + $1.meanHours }
    meanDays = mean / 24
    var rows = [
      Row(
        id: "common-factor",
        place: "everything together",
        cause: "common factor",
        lowDays: explanation.commonFactor.p10Hours / 24,
        highDays: explanation.commonFactor.p90Hours / 24
      )
    ]
    rows += explanation.swings.prefix(limit).map { swing in
      let times = swing.times > 1 ? " (\(swing.times) times)" : ""
      return Row(
        id: swing.component.id,
        place: TimeExplanationTables.place(of: swing, network: network) + times,
        cause: swing.component.cause.title,
        lowDays: (mean + swing.swing.p10Hours - swing.meanHours) / 24,
        highDays: (mean + swing.swing.p90Hours - swing.meanHours) / 24
      )
    }
    self.rows = rows
    routeName = name
    corridorID = itinerary.corridor?.id ?? itinerary.objective.name
    var words = ChartWords(
      "what decides the time",
      of: [itinerary],
      conditions: conditions,
      on: network
    )
    words.notes.append("Route: \(name).")
    let left = explanation.swings.count - min(limit, explanation.swings.count)
    if left > 0 { words.notes.append("\(left) narrower bars are left out.") }
    words.notes.append("Simulated: \(view.summary).")
    self.words = words
  }

  /// Draws the chart.
  ///
  /// - Parameters:
  ///   - widthPx: of the page, 480…4000; the height follows from the number of bars.
  ///   - id: what the ids of its elements begin with; unique in a page that holds several charts.
  public func drawn(widthPx: Double = ChartSVG.standardWidthPx, id: String = "chart") -> ChartSVG {
    let legend = LegendStrip(
      [
        .init(.fill(Self.lowHatch.fill(id: "\(id)-low"), opacity: 1), "its P10 to its mean"),
        .init(.fill(Self.highHatch.fill(id: "\(id)-high"), opacity: 1), "its mean to its P90"),
      ],
      widthPx: widthPx - 2 * ChartPage.marginPx
    )
    let page = ChartPage(
      words,
      widthPx: widthPx,
      plotHeightPx: Double(rows.count) * Self.rowPx + 6,
      surround: .init(left: Self.labelsPx, right: 58, top: 26 + legend.heightPx, bottom: 46)
    )
    let lowest = rows.map(\.lowDays).min() ?? 0
    let highest = rows.map(\.highDays).max() ?? 0
    let axes = ChartAxes(
      plot: page.plot,
      x: LinearScale(
        max(0, lowest - (highest - lowest) * 0.04)...highest,
        low: page.plot.minX,
        high: page.plot.maxX,
        pixelsPerTick: 70
      ),
      y: nil,
      xName: "days of the whole trip",
      yName: ""
    )
    let element = page.element(id: id, class: "tornado", description: description) { svg in
      svg.element("defs") { svg in
        Self.lowHatch.define(id: "\(id)-low", to: &svg)
        Self.highHatch.define(id: "\(id)-high", to: &svg)
      }
      legend.draw(at: PagePoint(x: page.legend.minX, y: page.legend.minY + 4), to: &svg)
      axes.draw(to: &svg)
      svg.element("g", [("class", "bars"), ("data-corridor", .text(corridorID))]) { svg in
        for (index, row) in rows.enumerated() {
          let middle = page.plot.minY + 3 + (Double(index) + 0.5) * Self.rowPx
          draw(row, middle: middle, axes: axes, id: id, to: &svg)
        }
      }
      drawMean(axes: axes, to: &svg)
    }
    return ChartSVG(element: element, droppedLabels: [])
  }

  private static let white = RGBColor(red: 255, green: 255, blue: 255)
  private static let lowHatch = Hatch(ground: white, ink: Palette.blue, pattern: .rising)
  private static let highHatch = Hatch(ground: Palette.vermilion, ink: white, pattern: .plain)

  private var description: String {
    "\(routeName), mean \(NumberStyle.duration(hours: meanDays * 24)). "
      + rows.map { "\($0.place), \($0.cause): the total moves by \($0.widthText)." }
      .joined(separator: " ")
  }
}

// MARK: - Drawing

extension TornadoChart {
  private func draw(
    _ row: Row,
    middle: Double,
    axes: ChartAxes,
    id: String,
    to svg: inout SVGWriter
  ) {
    svg.element("g", [("class", "row"), ("data-component", .text(row.id))]) { svg in
      svg.text("title", [], "\(row.place), \(row.cause): the total moves by \(row.widthText)")
      let mean = min(max(meanDays, row.lowDays), row.highDays)
      for (name, low, high, hatch) in [
        ("low", row.lowDays, mean, Self.lowHatch), ("high", mean, row.highDays, Self.highHatch),
      ] {
        let box = PageBox(
          minX: axes.x.pixel(low),
          minY: middle - Self.barPx / 2,
          maxX: axes.x.pixel(high),
          maxY: middle + Self.barPx / 2
        )
        svg.empty(
          "rect",
          [("class", .text("bar \(name)"))] + box.attributes + [
            ("fill", .text(hatch.fill(id: "\(id)-\(name)"))), ("stroke", "#333333"),
            ("stroke-width", "0.8"),
          ]
        )
      }
      drawWords(of: row, middle: middle, right: axes.plot.minX - 10, to: &svg)
      svg.figure(
        [
          ("class", "width"), ("x", .number(axes.x.pixel(row.highDays) + 6)),
          ("y", .number(middle + 4)), ("font-size", .number(Self.place.sizePx)),
        ],
        row.widthText
      )
    }
  }

  private func drawWords(
    of row: Row,
    middle: Double,
    right: Double,
    to svg: inout SVGWriter
  ) {
    let place = Self.place.shortened(row.place, toWidthPx: Self.labelsPx - 12)
    let ink = SVGWriter.Value.text(ChartPage.inkColor)
    for (text, metrics, y, fill) in [
      (place, Self.place, -2.0, ink), (row.cause, Self.cause, 10.0, "#555555"),
    ] {
      svg.text(
        "text",
        [
          ("class", "name"), ("x", .number(right)), ("y", .number(middle + y)),
          ("text-anchor", "end"), ("font-size", .number(metrics.sizePx)), ("fill", fill),
        ],
        text
      )
    }
  }

  private func drawMean(axes: ChartAxes, to svg: inout SVGWriter) {
    let x = axes.x.pixel(meanDays)
    svg.empty(
      "path",
      [
        ("class", "mean"),
        (
          "d",
          SVGWriter.path([
            [PagePoint(x: x, y: axes.plot.minY), PagePoint(x: x, y: axes.plot.maxY)]
          ])
        ),
        ("stroke", .text(ChartPage.inkColor)), ("stroke-width", "1.4"),
      ]
    )
    svg.text(
      "text",
      [
        ("class", "mean-name"), ("x", .number(x)), ("y", .number(axes.plot.minY - 5)),
        ("text-anchor", "middle"), ("font-size", .number(Self.place.sizePx)),
      ],
      "mean \(NumberStyle.duration(hours: meanDays * 24))"
    )
  }
}
