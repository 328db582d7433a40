import Geo

/// Meridians and parallels, with their degrees at the frame's lower and left edges.
struct Graticule: Sendable {
  struct Line: Sendable {
    var parts: [[PagePoint]]
    var label: String
    /// Where the line leaves the frame, on the lower edge for a meridian and the left for a
    /// parallel; `nil` where it does not.
    var labelled: PagePoint?
  }

  var meridians: [Line] = []
  var parallels: [Line] = []

  init(_ panel: MapPanel) {
    guard let window = panel.window else { return }
    let step = Self.step(for: min(window.east - window.west, 2 * (window.north - window.south)))
    let sample = step / 10
    for longitude in Self.multiples(of: step, from: window.west, to: window.east) {
      let line = Self.multiples(of: sample, from: window.south, to: window.north).compactMap {
        panel.projection.forward(longitude: longitude, latitude: $0)
      }
      let parts = panel.parts(of: line)
      let ends = parts.flatMap { [$0.first, $0.last] }.compactMap { $0 }
      meridians.append(
        Line(
          parts: parts,
          label: Self.degrees(longitude, positive: "E", negative: "W"),
          labelled: ends.first { abs($0.y - panel.frame.maxY) < 0.5 }
        )
      )
    }
    for latitude in Self.multiples(of: step, from: window.south, to: window.north) {
      let line = Self.multiples(of: sample, from: window.west, to: window.east).compactMap {
        panel.projection.forward(longitude: $0, latitude: latitude)
      }
      let parts = panel.parts(of: line)
      let ends = parts.flatMap { [$0.first, $0.last] }.compactMap { $0 }
      parallels.append(
        Line(
          parts: parts,
          label: Self.degrees(latitude, positive: "N", negative: "S"),
          labelled: ends.first { abs($0.x - panel.frame.minX) < 0.5 }
        )
      )
    }
  }

  /// Some six lines each way.
  private static func step(for extent: Double) -> Double {
    [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30].first { extent / $0 <= 9 } ?? 30
  }

  private static func multiples(of step: Double, from low: Double, to high: Double) -> [Double] {
    let first = (low / step).rounded(.up)
    let last = (high / step).rounded(.down)
    guard first <= last else { return [] }
    return (Int(first)...Int(last)).map { Double($0) * step }
  }

  private static func degrees(_ value: Double, positive: String, negative: String) -> String {
    let wrapped = value > 180 ? value - 360 : value <= -180 ? value + 360 : value
    let isWhole = wrapped == wrapped.rounded()
    let number = NumberStyle.fixed(abs(wrapped), decimals: isWhole ? 0 : 1)
    return "\(number)°" + (wrapped == 0 ? "" : wrapped > 0 ? positive : negative)
  }
}
