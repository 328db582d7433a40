/// The two axes of a plot with their ticks, grid and names; every name says its unit.
struct ChartAxes: Sendable {
  let plot: PageBox
  let x: LinearScale
  let y: LinearScale
  let xName: String
  let yName: String

  func point(_ xValue: Double, _ yValue: Double) -> PagePoint {
    PagePoint(x: x.pixel(xValue), y: y.pixel(yValue))
  }

  func draw(to svg: inout SVGWriter) {
    let ticks = ChartPage.tickMetrics
    svg.element(
      "g",
      [
        ("class", "grid"), ("fill", "none"), ("stroke", .text(ChartPage.gridColor)),
        ("stroke-width", "1"),
      ]
    ) { svg in
      for tick in x.ticks.dropFirst() {
        line(x.pixel(tick), plot.minY, x.pixel(tick), plot.maxY, to: &svg)
      }
      for tick in y.ticks.dropFirst() {
        line(plot.minX, y.pixel(tick), plot.maxX, y.pixel(tick), to: &svg)
      }
    }
    svg.element(
      "g",
      [("class", "axes"), ("fill", "none"), ("stroke", "#555555"), ("stroke-width", "1.2")]
    ) { svg in
      line(plot.minX, plot.maxY, plot.maxX, plot.maxY, to: &svg)
      line(plot.minX, plot.minY, plot.minX, plot.maxY, to: &svg)
    }
    svg.element(
      "g",
      [("class", "ticks"), ("font-size", .number(ticks.sizePx)), ("fill", "#444444")]
    ) { svg in
      for tick in x.ticks {
        svg.text(
          "text",
          [
            ("x", .number(x.pixel(tick))), ("y", .number(plot.maxY + 16)),
            ("text-anchor", "middle"),
          ],
          x.label(tick)
        )
      }
      for tick in y.ticks {
        svg.text(
          "text",
          [
            ("x", .number(plot.minX - 7)), ("y", .number(y.pixel(tick) + 4)),
            ("text-anchor", "end"),
          ],
          y.label(tick)
        )
      }
    }
    svg.element("g", [("class", "axis-names"), ("font-size", .number(ticks.sizePx))]) { svg in
      svg.text(
        "text",
        [
          ("x", .number(plot.center.x)), ("y", .number(plot.maxY + 34)),
          ("text-anchor", "middle"),
        ],
        xName
      )
      svg.text(
        "text",
        [("x", .number(ChartPage.marginPx)), ("y", .number(plot.minY - 10))],
        yName
      )
    }
  }

  private func line(
    _ x1: Double,
    _ y1: Double,
    _ x2: Double,
    _ y2: Double,
    to svg: inout SVGWriter
  ) {
    svg.empty(
      "path",
      [("d", SVGWriter.path([[PagePoint(x: x1, y: y1), PagePoint(x: x2, y: y2)]]))]
    )
  }
}
