import Geo
import Routing

/// Routes by two figures, with the front of those that no other beats: a filled dot is not beaten, a
/// ring is. Whatever lies right of and above the staircase is beaten.
public struct ParetoChart: Sendable {
  fileprivate let points: [Point]
  private let criteria: (x: Criterion, y: Criterion)
  private let cargo: String
  private let words: ChartWords

  fileprivate struct Point: Sendable {
    var id: String
    var label: String
    /// In the units of the axes.
    var x: Double
    var y: Double
    var isBeaten = false
  }

  private static let plotHeightPx = 460.0
  private static let dotPx = 11.0
  private static let name = TextMetrics(sizePx: 10.5, isBold: true)
  private static let figures = TextMetrics(sizePx: 9.5)

  /// - Parameters:
  ///   - front: of two or more criteria, of which the first two are the axes.
  ///   - others: routes to show beside it, such as corridors; those that are on the front already
  ///     are not shown twice.
  ///   - conditions: for the caption.
  public init(
    _ front: ParetoFront,
    beside others: [DrawnRoute] = [],
    conditions: ChartConditions = .none,
    on network: Network
  ) {
    let criteria = (x: front.criteria[0], y: front.criteria[1])
    self.criteria = criteria
    func point(_ id: String, _ label: String, _ itinerary: Itinerary) -> Point {
      Point(
        id: id,
        label: label,
        x: criteria.x.shownValue(of: itinerary.total),
        y: criteria.y.shownValue(of: itinerary.total)
      )
    }
    var points = front.members.enumerated().map { index, member in
      point("front-\(index + 1)", member.name, member.itinerary)
    }
    let known = Set(front.members.map { $0.itinerary.steps.map(\.cumulative) })
    let shown = others.filter { !known.contains($0.itinerary.steps.map(\.cumulative)) }
    points += shown.map { point($0.id, $0.label, $0.itinerary) }
    for index in points.indices {
      points[index].isBeaten = points.contains { $0.beats(points[index]) }
    }
    self.points = points
    let itineraries = front.members.map(\.itinerary) + shown.map(\.itinerary)
    cargo = itineraries.first?.cargo.label ?? ""
    words = ChartWords(
      "\(criteria.x.title) and \(criteria.y.title)",
      of: itineraries,
      isBestByObjective: false,
      conditions: conditions,
      on: network
    )
  }

  /// Draws the chart.
  ///
  /// - Parameters:
  ///   - widthPx: of the page, 480…4000.
  ///   - id: what the ids of its elements begin with; unique in a page that holds several charts.
  public func drawn(widthPx: Double = ChartSVG.standardWidthPx, id: String = "chart") -> ChartSVG {
    let legend = LegendStrip(
      [
        .init(.dot(Palette.blue, isFilled: true), "not beaten"),
        .init(
          .dot(Palette.blue, isFilled: false),
          "beaten: another is worse in neither and better in one"
        ),
      ],
      widthPx: widthPx - 2 * ChartPage.marginPx
    )
    let page = ChartPage(
      words,
      widthPx: widthPx,
      plotHeightPx: Self.plotHeightPx,
      surround: .init(left: 58, right: 16, top: 34 + legend.heightPx, bottom: 46)
    )
    let axes = ChartAxes(
      plot: page.plot,
      x: LinearScale(
        Self.padded(points.map(\.x)),
        low: page.plot.minX,
        high: page.plot.maxX,
        pixelsPerTick: 80
      ),
      y: LinearScale(
        Self.padded(points.map(\.y)),
        low: page.plot.maxY,
        high: page.plot.minY,
        pixelsPerTick: 50
      ),
      xName: criteria.x.axisName(cargo: cargo),
      yName: criteria.y.axisName(cargo: cargo)
    )
    var dropped: [String] = []
    let labels = labels(axes: axes, dropped: &dropped)
    let element = page.element(id: id, class: "pareto", description: description) { svg in
      legend.draw(at: PagePoint(x: page.legend.minX, y: page.legend.minY + 4), to: &svg)
      drawBeatenRegion(axes: axes, to: &svg)
      axes.draw(to: &svg)
      drawStaircase(axes: axes, to: &svg)
      for point in points { draw(point, axes: axes, to: &svg) }
      svg.element("g", [("class", "labels")]) { svg in
        for (index, box) in labels {
          svg.element(
            "g",
            [("class", "label"), ("data-corridor", .text(points[index].id))]
          ) { box.draw(to: &$0) }
        }
      }
    }
    return ChartSVG(element: element, droppedLabels: dropped)
  }

  /// Room on every side, without going below zero.
  private static func padded(_ values: [Double]) -> ClosedRange<Double> {
    let low = values.min() ?? 0
    let high = values.max() ?? 0
    let margin = high > low ? (high - low) * 0.12 : max(abs(high) * 0.1, 0.5)
    return max(0, low - margin)...(high + margin)
  }
}

extension ParetoChart.Point {
  /// Nowhere worse and somewhere better; figures as near as rounding errors are the same.
  fileprivate func beats(_ other: ParetoChart.Point) -> Bool {
    let (nearX, nearY) = (1e-9 * max(1, abs(x)), 1e-9 * max(1, abs(y)))
    return x <= other.x + nearX && y <= other.y + nearY
      && (x < other.x - nearX || y < other.y - nearY)
  }
}

// MARK: - Drawing

extension ParetoChart {
  private var staircase: [Point] {
    points.filter { !$0.isBeaten }.sorted { a, b in a.x == b.x ? a.y < b.y : a.x < b.x }
  }

  /// From the upper edge down and to the right edge, a corner at every dot of the front.
  private func corners(axes: ChartAxes) -> [PagePoint] {
    var corners: [PagePoint] = []
    var last = axes.plot.minY
    for point in staircase {
      let at = axes.point(point.x, point.y)
      corners += [PagePoint(x: at.x, y: last), at]
      last = at.y
    }
    return corners + [PagePoint(x: axes.plot.maxX, y: last)]
  }

  private func drawBeatenRegion(axes: ChartAxes, to svg: inout SVGWriter) {
    let upperRight = PagePoint(x: axes.plot.maxX, y: axes.plot.minY)
    svg.empty(
      "path",
      [
        ("class", "beaten-region"),
        ("d", SVGWriter.path([corners(axes: axes) + [upperRight]], closed: true)),
        ("fill", "#F4F5F6"),
      ]
    )
  }

  private func drawStaircase(axes: ChartAxes, to svg: inout SVGWriter) {
    svg.empty(
      "path",
      [
        ("class", "staircase"), ("d", SVGWriter.path([corners(axes: axes)])), ("fill", "none"),
        ("stroke", .text(Palette.blue.description)), ("stroke-width", "1.4"),
        ("stroke-dasharray", "5 3"),
      ]
    )
  }

  private func draw(_ point: Point, axes: ChartAxes, to svg: inout SVGWriter) {
    let at = axes.point(point.x, point.y)
    svg.element(
      "g",
      [
        ("class", point.isBeaten ? "dot beaten" : "dot"), ("data-corridor", .text(point.id)),
      ]
    ) { svg in
      svg.text("title", [], "\(point.label): \(figures(of: point))")
      svg.empty(
        "circle",
        [
          ("cx", .number(at.x)), ("cy", .number(at.y)), ("r", .number(Self.dotPx / 2)),
          ("fill", point.isBeaten ? "#FFFFFF" : .text(Palette.blue.description)),
          ("stroke", .text(Palette.blue.description)), ("stroke-width", "1.8"),
        ]
      )
    }
  }

  private func figures(of point: Point) -> String {
    "\(criteria.x.shown(point.x)) · \(criteria.y.shown(point.y))"
  }

  /// The front's first, since they matter most.
  private func labels(axes: ChartAxes, dropped: inout [String]) -> [(Int, LabelBox)] {
    var placement = LabelPlacement(frame: axes.plot.grown(by: -2))
    let boxes = points.map {
      PageBox(center: axes.point($0.x, $0.y), width: Self.dotPx, height: Self.dotPx)
    }
    for box in boxes { placement.block(box) }
    placement.avoid(corners(axes: axes))
    let order = points.indices.sorted { a, b in
      points[a].isBeaten == points[b].isBeaten ? a < b : !points[a].isBeaten
    }
    var labels: [(Int, LabelBox)] = []
    for index in order {
      let choices = [180.0, 120].map { width in
        Self.name.wrapped(points[index].label, toWidthPx: width).map {
          LabelText.Line(text: $0, metrics: Self.name)
        } + [LabelText.Line(text: figures(of: points[index]), metrics: Self.figures)]
      }
      guard let box = LabelBox.placed(choices, at: boxes[index], in: &placement) else {
        dropped.append(points[index].label)
        continue
      }
      labels.append((index, box))
    }
    return labels
  }

  private var description: String {
    points.map { point in
      "\(point.label): \(figures(of: point))\(point.isBeaten ? ", beaten by another" : "")."
    }.joined(separator: " ")
  }
}

extension Criterion {
  /// As a title has it.
  fileprivate var title: String {
    switch self {
    case .co2: "CO2e"
    default: rawValue.replacing("-", with: " ")
    }
  }

  fileprivate func axisName(cargo: String) -> String {
    switch self {
    case .time: "mean days"
    case .distance: "km"
    case .cost: "USD for one \(cargo)"
    case .co2: "kg CO2e for one \(cargo), well to wheel"
    case .gaugeChanges, .borders: title
    }
  }

  /// In the unit of the axis: days, not hours.
  fileprivate func shownValue(of cost: CostVector) -> Double {
    self == .time ? value(of: cost) / 24 : value(of: cost)
  }

  fileprivate func shown(_ value: Double) -> String {
    switch self {
    case .time: NumberStyle.duration(hours: value * 24)
    case .distance: "\(NumberStyle.km(value)) km"
    case .cost: "\(NumberStyle.usd(value)) USD"
    case .co2: "\(NumberStyle.kilograms(value)) kg CO2e"
    case .gaugeChanges, .borders: "\(NumberStyle.grouped(value)) \(title)"
    }
  }
}
