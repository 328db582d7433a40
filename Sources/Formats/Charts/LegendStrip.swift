/// What the signs of a chart mean, in rows above the plot.
struct LegendStrip: Sendable {
  enum Swatch: Sendable {
    case symbol(MapSymbol)
    /// A filled box: a colour, or the `url(#…)` of a pattern.
    case fill(String, opacity: Double)
    case line(RouteStroke)
    case dot(RGBColor, isFilled: Bool)
  }

  struct Item: Sendable {
    var swatch: Swatch
    var text: String
    /// Position of the route it is about.
    var route: Int?

    init(_ swatch: Swatch, _ text: String, route: Int? = nil) {
      self.swatch = swatch
      self.text = text
      self.route = route
    }
  }

  static let metrics = TextMetrics(sizePx: 10.5)
  static let rowPx = 17.0
  private static let swatchPx = 22.0
  private static let gapPx = 16.0

  private var rows: [[(item: Item, x: Double)]] = []

  init(_ items: [Item], widthPx: Double) {
    var x = 0.0
    for item in items {
      let width = Self.swatchPx + Self.metrics.widthPx(item.text)
      if rows.isEmpty || x + width > widthPx {
        rows.append([])
        x = 0
      }
      rows[rows.count - 1].append((item, x))
      x += width + Self.gapPx
    }
  }

  var heightPx: Double { Double(rows.count) * Self.rowPx }

  /// - Parameter corner: upper left.
  func draw(at corner: PagePoint, to svg: inout SVGWriter) {
    guard !rows.isEmpty else { return }
    svg.element(
      "g",
      [("class", "legend"), ("font-size", .number(Self.metrics.sizePx))]
    ) { svg in
      for (index, row) in rows.enumerated() {
        let middle = corner.y + (Double(index) + 0.5) * Self.rowPx
        for (item, x) in row {
          var attributes: SVGWriter.Attributes = [("class", "key")]
          if let route = item.route { attributes.append(("data-routes", "\(route)")) }
          svg.element("g", attributes) { svg in
            draw(item.swatch, at: PagePoint(x: corner.x + x + 8, y: middle), to: &svg)
            svg.text(
              "text",
              [("x", .number(corner.x + x + Self.swatchPx)), ("y", .number(middle + 3.8))],
              item.text
            )
          }
        }
      }
    }
  }

  private func draw(_ swatch: Swatch, at center: PagePoint, to svg: inout SVGWriter) {
    let box = PageBox(center: center, width: 16, height: 10)
    switch swatch {
    case .symbol(let symbol): symbol.draw(at: center, to: &svg)
    case .fill(let fill, let opacity):
      svg.empty(
        "rect",
        box.attributes + [
          ("fill", .text(fill)), ("fill-opacity", .text(NumberStyle.fixed(opacity, decimals: 2))),
          ("stroke", "#555555"), ("stroke-width", "0.6"),
        ]
      )
    case .line(let stroke):
      let ends = [PagePoint(x: box.minX, y: center.y), PagePoint(x: box.maxX, y: center.y)]
      stroke.draw([ends], to: &svg)
    case .dot(let color, let isFilled):
      svg.empty(
        "circle",
        [
          ("cx", .number(center.x)), ("cy", .number(center.y)), ("r", "4.5"),
          ("fill", .text(isFilled ? color.description : "#FFFFFF")),
          ("stroke", .text(color.description)), ("stroke-width", "1.8"),
        ]
      )
    }
  }
}
