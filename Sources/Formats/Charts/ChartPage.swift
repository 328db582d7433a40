/// The page of a chart: title above, plot in the middle, caption below.
struct ChartPage: Sendable {
  let words: ChartWords
  let widthPx: Double
  let heightPx: Double
  /// Where the figures are drawn.
  let plot: PageBox
  /// Where a legend may stand, above the plot and as wide as the page.
  let legend: PageBox
  private let title: [String]
  private let caption: [String]

  static let marginPx = 16.0
  static let titleMetrics = TextMetrics(sizePx: 17, isBold: true)
  static let captionMetrics = TextMetrics(sizePx: 10.5)
  static let tickMetrics = TextMetrics(sizePx: 11)
  static let inkColor = "#1A1A1A"
  static let gridColor = "#D9DDE0"

  /// Room around the plot, inside the page's own margin.
  struct Surround: Sendable {
    var left = 52.0
    var right = 16.0
    /// Between title and plot: the name of the vertical axis, and a legend.
    var top = 26.0
    /// Between plot and caption: ticks and the name of the horizontal axis.
    var bottom = 46.0
  }

  init(
    _ words: ChartWords,
    widthPx: Double,
    plotHeightPx: Double,
    surround: Surround = Surround()
  ) {
    let inner = widthPx - 2 * Self.marginPx
    title = Self.titleMetrics.wrapped(words.title, toWidthPx: inner)
    caption =
      Self.captionMetrics.wrapped(words.notes.joined(separator: " "), toWidthPx: inner)
      + SourceCredits.lines(of: words.sources, metrics: Self.captionMetrics, widthPx: inner)
    let titleBottom = Self.marginPx + Double(title.count) * 22
    let top = titleBottom + surround.top
    plot = PageBox(
      minX: Self.marginPx + surround.left,
      minY: top,
      maxX: widthPx - Self.marginPx - surround.right,
      maxY: top + plotHeightPx
    )
    legend = PageBox(
      minX: Self.marginPx,
      minY: titleBottom,
      maxX: widthPx - Self.marginPx,
      maxY: top
    )
    captionTop = plot.maxY + surround.bottom
    heightPx = (captionTop + Double(caption.count) * 14 + Self.marginPx).rounded(.up)
    self.words = words
    self.widthPx = widthPx.rounded(.up)
  }

  private let captionTop: Double

  /// The whole element.
  ///
  /// - Parameters:
  ///   - id: what the ids of its elements begin with; unique in a page that holds several charts.
  ///   - description: the figures in words, for those who do not see them.
  func element(
    id: String,
    class name: String,
    description: String,
    body: (inout SVGWriter) -> Void
  ) -> [UInt8] {
    var svg = SVGWriter()
    svg.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", "0 0 \(Int(widthPx)) \(Int(heightPx))"), ("width", .number(widthPx)),
        ("height", .number(heightPx)), ("role", "img"),
        ("aria-labelledby", "\(id)-title \(id)-description"), ("class", "chart \(name)"),
        ("font-family", .text(TextMetrics.fontFamily)), ("fill", .text(Self.inkColor)),
      ]
    ) { svg in
      svg.text("title", [("id", "\(id)-title")], words.title)
      svg.text("desc", [("id", "\(id)-description")], description)
      svg.empty(
        "rect",
        [("width", .number(widthPx)), ("height", .number(heightPx)), ("fill", "#FFFFFF")]
      )
      drawTitle(to: &svg)
      body(&svg)
      drawCaption(to: &svg)
    }
    return svg.bytes
  }

  private func drawTitle(to svg: inout SVGWriter) {
    for (index, line) in title.enumerated() {
      svg.text(
        "text",
        [
          ("class", "title"), ("x", .number(Self.marginPx)),
          ("y", .number(Self.marginPx + 14 + Double(index) * 22)),
          ("font-size", .number(Self.titleMetrics.sizePx)), ("font-weight", "bold"),
        ],
        line
      )
    }
  }

  private func drawCaption(to svg: inout SVGWriter) {
    svg.element(
      "g",
      [
        ("class", "caption"), ("font-size", .number(Self.captionMetrics.sizePx)),
        ("fill", "#444444"),
      ]
    ) { svg in
      for (index, line) in caption.enumerated() {
        svg.text(
          "text",
          [
            ("x", .number(Self.marginPx)),
            ("y", .number(captionTop + 10 + Double(index) * 14)),
          ],
          line
        )
      }
    }
  }
}
