import Geo

/// One stroke of a line; a line is drawn as several, one over the other.
public struct Stroke: Hashable, Sendable {
  public var color: RGBColor
  public var widthPx: Double
  /// Lengths of dashes and gaps in turn, in pixels; empty for an unbroken stroke.
  public var dashPx: [Double]
  public var hasRoundCaps: Bool
  /// 0…1.
  public var opacity: Double

  public init(
    _ color: RGBColor,
    widthPx: Double,
    dashPx: [Double] = [],
    hasRoundCaps: Bool = false,
    opacity: Double = 1
  ) {
    self.color = color
    self.widthPx = widthPx
    self.dashPx = dashPx
    self.hasRoundCaps = hasRoundCaps
    self.opacity = opacity
  }

  /// As attributes of an SVG element.
  public var attributes: SVGWriter.Attributes {
    var attributes: SVGWriter.Attributes = [
      ("stroke", .text(color.description)), ("stroke-width", .number(widthPx)),
    ]
    if !dashPx.isEmpty {
      let dashes = dashPx.map { NumberStyle.fixed($0, decimals: 1) }.joined(separator: " ")
      attributes.append(("stroke-dasharray", .text(dashes)))
    }
    if hasRoundCaps { attributes.append(("stroke-linecap", "round")) }
    if opacity < 1 {
      attributes.append(("stroke-opacity", .text(NumberStyle.fixed(opacity, decimals: 2))))
    }
    return attributes
  }
}

/// What a line is to show: the pattern is the mode's, the colour the gauge's, the dashes the
/// status's. Nothing is said by colour alone: 1520 mm has a light middle, 1676 mm light ties.
public struct LineKind: Hashable, Sendable {
  public var mode: Mode
  public var gauges: [Gauge]
  /// `nil` where it can be used on the day shown.
  public var notOpen: Status?

  public init(mode: Mode, gauges: [Gauge], notOpen: Status?) {
    self.mode = mode
    self.gauges = gauges
    self.notOpen = notOpen
  }
}

/// Which colours lines have.
public enum LinePalette: String, CaseIterable, Sendable {
  /// Okabe and Ito's.
  case standard
  /// The gauge colours of OpenRailwayMap, for readers who know them.
  case orm

  public func color(of kind: LineKind) -> RGBColor {
    guard self == .orm, kind.mode == .rail else {
      return Palette.color(mode: kind.mode, gauges: kind.gauges)
    }
    switch kind.gauges.map(\.millimetres) {
    case [1435]: return RGBColor(red: 0x2A, green: 0x00, blue: 0xFF)
    case [1520]: return RGBColor(red: 0xFF, green: 0x60, blue: 0x00)
    case [1676]: return RGBColor(red: 0xFF, green: 0x00, blue: 0x33)
    default: return RGBColor(red: 0x80, green: 0x00, blue: 0x80)
    }
  }
}

extension LineKind {
  /// The strokes from the lowest to the topmost, casing included.
  public func strokes(palette: LinePalette = .standard, scale: Double = 1) -> [Stroke] {
    let color = palette.color(of: self)
    let dash = statusDash.map { $0 * scale }
    let white = RGBColor(red: 255, green: 255, blue: 255)
    let casing = Stroke(white, widthPx: (widthPx + 2.6) * scale, opacity: 0.9)
    let main = Stroke(
      color,
      widthPx: widthPx * scale,
      dashPx: patternDash.isEmpty ? dash : patternDash.map { $0 * scale },
      hasRoundCaps: !patternDash.isEmpty,
      opacity: notOpen == nil || patternDash.isEmpty ? 1 : 0.5
    )
    guard let overlay else { return [casing, main] }
    return [
      casing, main,
      Stroke(
        white,
        widthPx: overlay.widthPx * scale,
        dashPx: overlay.dashPx.map { $0 * scale }
      ),
    ]
  }

  /// Whether the dashes say the status rather than the mode.
  var isDashedByStatus: Bool { notOpen != nil && patternDash.isEmpty }

  private var widthPx: Double {
    switch mode {
    case .rail: 3.6
    case .road: 2
    case .sea, .inlandWaterway, .ferry: 3
    case .pipeline: 2.2
    }
  }

  /// Ways over water are never built or planned in the data, so their dots say the mode.
  private var patternDash: [Double] {
    switch mode {
    case .rail, .road: []
    case .sea: [0.1, 6]
    case .inlandWaterway: [0.1, 4.2]
    case .ferry: [7, 5, 0.1, 5]
    case .pipeline: [9, 4, 0.1, 4, 0.1, 4]
    }
  }

  private var statusDash: [Double] {
    switch notOpen {
    case nil, .operational: []
    case .underConstruction: [9, 3.5]
    case .planned: [4, 4]
    case .suspended: [1.6, 5]
    }
  }

  /// What tells the gauges apart without colour.
  private var overlay: (widthPx: Double, dashPx: [Double])? {
    guard mode == .rail else { return nil }
    return switch gauges {
    case [.standard1435]: nil
    case [.broad1520]: (1.2, [])
    case [.indian1676]: (3.6, [1.2, 5])
    default: (1.2, [6, 3])
    }
  }
}
