/// A length on the ground, true in the middle of the map.
struct ScaleBar: Sendable {
  var box: PageBox
  var barPx: Double
  var label: String

  static let metrics = TextMetrics(sizePx: 10.5)

  /// - Returns: `nil` where the projection has no inverse to measure with.
  init?(_ panel: MapPanel, right: Double, y: Double) {
    guard let kmPerPixel = panel.kmPerPixel, kmPerPixel > 0 else { return nil }
    let round = [1.0, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
    let km = round.last { $0 / kmPerPixel <= 160 } ?? 1
    barPx = km / kmPerPixel
    label = "\(NumberStyle.km(km)) km in the middle of the map"
    let width = max(barPx, Self.metrics.widthPx(label))
    box = PageBox(minX: right - width, minY: y - 6, maxX: right, maxY: y + 20)
  }
}
