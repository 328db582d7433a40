/// How the lines of several routes look: a colour and a pattern each, so that neither a grey print nor
/// eyes that see few colours mix them up.
struct RouteStroke: Sendable {
  let color: RGBColor
  let dashPx: [Double]

  static let widthPx = 2.6

  private static let dashes: [[Double]] = [
    [], [9, 4], [2.5, 3], [12, 3, 2.5, 3], [5, 3], [16, 5], [7, 3, 2.5, 3, 2.5, 3], [1.5, 2],
  ]

  /// - Parameters:
  ///   - index: position of the route, from 0.
  ///   - color: its own colour; `nil` takes the palette's.
  init(route index: Int, color: RGBColor? = nil) {
    self.color = color ?? Palette.corridors[index % Palette.corridors.count]
    dashPx = Self.dashes[index % Self.dashes.count]
  }

  /// Draws lines of it.
  func draw(_ lines: [[PagePoint]], to svg: inout SVGWriter) {
    let path = SVGWriter.path(lines)
    for stroke in strokes {
      svg.empty("path", [("d", path), ("fill", "none")] + stroke.attributes)
    }
  }

  /// From the lowest to the topmost: a white rim, a dark one under light colours, the colour.
  private var strokes: [Stroke] {
    let white = RGBColor(red: 255, green: 255, blue: 255)
    var strokes = [Stroke(white, widthPx: Self.widthPx + 3, opacity: 0.9)]
    if color.isLight {
      strokes.append(Stroke(Palette.grey, widthPx: Self.widthPx + 1.4, dashPx: dashPx))
    }
    strokes.append(Stroke(color, widthPx: Self.widthPx, dashPx: dashPx))
    return strokes
  }
}

extension RGBColor {
  /// Whether a thin line of it is hard to see on white: yellow and its like.
  var isLight: Bool {
    0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue) > 200
  }
}
