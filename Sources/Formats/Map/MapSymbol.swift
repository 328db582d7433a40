import Geo
import Routing

/// A sign at a place; each has a shape of its own, so that none depends on its colour.
public enum MapSymbol: Int, CaseIterable, Comparable, Hashable, Sendable {
  case end
  case gaugeChange
  case border
  case port
  case berth
  case modeChange
  case passage
  case wait
  case place

  public static func < (a: MapSymbol, b: MapSymbol) -> Bool { a.rawValue < b.rawValue }

  /// As the legend calls it.
  public var title: String {
    switch self {
    case .end: "start or end"
    case .gaugeChange: "change of gauge"
    case .border: "border"
    case .port: "port"
    case .berth: "ferry berth"
    case .modeChange: "change of mode"
    case .passage: "canal, lock or strait"
    case .wait: "wait"
    case .place: "station or other place"
    }
  }

  /// As a label calls it before its hours.
  var short: String {
    switch self {
    case .gaugeChange: "gauge"
    case .modeChange: "transfer"
    case .berth: "berth"
    case .passage: "passage"
    default: title
    }
  }

  /// What shows a kind of step; `nil` for what is a line.
  init?(_ kind: Step.Kind) {
    switch kind {
    case .access, .leg: return nil
    case .gaugeChange: self = .gaugeChange
    case .modeChange: self = .modeChange
    case .border: self = .border
    case .sailingWait, .trainWait: self = .wait
    case .port: self = .port
    case .boarding: self = .berth
    case .passage: self = .passage
    }
  }

  var sizePx: Double {
    switch self {
    case .end: 13
    case .place: 5
    case .gaugeChange: 12
    default: 10
    }
  }

  /// Draws the symbol around a point.
  func draw(at center: PagePoint, to svg: inout SVGWriter) {
    let half = sizePx / 2
    func polygon(_ corners: [(Double, Double)], fill: RGBColor) {
      let points = corners.map { PagePoint(x: center.x + $0.0 * half, y: center.y + $0.1 * half) }
      svg.empty(
        "path",
        [
          ("d", SVGWriter.path([points], closed: true)), ("fill", .text(fill.description)),
          ("stroke", "#FFFFFF"), ("stroke-width", .number(1)),
        ]
      )
    }
    func circle(_ radius: Double, fill: String, stroke: String, width: Double) {
      svg.empty(
        "circle",
        [
          ("cx", .number(center.x)), ("cy", .number(center.y)), ("r", .number(radius)),
          ("fill", .text(fill)), ("stroke", .text(stroke)), ("stroke-width", .number(width)),
        ]
      )
    }
    switch self {
    case .end:
      circle(half - 1.2, fill: "#FFFFFF", stroke: "#000000", width: 2.4)
      circle(2, fill: "#000000", stroke: "none", width: 0)
    case .gaugeChange: polygon([(0, -1), (1, 0), (0, 1), (-1, 0)], fill: Palette.purple)
    case .border:
      polygon([(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)], fill: Palette.black)
    case .port: circle(half - 1.5, fill: "#FFFFFF", stroke: Palette.navy.description, width: 3)
    case .berth:
      polygon(
        [(-1, -0.3), (1, -0.3), (0.55, 0.85), (-0.55, 0.85)],
        fill: RGBColor(red: 0x1B, green: 0x7A, blue: 0xB5)
      )
    case .modeChange: polygon([(0, -1), (1, 0.85), (-1, 0.85)], fill: Palette.orange)
    case .passage:
      polygon(
        [(-1, 0), (-0.5, -0.9), (0.5, -0.9), (1, 0), (0.5, 0.9), (-0.5, 0.9)],
        fill: Palette.slate
      )
    case .wait: polygon([(-0.8, -1), (0.8, -1), (-0.8, 1), (0.8, 1)], fill: Palette.grey)
    case .place: circle(half - 0.5, fill: "#FFFFFF", stroke: "#444444", width: 1.2)
    }
  }
}
