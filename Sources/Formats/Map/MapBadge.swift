/// A route's sign on its colour, on its lines and in the legend.
struct MapBadge: Sendable {
  let sign: String
  let color: RGBColor

  private static let metrics = TextMetrics(sizePx: 10, isBold: true)
  private static let radiusPx = 8.0

  init(_ route: MapSubject.Route) {
    sign = route.sign
    color = route.color
  }

  /// A circle for one or two letters, longer for more.
  var widthPx: Double {
    max(2 * Self.radiusPx, Self.metrics.widthPx(sign) + (sign.count > 2 ? 9 : 0))
  }

  /// With its rim.
  func box(at center: PagePoint) -> PageBox {
    PageBox(center: center, width: widthPx + 2, height: 2 * Self.radiusPx + 2)
  }

  /// - Parameter route: position of the route.
  func draw(at center: PagePoint, route: Int, to svg: inout SVGWriter) {
    let box = PageBox(center: center, width: widthPx, height: 2 * Self.radiusPx)
    svg.element("g", [("class", "badge"), ("data-routes", "\(route)")]) { svg in
      svg.empty(
        "rect",
        box.attributes + [
          ("rx", .number(Self.radiusPx)), ("fill", .text(color.description)),
          ("stroke", "#FFFFFF"), ("stroke-width", "1.5"),
        ]
      )
      svg.text(
        "text",
        [
          ("x", .number(center.x)), ("y", .number(center.y + 3.6)), ("text-anchor", "middle"),
          ("font-size", .number(Self.metrics.sizePx)), ("font-weight", "bold"),
          ("fill", color.isDark ? "#FFFFFF" : "#000000"),
        ],
        sign
      )
    }
  }
}

extension MapBadge {
  /// The same sign in the text of a page.
  func writeSpan(to page: inout SVGWriter) {
    let ink = color.isDark ? "#FFFFFF" : "#000000"
    page.text(
      "span",
      [("class", "sign"), ("style", .text("background:\(color);color:\(ink)"))],
      sign
    )
  }
}

extension RGBColor {
  /// Whether white letters are easier to read on it than black ones: relative luminance (WCAG 2.1)
  /// under 0.179, at which both have the same contrast.
  var isDark: Bool {
    // The square approximates the screen's gamma of 2.4 closely enough to choose between two.
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      return share * share * (0.7 + 0.3 * share)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < 0.179
  }
}
