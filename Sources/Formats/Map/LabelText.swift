/// A label's lines in their sizes.
struct LabelText: Sendable {
  struct Line: Sendable {
    var text: String
    var metrics: TextMetrics
  }

  var lines: [Line]

  static let paddingPx = 2.0
  private static let maxWidthPx = 150.0
  private static let narrowWidthPx = 90.0

  var widthPx: Double {
    (lines.map { $0.metrics.widthPx($0.text) }.max() ?? 0) + 2 * Self.paddingPx
  }

  var heightPx: Double {
    lines.map(\.metrics.lineHeightPx).reduce(0, +) + Self.paddingPx
  }

  /// What a place may be labelled with, the best first: on fewer lines, then on more, then without
  /// its hours.
  static func choices(for mark: MapSubject.Mark) -> [LabelText] {
    let isEnd = mark.symbols.first == .end
    let name =
      isEnd
      ? TextMetrics(sizePx: 12.5, isBold: true)
      : TextMetrics(sizePx: mark.symbols == [.place] ? 9.5 : 11)
    let small = TextMetrics(sizePx: 9.5)
    func text(_ withRemark: Bool, _ widthPx: Double) -> LabelText {
      let names = name.wrapped(mark.name, toWidthPx: widthPx).map { Line(text: $0, metrics: name) }
      let remarks = withRemark ? small.wrapped(mark.remark, toWidthPx: widthPx) : []
      return LabelText(lines: names + remarks.map { Line(text: $0, metrics: small) })
    }
    let widths = [maxWidthPx, narrowWidthPx]
    return (mark.remark.isEmpty ? [] : widths.map { text(true, $0) })
      + widths.map { text(false, $0) }
  }
}
