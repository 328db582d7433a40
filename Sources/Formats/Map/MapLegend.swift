import Geo

/// The rows of a legend: only what the map shows.
struct MapLegend: Sendable {
  enum Row: Sendable {
    case heading(String)
    /// Position in ``MapSubject/routes``, with its label's lines.
    case route(Int, lines: [String], summary: String)
    case line(LineKind, title: String)
    case symbol(MapSymbol)
  }

  var rows: [Row] = []
  let widthPx: Double

  static let text = TextMetrics(sizePx: 10.5)
  static let bold = TextMetrics(sizePx: 10.5, isBold: true)
  static let small = TextMetrics(sizePx: 9.5)
  static let paddingPx = 8.0
  static let swatchPx = 40.0
  static let rowPx = 15.0
  private static let routeWidthPx = 190.0

  init(_ subject: MapSubject) {
    if !subject.routes.isEmpty {
      rows.append(.heading(subject.routes.count == 1 ? "Route" : "Routes"))
      for (index, route) in subject.routes.enumerated() {
        let lines = Self.text.wrapped(route.label, toWidthPx: Self.routeWidthPx)
        rows.append(.route(index, lines: lines, summary: route.summary))
      }
    }
    rows += Self.lineRows(subject) + Self.symbolRows(subject)
    let widths = rows.map { row in
      switch row {
      case .heading(let title): Self.bold.widthPx(title)
      case .route(_, let lines, let summary):
        Self.swatchPx
          + max(lines.map(Self.text.widthPx).max() ?? 0, Self.small.widthPx(summary))
      case .line(_, let title): Self.swatchPx + Self.text.widthPx(title)
      case .symbol(let symbol): Self.swatchPx + Self.text.widthPx(symbol.title)
      }
    }
    widthPx = (widths.max() ?? 0) + 2 * Self.paddingPx
  }

  private static func lineRows(_ subject: MapSubject) -> [Row] {
    var kinds: [LineKind] = []
    var statuses: Set<Status> = []
    for line in subject.lines {
      let open = LineKind(mode: line.kind.mode, gauges: line.kind.gauges, notOpen: nil)
      if !kinds.contains(where: { $0.title == open.title }) { kinds.append(open) }
      if let status = line.kind.notOpen { statuses.insert(status) }
    }
    guard !kinds.isEmpty else { return [] }
    kinds.sort { a, b in a.mode == b.mode ? a.title < b.title : a.mode < b.mode }
    return [.heading("Lines")]
      + kinds.map { .line($0, title: $0.title) }
      + Status.allCases.filter(statuses.contains).map { status in
        .line(
          LineKind(mode: .rail, gauges: [.standard1435], notOpen: status),
          title: status.notOpenTitle
        )
      }
  }

  private static func symbolRows(_ subject: MapSubject) -> [Row] {
    let symbols = Set(subject.marks.flatMap(\.symbols)).sorted()
    return symbols.isEmpty ? [] : [.heading("Places")] + symbols.map { .symbol($0) }
  }

  var heightPx: Double {
    rows.map(Self.height).reduce(0, +) + 2 * Self.paddingPx
  }

  static func height(of row: Row) -> Double {
    switch row {
    case .heading: 17
    case .route(_, let lines, _): Double(lines.count) * 13 + 16
    case .line, .symbol: rowPx
    }
  }
}

extension Status {
  fileprivate var notOpenTitle: String {
    switch self {
    case .operational: "open on other days only"
    case .underConstruction: "under construction"
    case .planned: "planned"
    case .suspended: "suspended"
    }
  }
}
