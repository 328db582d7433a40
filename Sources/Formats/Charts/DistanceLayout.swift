/// A time–distance chart with everything in its place, before it is written.
struct DistanceLayout: Sendable {
  let chart: DistanceChart
  let page: ChartPage
  let axes: ChartAxes
  let legend: LegendStrip
  private(set) var endLabels: RouteLabels?
  /// With the positions of the routes that stop there.
  private(set) var stopLabels: [(routes: [Int], box: LabelBox)] = []
  private(set) var dropped: [String] = []

  private static let stopText = TextMetrics(sizePx: 9.5)
  /// A stop that rises less has no sign of its own.
  private static let leastSymbolPx = 7.0
  /// A stop that rises less has no label.
  private static let leastLabelPx = 13.0
  /// The plot is this much higher than what it shows.
  private static let headroom = 1.1
  /// Labels at the ends of the longest lines stand here, beside the plot.
  private static let rightMarginPx = 170.0

  /// Lays the chart out; routes whose labels find no room at their ends go to the legend.
  init(_ chart: DistanceChart, widthPx: Double, plotHeightPx: Double) {
    let direct = DistanceLayout(chart, widthPx: widthPx, plotHeightPx: plotHeightPx, keyed: [])
    let keyed = direct.endLabels?.withoutRoom ?? []
    self =
      keyed.isEmpty
      ? direct
      : DistanceLayout(chart, widthPx: widthPx, plotHeightPx: plotHeightPx, keyed: keyed)
  }

  private init(_ chart: DistanceChart, widthPx: Double, plotHeightPx: Double, keyed: [Int]) {
    self.chart = chart
    legend = LegendStrip(
      Self.legendItems(chart, keyed: keyed),
      widthPx: widthPx - 2 * ChartPage.marginPx
    )
    let highest = chart.routes.map { max($0.line.end.value, $0.band?.highestDays ?? 0) }.max() ?? 0
    var words = chart.words
    if let line = chart.routes.first?.line {
      let least = highest * Self.headroom / plotHeightPx * Self.leastSymbolPx
      words.notes.append("Signs stand at stops of \(line.stopText(least)) or more.")
    }
    page = ChartPage(
      words,
      widthPx: widthPx,
      plotHeightPx: plotHeightPx,
      surround: .init(
        left: 52,
        right: Self.rightMarginPx,
        top: 34 + legend.heightPx,
        bottom: 46
      )
    )
    let plot = page.plot
    axes = ChartAxes(
      plot: plot,
      x: LinearScale(
        0...(chart.routes.map(\.line.end.km).max() ?? 0),
        low: plot.minX,
        high: plot.maxX,
        pixelsPerTick: 80
      ),
      y: LinearScale(
        0...highest * Self.headroom,
        low: plot.maxY,
        high: plot.minY,
        pixelsPerTick: 50
      ),
      xName: "km from the start",
      yName: chart.measure == .time
        ? "mean days since the start" : "USD since the start, for one \(chart.cargo)"
    )
    placeLabels(keyed: keyed)
  }

  private static func legendItems(
    _ chart: DistanceChart,
    keyed: [Int]
  ) -> [LegendStrip.Item] {
    let symbols = Set(chart.routes.flatMap(\.line.stops).compactMap(\.causes.first?.symbol))
    var items = symbols.sorted().map { LegendStrip.Item(.symbol($0), $0.title) }
    if let band = chart.routes.lazy.compactMap(\.band).first {
      items.append(.init(.fill("#888888", opacity: 0.3), "\(band.name) of the time so far"))
    }
    return items
      + keyed.map { index in
        let route = chart.routes[index]
        let words = [route.summary] + (route.band.map { [$0.endText] } ?? [])
        return .init(
          .line(route.stroke),
          "\(route.label) (\(words.joined(separator: ", ")))",
          route: index
        )
      }
  }

  func points(of route: DistanceChart.Route) -> [PagePoint] {
    route.line.points.map { axes.point($0.km, $0.value) }
  }

  /// The sign of a stop in the middle of its step; `nil` for one too small to tell.
  func symbolBox(of stop: DistanceLine.Stop) -> PageBox? {
    guard let symbol = stop.causes.first?.symbol, rise(of: stop) >= Self.leastSymbolPx else {
      return nil
    }
    return PageBox(
      center: axes.point(stop.km, (stop.low + stop.high) / 2),
      width: symbol.sizePx,
      height: symbol.sizePx
    )
  }

  /// From the low to the high edge of the band, where the line ends.
  func whisker(of route: DistanceChart.Route) -> [PagePoint]? {
    guard let end = route.band?.edges.last else { return nil }
    return [axes.point(end.km, end.lowDays), axes.point(end.km, end.highDays)]
  }

  /// Where the label of a route belongs: its end, or the top of the whisker there, over which there
  /// is more room.
  private func labelled(_ route: DistanceChart.Route) -> PagePoint {
    whisker(of: route)?.last ?? axes.point(route.line.end.km, route.line.end.value)
  }

  private func rise(of stop: DistanceLine.Stop) -> Double {
    axes.point(0, stop.low).y - axes.point(0, stop.high).y
  }
}

extension DistanceLayout {
  private mutating func placeLabels(keyed: [Int]) {
    var placement = LabelPlacement(
      frame: PageBox(
        minX: page.plot.minX + 2,
        minY: page.plot.minY,
        maxX: page.widthPx - ChartPage.marginPx / 2,
        maxY: page.plot.maxY - 2
      )
    )
    for route in chart.routes {
      placement.block(points(of: route))
      for stop in route.line.stops {
        if let box = symbolBox(of: stop) { placement.block(box) }
      }
      if let whisker = whisker(of: route) { placement.block(whisker) }
      placement.block(RouteLabels.box(around: axes.point(route.line.end.km, route.line.end.value)))
    }
    placeEnds(&placement, keyed: keyed)
    placeStops(&placement)
  }

  /// The topmost first, because lines below it have the room to their right.
  private mutating func placeEnds(_ placement: inout LabelPlacement, keyed: [Int]) {
    let order = chart.routes.indices.filter { !keyed.contains($0) }.sorted { a, b in
      let (x, y) = (labelled(chart.routes[a]).y, labelled(chart.routes[b]).y)
      return x == y ? a < b : x < y
    }
    let requests = order.map { index in
      let route = chart.routes[index]
      return RouteLabels.Request(
        route: index,
        anchors: [labelled(route)],
        texts: RouteLabels.texts(
          route.label,
          [route.summary] + (route.band.map { [$0.endText] } ?? [])
        ),
        others: chart.routes.indices.filter { $0 != index }.map { points(of: chart.routes[$0]) }
      )
    }
    endLabels = RouteLabels(requests, in: &placement)
  }

  /// Stops that several routes have in common are labelled once.
  private mutating func placeStops(_ placement: inout LabelPlacement) {
    var wanted: [(text: String, anchor: PageBox, rise: Double, routes: [Int])] = []
    for (index, route) in chart.routes.enumerated() {
      for stop in route.line.stops where rise(of: stop) >= Self.leastLabelPx {
        guard let anchor = symbolBox(of: stop) else { continue }
        let text = route.line.text(of: stop)
        if let known = wanted.firstIndex(where: {
          $0.text == text && $0.anchor.overlaps(anchor)
        }) {
          wanted[known].routes.append(index)
        } else {
          wanted.append((text, anchor, rise(of: stop), [index]))
        }
      }
    }
    wanted.sort { a, b in a.rise == b.rise ? a.text < b.text : a.rise > b.rise }
    for want in wanted {
      let choices = [170.0, 110, 84].map { width in
        Self.stopText.wrapped(want.text, toWidthPx: width)
          .map { LabelText.Line(text: $0, metrics: Self.stopText) }
      }
      guard let box = LabelBox.placed(choices, at: want.anchor, in: &placement) else {
        dropped.append(want.text)
        continue
      }
      stopLabels.append((want.routes, box))
    }
  }
}
