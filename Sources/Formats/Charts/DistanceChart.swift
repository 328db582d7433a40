import Geo
import Routing

/// The time–distance or cost–distance diagram (ESCAP, Time/Cost-Distance Methodology,
/// https://www.unescap.org/resources/timecost-distance-methodology) of one or several routes:
/// kilometres from the start along the horizontal, days or dollars along the vertical, an upright
/// step with its cause wherever freight stands.
///
/// ```swift
/// let routes = [DrawnRoute(instc, label: "INSTC west"), DrawnRoute(suez, label: "Suez")]
/// let chart = DistanceChart(routes, measure: .time, on: network)
/// try chart.drawn().write(to: file)
/// ```
public struct DistanceChart: Sendable {
  let routes: [Route]
  let measure: DistanceMeasure
  let words: ChartWords
  let cargo: String

  struct Route: Sendable {
    var id: String
    var label: String
    var stroke: RouteStroke
    var line: DistanceLine
    var band: DistanceBand?
    /// Whether a tariff lacks, so that the dollars are at least what is drawn.
    var isLowerBound: Bool
  }

  /// - Parameters:
  ///   - drawn: in the order of the legend; colours as on a map of the same routes.
  ///   - band: draws the first and the last of its percentiles of time around each line.
  ///   - conditions: for the caption.
  /// - Complexity: O(components); with a band O(samples · steps · components).
  public init(
    _ drawn: [DrawnRoute],
    measure: DistanceMeasure,
    band: UncertaintyView? = nil,
    conditions: ChartConditions = .none,
    on network: Network
  ) {
    self.measure = measure
    routes = drawn.enumerated().map { index, route in
      Route(
        id: route.id,
        label: route.label,
        stroke: RouteStroke(route: index, color: route.color),
        line: DistanceLine(route.itinerary, measure: measure, network: network),
        band: measure == .time
          ? band.flatMap { DistanceBand(route.itinerary, view: $0) } : nil,
        isLowerBound: measure == .cost && !route.itinerary.missingTariffs.isEmpty
      )
    }
    cargo = drawn.first?.itinerary.cargo.label ?? ""
    words = ChartWords(
      measure == .time ? "time along the way" : "cost along the way",
      of: drawn.map(\.itinerary),
      conditions: conditions,
      on: network
    )
  }

  /// Draws the chart.
  ///
  /// - Parameters:
  ///   - widthPx: of the page, 480…4000.
  ///   - plotHeightPx: of the plot alone; title, legend and caption take what they need.
  ///   - id: what the ids of its elements begin with; unique in a page that holds several charts.
  public func drawn(
    widthPx: Double = ChartSVG.standardWidthPx,
    plotHeightPx: Double = 480,
    id: String = "chart"
  ) -> ChartSVG {
    let layout = DistanceLayout(self, widthPx: widthPx, plotHeightPx: plotHeightPx)
    return ChartSVG(
      element: layout.page.element(
        id: id,
        class: "\(measure.rawValue)-distance",
        description: description,
        body: layout.draw
      ),
      droppedLabels: layout.dropped
    )
  }

  private var description: String {
    routes.map { route in
      let stops = route.line.stops.sorted { $0.rise > $1.rise }.prefix(3)
      let longest =
        stops.isEmpty
        ? ""
        : "; longest stops: " + stops.map { route.line.text(of: $0) }.joined(separator: "; ")
      return "\(route.label): \(route.summary)\(longest)."
    }.joined(separator: " ")
  }
}

extension DistanceChart.Route {
  /// Kilometres and the total, as the label at the line's end has them.
  var summary: String {
    let total = (isLowerBound ? "≥ " : "") + line.text(line.end.value)
    return "\(NumberStyle.unbroken("\(NumberStyle.km(line.end.km)) km ·")) "
      + NumberStyle.unbroken(total)
  }
}
