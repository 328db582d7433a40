/// A time–distance chart with everything in its place, before it is written.
struct DistanceLayout: Sendable {
  let chart: DistanceChart
  let page: ChartPage
  let axes: ChartAxes
  let legend: LegendStrip
  private(set) var endLabels: [EndLabel] = []
  private(set) var stopLabels: [StopLabel] = []
  private(set) var dropped: [String] = []
  private var routesWithoutRoom: [Int] = []

  struct EndLabel: Sendable {
    var route: Int
    var lines: [LabelText.Line]
    var placed: LabelPlacement.Placed
  }

  struct StopLabel: Sendable {
    var routes: [Int]
    var lines: [LabelText.Line]
    var placed: LabelPlacement.Placed
  }

  private static let endName = TextMetrics(sizePx: 11.5, isBold: true)
  private static let endFigures = TextMetrics(sizePx: 10.5)
  private static let stopText = TextMetrics(sizePx: 9.5)
  /// A stop that rises less has no sign of its own.
  private static let leastSymbolPx = 7.0
  /// A stop that rises less has no label.
  private static let leastLabelPx = 13.0
  /// Room for a piece of the line beside its label.
  static let swatchPx = 26.0
  /// The plot is this much higher than what it shows.
  private static let headroom = 1.04
  /// Every route has its label, however far it has to go for room.
  private static let endLeadersPx = [18.0, 32, 50, 72, 100, 140, 190, 250, 320, 400]
  /// Labels at the ends of the longest lines stand here, beside the plot.
  private static let rightMarginPx = 150.0

  /// Lays the chart out; routes whose labels find no room at their ends go to the legend.
  init(_ chart: DistanceChart, widthPx: Double, plotHeightPx: Double) {
    let direct = DistanceLayout(chart, widthPx: widthPx, plotHeightPx: plotHeightPx, keyed: [])
    let keyed = direct.routesWithoutRoom
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
      words.notes.append("Signs stand at stops of \(line.text(least)) or more.")
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
        upTo: chart.routes.map(\.line.end.km).max() ?? 0,
        low: plot.minX,
        high: plot.maxX,
        pixelsPerTick: 80
      ),
      y: LinearScale(
        upTo: highest * Self.headroom,
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
    axes.y.pixel(stop.low) - axes.y.pixel(stop.high)
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
    }
    placeEnds(&placement, keyed: keyed)
    placeStops(&placement)
  }

  /// The topmost first, because lines below it have the room to their right; one that finds no room
  /// then gets the first choice and all are placed again.
  private mutating func placeEnds(_ placement: inout LabelPlacement, keyed: [Int]) {
    let empty = placement
    var order = chart.routes.indices.filter { !keyed.contains($0) }.sorted { a, b in
      let (x, y) = (labelled(chart.routes[a]).y, labelled(chart.routes[b]).y)
      return x == y ? a < b : x < y
    }
    for _ in order.indices {
      placeEnds(in: order, &placement)
      guard !routesWithoutRoom.isEmpty else { return }
      order = routesWithoutRoom + order.filter { !routesWithoutRoom.contains($0) }
      placement = empty
    }
    placeEnds(in: order, &placement)
  }

  private mutating func placeEnds(in order: [Int], _ placement: inout LabelPlacement) {
    endLabels = []
    routesWithoutRoom = []
    for index in order {
      let route = chart.routes[index]
      let anchor = PageBox(center: labelled(route), width: 8, height: 8)
      let choices = [200.0, 150, 110, 420].map { Self.endLines(route, widthPx: $0) }
      let found = Self.place(
        choices,
        at: anchor,
        leadersPx: Self.endLeadersPx,
        indentPx: Self.swatchPx,
        &placement
      )
      guard let (lines, placed) = found else {
        routesWithoutRoom.append(index)
        continue
      }
      endLabels.append(EndLabel(route: index, lines: lines, placed: placed))
    }
  }

  private static func endLines(
    _ route: DistanceChart.Route,
    widthPx: Double
  ) -> [LabelText.Line] {
    func lines(_ text: String, _ metrics: TextMetrics) -> [LabelText.Line] {
      metrics.wrapped(text, toWidthPx: widthPx).map { .init(text: $0, metrics: metrics) }
    }
    return lines(route.label, endName) + lines(route.summary, endFigures)
      + (route.band.map { lines($0.endText, endFigures) } ?? [])
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
      let choices = [170.0, 110].map { width in
        Self.stopText.wrapped(want.text, toWidthPx: width)
          .map { LabelText.Line(text: $0, metrics: Self.stopText) }
      }
      guard let (lines, placed) = Self.place(choices, at: want.anchor, &placement) else {
        dropped.append(want.text)
        continue
      }
      stopLabels.append(StopLabel(routes: want.routes, lines: lines, placed: placed))
    }
  }

  private static func place(
    _ choices: [[LabelText.Line]],
    at anchor: PageBox,
    leadersPx: [Double] = [18, 32, 50],
    indentPx: Double = 0,
    _ placement: inout LabelPlacement
  ) -> (lines: [LabelText.Line], placed: LabelPlacement.Placed)? {
    for lines in choices {
      let text = LabelText(lines: lines)
      let request = LabelPlacement.Request(
        anchor: anchor,
        widthPx: text.widthPx + indentPx,
        heightPx: text.heightPx,
        leadersPx: leadersPx
      )
      if let placed = placement.place(request) { return (lines, placed) }
    }
    return nil
  }
}
