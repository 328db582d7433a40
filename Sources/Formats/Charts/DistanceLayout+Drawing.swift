extension DistanceLayout {
  /// Bands lowest, then lines, signs and labels, so that what is small lies on top.
  func draw(to svg: inout SVGWriter) {
    legend.draw(at: PagePoint(x: page.legend.minX, y: page.legend.minY + 4), to: &svg)
    axes.draw(to: &svg)
    for index in chart.routes.indices { drawBand(of: index, to: &svg) }
    for index in chart.routes.indices { drawLine(of: index, to: &svg) }
    for index in chart.routes.indices { drawStops(of: index, to: &svg) }
    svg.element("g", [("class", "labels")]) { svg in
      for (routes, box) in stopLabels {
        svg.element("g", [("class", "label stop-label")] + data(routes)) { box.draw(to: &$0) }
      }
      for label in endLabels?.labels ?? [] {
        svg.element("g", [("class", "label end-label")] + data([label.route])) { svg in
          label.draw(chart.routes[label.route].stroke, to: &svg)
        }
      }
    }
  }

  /// What links an element with its routes: their positions, and their ids.
  private func data(_ routes: [Int]) -> SVGWriter.Attributes {
    [
      ("data-routes", .text(routes.map(String.init).joined(separator: " "))),
      ("data-corridor", .text(routes.map { chart.routes[$0].id }.joined(separator: " "))),
    ]
  }

  private func drawBand(of index: Int, to svg: inout SVGWriter) {
    let route = chart.routes[index]
    guard let band = route.band else { return }
    let high = band.edges.map { axes.point($0.km, $0.highDays) }
    let low = band.edges.map { axes.point($0.km, $0.lowDays) }
    let color = SVGWriter.Value.text(route.stroke.color.description)
    svg.element("g", [("class", "band")] + data([index])) { svg in
      svg.empty(
        "path",
        [
          ("d", SVGWriter.path([high + low.reversed()], closed: true)), ("fill", color),
          ("fill-opacity", .text(NumberStyle.fixed(bandOpacity, decimals: 2))),
        ]
      )
      svg.empty(
        "path",
        [
          ("d", SVGWriter.path([high, low])), ("fill", "none"), ("stroke", color),
          ("stroke-width", "0.8"), ("stroke-opacity", "0.6"), ("stroke-dasharray", "2 2"),
        ]
      )
      if let whisker = whisker(of: route) {
        drawWhisker(whisker, color: route.stroke.color, to: &svg)
      }
    }
  }

  /// Several bands one over the other have to let the lowest through.
  private var bandOpacity: Double {
    switch chart.routes.count {
    case 1: 0.18
    case 2: 0.13
    default: 0.06
    }
  }

  private func drawWhisker(
    _ ends: [PagePoint],
    color: RGBColor,
    to svg: inout SVGWriter
  ) {
    let caps = ends.map { [PagePoint(x: $0.x - 4, y: $0.y), PagePoint(x: $0.x + 4, y: $0.y)] }
    let path = SVGWriter.path([ends] + caps)
    var strokes = [Stroke(color, widthPx: 1.6)]
    if color.isLight { strokes.insert(Stroke(Palette.grey, widthPx: 2.6), at: 0) }
    svg.element("g", [("class", "whisker"), ("fill", "none")]) { svg in
      for stroke in strokes { svg.empty("path", [("d", path)] + stroke.attributes) }
    }
  }

  private func drawLine(of index: Int, to svg: inout SVGWriter) {
    let route = chart.routes[index]
    let points = points(of: route)
    svg.element(
      "g",
      [("class", "line"), ("stroke-linejoin", "round")] + data([index])
    ) { svg in
      svg.text("title", [], "\(route.label), \(route.summary)")
      route.stroke.draw([points], to: &svg)
    }
  }

  private func drawStops(of index: Int, to svg: inout SVGWriter) {
    let route = chart.routes[index]
    svg.element("g", [("class", "stops")] + data([index])) { svg in
      for stop in route.line.stops {
        guard let box = symbolBox(of: stop), let symbol = stop.causes.first?.symbol else {
          continue
        }
        svg.element(
          "g",
          [("class", "stop"), ("data-node", .text(stop.nodeID))]
        ) { svg in
          svg.text("title", [], route.line.text(of: stop))
          symbol.draw(at: box.center, to: &svg)
        }
      }
      let end = axes.point(route.line.end.km, route.line.end.value)
      svg.empty(
        "circle",
        [
          ("class", "end"), ("cx", .number(end.x)), ("cy", .number(end.y)), ("r", "4"),
          ("fill", .text(route.stroke.color.description)), ("stroke", "#FFFFFF"),
          ("stroke-width", "1.2"),
        ]
      )
    }
  }
}
