import Geo
import Routing

/// The share of trips that have arrived after so many days, a curve a route; where the deadline cuts
/// a curve is the chance of being in time.
public struct DistributionChart: Sendable {
  private let routes: [Route]
  private let view: UncertaintyView
  private let words: ChartWords

  private struct Route: Sendable {
    var id: String
    var label: String
    var stroke: RouteStroke
    var hours: SampledHours
  }

  private static let plotHeightPx = 420.0
  /// Shares at which a curve has a point: the last half per cent on either side would stretch the
  /// axis for a handful of samples.
  private static let percents: [Double] = (1..<200).map { Double($0) / 2 }
  /// Where a curve may be labelled, from the middle outwards.
  private static let labelledPercents: [Double] = [60, 75, 45, 88, 30, 96, 15, 5]
  private static let small = TextMetrics(sizePx: 10)

  /// - Parameters:
  ///   - drawn: routes whose hours are known.
  ///   - view: how to simulate, the percentiles to mark, the deadline.
  ///   - conditions: for the caption.
  /// - Complexity: O(samples · distinct components).
  public init(
    _ drawn: [DrawnRoute],
    view: UncertaintyView,
    conditions: ChartConditions = .none,
    on network: Network
  ) {
    let hours = view.simulation.hours(ofAll: drawn.map(\.itinerary.components))
    routes = zip(drawn, hours).enumerated().map { index, route in
      Route(
        id: route.0.id,
        label: route.0.label,
        stroke: RouteStroke(route: index, color: route.0.color),
        hours: route.1
      )
    }
    self.view = view
    var words = ChartWords(
      "when freight arrives",
      of: drawn.map(\.itinerary),
      conditions: conditions,
      on: network
    )
    words.notes.append("Simulated: \(view.summary).")
    self.words = words
  }

  /// Draws the chart.
  ///
  /// - Parameters:
  ///   - widthPx: of the page, 480…4000.
  ///   - id: what the ids of its elements begin with; unique in a page that holds several charts.
  public func drawn(widthPx: Double = ChartSVG.standardWidthPx, id: String = "chart") -> ChartSVG {
    let direct = Layout(self, widthPx: widthPx, keyed: [])
    let layout =
      direct.labels.withoutRoom.isEmpty
      ? direct : Layout(self, widthPx: widthPx, keyed: direct.labels.withoutRoom)
    let element = layout.page.element(
      id: id,
      class: "distribution",
      description: description
    ) { draw(layout, to: &$0) }
    return ChartSVG(element: element, droppedLabels: [])
  }

  private var description: String {
    routes.map { "\($0.label): \(figures(of: $0).joined(separator: ", "))." }
      .joined(separator: " ")
  }

  private func figures(of route: Route) -> [String] {
    var figures = [
      view.percentiles.map {
        "\($0.label)\u{A0}\(NumberStyle.unbroken(NumberStyle.duration(hours: route.hours.hours($0))))"
      }.joined(separator: " · ")
    ]
    if let deadline = view.deadlineHours {
      let chance = NumberStyle.probability(route.hours.probability(within: deadline))
      figures.append("\(chance) within \(NumberStyle.duration(hours: deadline))")
    }
    return figures
  }
}

// MARK: - Layout

extension DistributionChart {
  private struct Layout {
    let page: ChartPage
    let axes: ChartAxes
    let legend: LegendStrip
    let curves: [[PagePoint]]
    let labels: RouteLabels

    init(_ chart: DistributionChart, widthPx: Double, keyed: [Int]) {
      legend = LegendStrip(
        keyed.map { index in
          let route = chart.routes[index]
          let figures = chart.figures(of: route).joined(separator: ", ")
          return .init(.line(route.stroke), "\(route.label) (\(figures))", route: index)
        },
        widthPx: widthPx - 2 * ChartPage.marginPx
      )
      page = ChartPage(
        chart.words,
        widthPx: widthPx,
        plotHeightPx: DistributionChart.plotHeightPx,
        surround: .init(left: 44, right: 16, top: 42 + legend.heightPx, bottom: 46)
      )
      let plot = page.plot
      axes = ChartAxes(
        plot: plot,
        x: LinearScale(
          chart.dayRange,
          low: plot.minX,
          high: plot.maxX,
          pixelsPerTick: 70
        ),
        y: LinearScale(0...100, low: plot.maxY, high: plot.minY, pixelsPerTick: 42),
        xName: "days since the start",
        yName: "% of trips that have arrived"
      )
      let axes = axes
      let curves = chart.routes.map { chart.curve(of: $0, axes: axes) }
      self.curves = curves
      var placement = LabelPlacement(frame: plot.grown(by: -3))
      for curve in curves { placement.block(curve) }
      if let deadline = chart.deadline(axes: axes) { placement.block(deadline) }
      labels = RouteLabels(
        chart.routes.indices.filter { !keyed.contains($0) }.map { index in
          let route = chart.routes[index]
          return RouteLabels.Request(
            route: index,
            anchors: DistributionChart.labelledPercents.compactMap { percent in
              Percentile(percent).map { axes.point(route.hours.hours($0) / 24, percent) }
            },
            texts: RouteLabels.texts(route.label, chart.figures(of: route)),
            others: curves.indices.filter { $0 != index }.map { curves[$0] }
          )
        },
        in: &placement
      )
    }
  }

  /// All curves, and the deadline.
  private var dayRange: ClosedRange<Double> {
    let ends = routes.flatMap { route in
      [Percentile(0.5), Percentile(99.5)].compactMap { $0.map { route.hours.hours($0) / 24 } }
    }
    let days = ends + (view.deadlineHours.map { [$0 / 24] } ?? [])
    let (low, high) = (days.min() ?? 0, days.max() ?? 1)
    let margin = (high - low) * 0.03
    return max(0, low - margin)...(high + margin)
  }

  private func curve(of route: Route, axes: ChartAxes) -> [PagePoint] {
    let points = Self.percents.compactMap { percent in
      Percentile(percent).map { axes.point(route.hours.hours($0) / 24, percent) }
    }
    return LineClip.simplified(points, tolerancePx: 0.3)
  }

  private func deadline(axes: ChartAxes) -> [PagePoint]? {
    view.deadlineHours.map { hours in
      let x = axes.x.pixel(hours / 24)
      return [PagePoint(x: x, y: axes.plot.minY), PagePoint(x: x, y: axes.plot.maxY)]
    }
  }
}

// MARK: - Drawing

extension DistributionChart {
  private func draw(_ layout: Layout, to svg: inout SVGWriter) {
    let corner = layout.page.legend
    layout.legend.draw(at: PagePoint(x: corner.minX, y: corner.minY + 4), to: &svg)
    layout.axes.draw(to: &svg)
    drawDeadline(layout.axes, to: &svg)
    for (index, curve) in layout.curves.enumerated() {
      let route = routes[index]
      svg.element("g", [("class", "curve"), ("stroke-linejoin", "round")] + data(index)) { svg in
        svg.text("title", [], "\(route.label): \(figures(of: route).joined(separator: ", "))")
        route.stroke.draw([curve], to: &svg)
      }
    }
    for index in routes.indices { drawMarks(of: index, layout.axes, to: &svg) }
    svg.element("g", [("class", "labels")]) { svg in
      for label in layout.labels.labels {
        svg.element("g", [("class", "label")] + data(label.route)) { svg in
          label.draw(routes[label.route].stroke, to: &svg)
        }
      }
    }
  }

  private func data(_ index: Int) -> SVGWriter.Attributes {
    [("data-routes", "\(index)"), ("data-corridor", .text(routes[index].id))]
  }

  private func drawDeadline(_ axes: ChartAxes, to svg: inout SVGWriter) {
    guard let line = deadline(axes: axes), let hours = view.deadlineHours else { return }
    let text = "deadline \(NumberStyle.duration(hours: hours))"
    let half = Self.small.widthPx(text) / 2
    let x = min(max(line[0].x, axes.plot.minX + half), axes.plot.maxX - half)
    svg.element("g", [("class", "deadline")]) { svg in
      svg.empty(
        "path",
        [
          ("d", SVGWriter.path([line])), ("stroke", .text(ChartPage.inkColor)),
          ("stroke-width", "1.6"), ("stroke-dasharray", "6 4"),
        ]
      )
      svg.text(
        "text",
        [
          ("x", .number(x)), ("y", .number(axes.plot.minY - 5)), ("text-anchor", "middle"),
          ("font-size", .number(Self.small.sizePx)), ("font-weight", "bold"),
        ],
        text
      )
    }
  }

  /// Dots at the percentiles, a ring where the deadline cuts the curve.
  private func drawMarks(of index: Int, _ axes: ChartAxes, to svg: inout SVGWriter) {
    let route = routes[index]
    let color = SVGWriter.Value.text(route.stroke.color.description)
    var marks = view.percentiles.map { percentile in
      (
        name: "percentile",
        at: axes.point(route.hours.hours(percentile) / 24, percentile.percent),
        fill: color,
        radius: 3.0
      )
    }
    if let deadline = view.deadlineHours {
      let share = route.hours.probability(within: deadline)
      let at = axes.point(deadline / 24, share * 100)
      marks.append((name: "chance", at: at, fill: "#FFFFFF", radius: 4.5))
    }
    svg.element("g", [("class", "marks")] + data(index)) { svg in
      for mark in marks {
        svg.empty(
          "circle",
          [
            ("class", .text(mark.name)), ("cx", .number(mark.at.x)), ("cy", .number(mark.at.y)),
            ("r", .number(mark.radius)), ("fill", mark.fill), ("stroke", color),
            ("stroke-width", "1.8"),
          ]
        )
      }
    }
  }
}
