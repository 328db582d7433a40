/// The axes of a plot with their ticks, grid and names; every name says its unit.
struct ChartAxes: Sendable {
  let plot: PageBox
  let x: LinearScale
  /// `nil` where rows stand one below the other.
  let y: LinearScale?
  let xName: String
  let yName: String

  func point(_ xValue: Double, _ yValue: Double) -> PagePoint {
    PagePoint(x: x.pixel(xValue), y: y?.pixel(yValue) ?? plot.maxY)
  }

  func draw(to svg: inout SVGWriter) {
    drawGrid(to: &svg)
    drawAxes(to: &svg)
    drawTicks(to: &svg)
    drawNames(to: &svg)
  }

  private func drawGrid(to svg: inout SVGWriter) {
    svg.element(
      "g",
      [
        ("class", "grid"), ("fill", "none"), ("stroke", .text(ChartPage.gridColor)),
        ("stroke-width", "1"),
      ]
    ) { svg in
      for tick in x.ticks where x.pixel(tick) > plot.minX + 0.5 {
        line(x.pixel(tick), plot.minY, x.pixel(tick), plot.maxY, to: &svg)
      }
      for tick in y?.ticks ?? [] {
        guard let pixel = y?.pixel(tick), pixel < plot.maxY - 0.5 else { continue }
        line(plot.minX, pixel, plot.maxX, pixel, to: &svg)
      }
    }
  }

  private func drawAxes(to svg: inout SVGWriter) {
    svg.element(
      "g",
      [("class", "axes"), ("fill", "none"), ("stroke", "#555555"), ("stroke-width", "1.2")]
    ) { svg in
      line(plot.minX, plot.maxY, plot.maxX, plot.maxY, to: &svg)
      line(plot.minX, plot.minY, plot.minX, plot.maxY, to: &svg)
    }
  }

  private func drawTicks(to svg: inout SVGWriter) {
    svg.element(
      "g",
      [
        ("class", "ticks"), ("font-size", .number(ChartPage.tickMetrics.sizePx)),
        ("fill", "#444444"),
      ]
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
      guard let y else { return }
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
  }

  private func drawNames(to svg: inout SVGWriter) {
    svg.element(
      "g",
      [("class", "axis-names"), ("font-size", .number(ChartPage.tickMetrics.sizePx))]
    ) { svg in
      svg.text(
        "text",
        [
          ("x", .number(plot.center.x)), ("y", .number(plot.maxY + 34)),
          ("text-anchor", "middle"),
        ],
        xName
      )
      guard y != nil else { return }
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
