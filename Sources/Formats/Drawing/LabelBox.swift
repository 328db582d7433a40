/// A label's text on a light ground, with its leader.
struct LabelBox: Sendable {
  var lines: [LabelText.Line]
  var placed: LabelPlacement.Placed
  /// Room kept free at the side where the lines begin.
  var indentPx = 0.0

  /// The first of several texts that finds room.
  ///
  /// - Parameters:
  ///   - choices: the best first.
  ///   - anchor: the box of what it names.
  static func placed(
    _ choices: [[LabelText.Line]],
    at anchor: PageBox,
    in placement: inout LabelPlacement
  ) -> LabelBox? {
    for lines in choices {
      let text = LabelText(lines: lines)
      let placed = placement.place(
        LabelPlacement.Request(
          anchor: anchor,
          widthPx: text.widthPx,
          heightPx: text.heightPx
        )
      )
      if let placed { return LabelBox(lines: lines, placed: placed) }
    }
    return nil
  }

  func draw(to svg: inout SVGWriter) {
    if let leader = placed.leader {
      svg.empty(
        "path",
        [
          ("class", "leader"), ("d", SVGWriter.path([leader])), ("stroke", "#555555"),
          ("stroke-width", "0.8"),
        ]
      )
    }
    svg.empty(
      "rect",
      [("class", "label-box")] + placed.box.attributes
        + [("rx", "2"), ("fill", "#FFFFFF"), ("fill-opacity", "0.82")]
    )
    let padding = LabelText.paddingPx + indentPx
    let x = placed.isRightAligned ? placed.box.maxX - padding : placed.box.minX + padding
    var y = placed.box.minY + LabelText.paddingPx / 2
    for line in lines {
      var attributes: SVGWriter.Attributes = [
        ("x", .number(x)), ("y", .number(y + line.metrics.sizePx * TextMetrics.ascent)),
        ("font-size", .number(line.metrics.sizePx)),
      ]
      if line.metrics.isBold { attributes.append(("font-weight", "bold")) }
      if placed.isRightAligned { attributes.append(("text-anchor", "end")) }
      svg.text("text", attributes, line.text)
      y += line.metrics.lineHeightPx
    }
  }
}
