import Geo

/// A fill that can be told from the others by its pattern alone.
struct Hatch: Sendable {
  /// What lies on the ground, in the ink's colour.
  enum Pattern: String, Sendable {
    case plain
    case rising
    case falling
    case crossed
    case level
    case upright
    case dotted
    case sparse
  }

  let ground: RGBColor
  let ink: RGBColor
  let pattern: Pattern

  private static let tilePx = 8.0

  /// The `fill` of what is drawn with it.
  func fill(id: String) -> String {
    pattern == .plain ? ground.description : "url(#\(id))"
  }

  /// Defines the pattern, once in a document; nothing for a plain ground.
  func define(id: String, to svg: inout SVGWriter) {
    guard pattern != .plain else { return }
    let tile = Self.tilePx
    svg.element(
      "pattern",
      [
        ("id", .text(id)), ("width", .number(tile)), ("height", .number(tile)),
        ("patternUnits", "userSpaceOnUse"),
      ]
    ) { svg in
      svg.empty(
        "rect",
        [
          ("width", .number(tile)), ("height", .number(tile)),
          ("fill", .text(ground.description)),
        ]
      )
      if pattern == .dotted {
        for (x, y) in [(2.0, 2.0), (6.0, 6.0)] {
          svg.empty(
            "circle",
            [
              ("cx", .number(x)), ("cy", .number(y)), ("r", "1.3"),
              ("fill", .text(ink.description)),
            ]
          )
        }
      } else {
        svg.empty(
          "path",
          [
            ("d", .text(strokes)), ("fill", "none"), ("stroke", .text(ink.description)),
            ("stroke-width", .number(pattern == .sparse ? 1 : 1.6)),
          ]
        )
      }
    }
  }

  /// Lines that go on where the next tile begins.
  private var strokes: String {
    switch pattern {
    case .plain, .dotted: ""
    case .rising, .sparse: "M0,8 L8,0 M-2,2 L2,-2 M6,10 L10,6"
    case .falling: "M0,0 L8,8 M-2,6 L2,10 M6,-2 L10,2"
    case .crossed: "M0,8 L8,0 M0,0 L8,8"
    case .level: "M0,2 L8,2 M0,6 L8,6"
    case .upright: "M2,0 L2,8 M6,0 L6,8"
    }
  }
}

extension StageKind {
  /// What stands is patterned on white, what moves is plain or patterned on a colour.
  var hatch: Hatch {
    let white = RGBColor(red: 255, green: 255, blue: 255)
    func plain(_ color: RGBColor) -> Hatch { Hatch(ground: color, ink: color, pattern: .plain) }
    func on(_ ground: RGBColor, _ ink: RGBColor, _ pattern: Hatch.Pattern) -> Hatch {
      Hatch(ground: ground, ink: ink, pattern: pattern)
    }
    switch self {
    case .moving(.rail): return plain(Palette.blue)
    case .moving(.road): return on(Palette.orange, white, .sparse)
    case .moving(.sea): return on(Palette.slate, white, .level)
    case .moving(.ferry): return on(Palette.skyBlue, white, .dotted)
    case .moving(.inlandWaterway): return on(Palette.navy, white, .level)
    case .moving(.pipeline): return plain(Palette.black)
    case .standing(.gaugeChange): return on(white, Palette.purple, .crossed)
    case .standing(.border): return on(white, Palette.black, .rising)
    case .standing(.port): return on(white, Palette.navy, .dotted)
    case .standing(.berth): return on(white, Palette.skyBlue, .upright)
    case .standing(.modeChange): return on(white, Palette.vermilion, .falling)
    case .standing(.passage): return on(white, Palette.slate, .upright)
    case .standing(.wait): return on(white, Palette.grey, .sparse)
    case .standing(.end), .standing(.place): return plain(white)
    }
  }
}
