/// What stands in a panel: lines, symbols and labels in their places on the page.
struct PlacedContent: Sendable {
  struct Line: Sendable {
    /// Position in ``MapSubject/lines``.
    var index: Int
    var parts: [[PagePoint]]
  }

  struct Mark: Sendable {
    /// Position in ``MapSubject/marks``.
    var index: Int
    var box: PageBox
  }

  struct Label: Sendable {
    /// Position in ``MapSubject/marks``.
    var index: Int
    var box: PageBox
    var lines: [LabelText.Line]
    var leader: [PagePoint]?
    var isRightAligned: Bool
  }

  var panel: MapPanel
  var lines: [Line] = []
  var marks: [Mark] = []
  var labels: [Label] = []
  /// Positions in ``MapSubject/marks`` of what wanted a label and found no room.
  var dropped: [Int] = []
  /// Numbers of routes beside their lines.
  var badges: [(route: Int, center: PagePoint)] = []

  /// Lines and symbols; labels come when everything else has its place.
  init(_ subject: ProjectedSubject, in panel: MapPanel) {
    self.panel = panel
    for (index, parts) in subject.lines.enumerated() {
      let visible = parts.flatMap { panel.parts(of: $0) }
      if !visible.isEmpty { lines.append(Line(index: index, parts: visible)) }
    }
    for (index, point) in subject.marks.enumerated() {
      guard let point else { continue }
      let box = Self.box(of: subject.subject.marks[index].symbols, at: panel.page(point))
      if panel.frame.contains(box) { marks.append(Mark(index: index, box: box)) }
    }
    // What matters most is drawn last, on top.
    marks.sort {
      let a = subject.subject.marks[$0.index].importance
      let b = subject.subject.marks[$1.index].importance
      return a == b ? $0.index < $1.index : a < b
    }
  }

  static let symbolGapPx = 1.0

  /// The first symbol stands on the place itself, the others to the right of it.
  private static func box(of symbols: [MapSymbol], at center: PagePoint) -> PageBox {
    let width = symbols.map(\.sizePx).reduce(0, +) + Double(symbols.count - 1) * symbolGapPx
    let height = symbols.map(\.sizePx).max() ?? 0
    let left = center.x - (symbols.first?.sizePx ?? 0) / 2
    return PageBox(
      minX: left,
      minY: center.y - height / 2,
      maxX: left + width,
      maxY: center.y + height / 2
    )
  }

  /// Points that a legend or an inset should not cover, close enough that no line slips through.
  var obstacles: [PagePoint] {
    marks.map(\.box.center)
      + lines.flatMap { line in
        line.parts.flatMap { part in
          zip(part, part.dropFirst()).flatMap { start, end in
            let pieces = max(1, (start.distance(to: end) / 8).rounded(.up))
            return (0...Int(pieces)).map { piece in
              let share = Double(piece) / pieces
              return PagePoint(
                x: start.x + (end.x - start.x) * share,
                y: start.y + (end.y - start.y) * share
              )
            }
          }
        }
      }
  }
}

extension PlacedContent {
  /// Gives labels and numbers their places.
  ///
  /// - Parameters:
  ///   - taken: boxes that nothing may cover.
  ///   - isLabelled: which marks want a label here.
  mutating func placeLabels(
    of subject: MapSubject,
    around taken: [PageBox],
    where isLabelled: (Int) -> Bool
  ) {
    var placement = LabelPlacement(frame: panel.frame.grown(by: -2))
    for box in taken { placement.block(box) }
    for mark in marks { placement.block(mark.box) }
    for line in lines { for part in line.parts { placement.avoid(part) } }
    let order = marks.reversed().filter {
      subject.marks[$0.index].isLabelled && isLabelled($0.index)
    }
    // The ends' names come before the routes' numbers, all others after them.
    let ends = order.prefix { subject.marks[$0.index].symbols.first == .end }
    for mark in ends { place(mark, of: subject, with: &placement) }
    if subject.routes.count > 1 { placeBadges(of: subject, with: &placement) }
    for mark in order.dropFirst(ends.count) { place(mark, of: subject, with: &placement) }
  }

  private mutating func place(
    _ mark: Mark,
    of subject: MapSubject,
    with placement: inout LabelPlacement
  ) {
    // A name without its hours is better than none.
    for text in LabelText.choices(for: subject.marks[mark.index]) {
      let request = LabelPlacement.Request(
        anchor: mark.box,
        widthPx: text.widthPx,
        heightPx: text.heightPx
      )
      guard let placed = placement.place(request) else { continue }
      labels.append(
        Label(
          index: mark.index,
          box: placed.box,
          lines: text.lines,
          leader: placed.leader,
          isRightAligned: placed.isRightAligned
        )
      )
      return
    }
    dropped.append(mark.index)
  }

  static let badgeRadiusPx = 8.0

  /// A route's number stands on a line that no other route uses, if there is one, the longest.
  private mutating func placeBadges(
    of subject: MapSubject,
    with placement: inout LabelPlacement
  ) {
    let size = Self.badgeRadiusPx * 2 + 2
    for route in subject.routes.indices {
      let own = lines.filter { subject.lines[$0.index].routes.contains(route) }
      let ranked = own.flatMap { line in
        line.parts.map { (part: $0, sharing: subject.lines[line.index].routes.count) }
      }.sorted { a, b in
        a.sharing == b.sharing
          ? Self.length(of: a.part) > Self.length(of: b.part) : a.sharing < b.sharing
      }
      search: for candidate in ranked {
        for share in [0.5, 0.35, 0.65, 0.2, 0.8] {
          let center = Self.point(of: candidate.part, atShare: share)
          let box = PageBox(center: center, width: size, height: size)
          guard placement.isFree(box) else { continue }
          placement.block(box)
          badges.append((route, center))
          break search
        }
      }
    }
  }

  private static func length(of line: [PagePoint]) -> Double {
    zip(line, line.dropFirst()).map { $0.distance(to: $1) }.reduce(0, +)
  }

  private static func point(of line: [PagePoint], atShare share: Double) -> PagePoint {
    var rest = length(of: line) * share
    for (start, end) in zip(line, line.dropFirst()) {
      let step = start.distance(to: end)
      if rest <= step, step > 0 {
        return PagePoint(
          x: start.x + (end.x - start.x) * rest / step,
          y: start.y + (end.y - start.y) * rest / step
        )
      }
      rest -= step
    }
    return line[line.count - 1]
  }
}
