import Geo

/// Who published what a picture shows, for its caption.
enum SourceCredits {
  /// Publishers in the order of the sources, as many as two lines hold, and how many more there are.
  static func lines(
    of sources: [Source],
    metrics: TextMetrics,
    widthPx: Double
  ) -> [String] {
    var names: [String] = []
    for source in sources {
      let name = source.publisher.isEmpty ? source.id : source.publisher
      if !names.contains(name) { names.append(name) }
    }
    guard !names.isEmpty else { return [] }
    for count in stride(from: names.count, to: 0, by: -1) {
      let rest = names.count - count
      let text =
        "Sources: " + names.prefix(count).joined(separator: "; ")
        + (rest > 0 ? " and \(rest) more." : ".")
      let lines = metrics.wrapped(text, toWidthPx: widthPx)
      if lines.count <= 2 || count == 1 { return lines }
    }
    return []
  }
}
