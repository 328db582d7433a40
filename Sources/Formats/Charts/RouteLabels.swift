/// Labels beside the lines they name, none over a line and no leader across one.
struct RouteLabels: Sendable {
  struct Request: Sendable {
    /// Position of the route.
    var route: Int
    /// Where on its line the label may be joined to it, the best first.
    var anchors: [PagePoint]
    /// What it may say, the best first: the same words, wrapped otherwise.
    var texts: [[LabelText.Line]]
    /// Lines of other routes.
    var others: [[PagePoint]]
  }

  struct Label: Sendable {
    var route: Int
    var lines: [LabelText.Line]
    var placed: LabelPlacement.Placed
  }

  private(set) var labels: [Label] = []
  /// Positions of routes whose labels found no room: they belong into a legend.
  private(set) var withoutRoom: [Int] = []

  static let name = TextMetrics(sizePx: 11.5, isBold: true)
  static let figures = TextMetrics(sizePx: 10.5)
  /// Room for a piece of the line beside its label.
  fileprivate static let swatchPx = 26.0
  /// Every route should have its label, however far it has to go for room: but first in any shape
  /// near by, then farther off.
  private static let leadersPx = [
    [18.0, 32, 50], [18, 32, 50, 72, 100, 140], [18, 32, 50, 72, 100, 140, 190, 250, 320, 400],
  ]
  private static let widthsPx = [200.0, 150, 110, 420]

  /// A name and lines of figures under it, wrapped in several ways.
  static func texts(_ name: String, _ figures: [String]) -> [[LabelText.Line]] {
    widthsPx.map { width in
      func lines(_ text: String, _ metrics: TextMetrics) -> [LabelText.Line] {
        metrics.wrapped(text, toWidthPx: width).map { .init(text: $0, metrics: metrics) }
      }
      return lines(name, Self.name) + figures.flatMap { lines($0, Self.figures) }
    }
  }

  /// What a label keeps off at the point it is joined to.
  static func box(around anchor: PagePoint) -> PageBox {
    PageBox(center: anchor, width: 8, height: 8)
  }

  /// Places them in the order given; one that finds no room then gets the first choice, and all are
  /// placed again.
  ///
  /// - Parameter placement: knows the lines; keeps later labels off these.
  init(_ requests: [Request], in placement: inout LabelPlacement) {
    let empty = placement
    var order = requests
    for attempt in 0...requests.count {
      placement = empty
      place(order, in: &placement)
      guard !withoutRoom.isEmpty, attempt < requests.count else { return }
      order =
        order.filter { withoutRoom.contains($0.route) }
        + order.filter { !withoutRoom.contains($0.route) }
    }
  }

  private mutating func place(_ requests: [Request], in placement: inout LabelPlacement) {
    labels = []
    withoutRoom = []
    for request in requests {
      guard let label = Self.label(request, in: &placement) else {
        withoutRoom.append(request.route)
        continue
      }
      labels.append(label)
    }
  }

  private static func label(
    _ request: Request,
    in placement: inout LabelPlacement
  ) -> Label? {
    for leadersPx in leadersPx {
      for lines in request.texts {
        let text = LabelText(lines: lines)
        for anchor in request.anchors {
          let placed = placement.place(
            LabelPlacement.Request(
              anchor: box(around: anchor),
              widthPx: text.widthPx + swatchPx,
              heightPx: text.heightPx,
              leadersPx: leadersPx,
              uncrossed: request.others
            )
          )
          if let placed { return Label(route: request.route, lines: lines, placed: placed) }
        }
      }
    }
    return nil
  }
}

extension RouteLabels.Label {
  /// Draws the text with a piece of the line at its own side, so that it is known by its pattern too.
  func draw(_ stroke: RouteStroke, to svg: inout SVGWriter) {
    let swatchPx = RouteLabels.swatchPx
    LabelBox(lines: lines, placed: placed, indentPx: swatchPx).draw(to: &svg)
    let left = placed.isRightAligned ? placed.box.maxX - swatchPx + 2 : placed.box.minX + 2
    let y = placed.box.minY + (lines.first?.metrics.lineHeightPx ?? 0) / 2 + 1
    let ends = [PagePoint(x: left, y: y), PagePoint(x: left + swatchPx - 5, y: y)]
    stroke.draw([ends], to: &svg)
  }
}
