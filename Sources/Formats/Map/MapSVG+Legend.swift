import Geo

extension MapSVG {
  func drawLegend(to svg: inout SVGWriter) {
    let legend = layout.legend
    guard !legend.rows.isEmpty else { return }
    let box = layout.legendBox
    svg.element("g", [("class", "legend"), ("font-size", "10.5")]) { svg in
      svg.empty(
        "rect",
        [("class", "legend-box")] + box.attributes
          + [("fill", "#FFFFFF"), ("fill-opacity", "0.94"), ("stroke", "#999999")]
      )
      var y = box.minY + MapLegend.paddingPx
      for row in legend.rows {
        let height = MapLegend.height(of: row)
        draw(row, at: PagePoint(x: box.minX + MapLegend.paddingPx, y: y), height: height, to: &svg)
        y += height
      }
    }
  }

  private func draw(
    _ row: MapLegend.Row,
    at corner: PagePoint,
    height: Double,
    to svg: inout SVGWriter
  ) {
    let textX = corner.x + MapLegend.swatchPx
    let middle = corner.y + MapLegend.rowPx / 2
    func text(_ content: String, y: Double, _ extra: SVGWriter.Attributes = []) {
      svg.text("text", [("x", .number(textX)), ("y", .number(y))] + extra, content)
    }
    switch row {
    case .heading(let title):
      svg.text(
        "text",
        [("x", .number(corner.x)), ("y", .number(corner.y + 12)), ("font-weight", "bold")],
        title
      )
    case .route(let index, let lines, let summary):
      if layout.subject.routes.count > 1 {
        drawBadge(
          index,
          at: PagePoint(x: corner.x + MapLegend.swatchPx / 2, y: corner.y + 11),
          to: &svg
        )
      }
      var y = corner.y + 10.5
      for line in lines {
        text(line, y: y)
        y += 13
      }
      text(summary, y: y, [("font-size", "9.5"), ("fill", "#444444")])
    case .line(let kind, let title):
      let line = [
        PagePoint(x: corner.x + 2, y: middle),
        PagePoint(x: corner.x + MapLegend.swatchPx - 8, y: middle),
      ]
      svg.element("g", [("fill", "none")]) { svg in
        for stroke in kind.strokes(palette: layout.options.palette).dropFirst() {
          svg.empty("path", [("d", SVGWriter.path([line]))] + stroke.attributes)
        }
      }
      text(title, y: middle + 3.5)
    case .symbol(let symbol):
      symbol.draw(
        at: PagePoint(x: corner.x + (MapLegend.swatchPx - 6) / 2, y: middle),
        to: &svg
      )
      text(symbol.title, y: middle + 3.5)
    }
  }
}
