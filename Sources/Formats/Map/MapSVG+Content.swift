import Geo

extension MapSVG {
  /// Lines, symbols and labels of a panel, in this order, so that what is small lies on top.
  func draw(_ content: PlacedContent, to svg: inout SVGWriter) {
    svg.element("g", [("class", "lines"), ("fill", "none"), ("stroke-linejoin", "round")]) { svg in
      if layout.subject.routes.count > 1 {
        for line in content.lines { drawHalos(of: line, to: &svg) }
      }
      for line in content.lines { draw(line, isCasing: true, to: &svg) }
      for line in content.lines { draw(line, isCasing: false, to: &svg) }
    }
    svg.element("g", [("class", "marks")]) { svg in
      for mark in content.marks { draw(mark, to: &svg) }
    }
    svg.element("g", [("class", "badges")]) { svg in
      for (route, center) in content.badges {
        drawBadge(route, at: center, to: &svg)
      }
    }
    svg.element("g", [("class", "labels")]) { svg in
      for label in content.labels { draw(label, to: &svg) }
    }
  }

  /// A route's colour under the line; where routes run together each is a rim wider than the last.
  private func drawHalos(of line: PlacedContent.Line, to svg: inout SVGWriter) {
    let routes = layout.subject.lines[line.index].routes
    let step = min(4.5, 18 / Double(max(1, routes.count)))
    for (rank, route) in routes.enumerated() {
      svg.empty(
        "path",
        [
          ("class", "halo"), ("data-routes", "\(route)"), ("d", SVGWriter.path(line.parts)),
          ("stroke", .text(layout.subject.routes[route].color.lightened.description)),
          ("stroke-width", .number(9 + step * Double(routes.count - 1 - rank))),
          ("stroke-linecap", "round"),
        ]
      )
    }
  }

  private func draw(_ line: PlacedContent.Line, isCasing: Bool, to svg: inout SVGWriter) {
    let drawn = layout.subject.lines[line.index]
    let strokes = drawn.kind.strokes(palette: layout.options.palette)
    let path = SVGWriter.path(line.parts)
    let routes = drawn.routes.map(String.init).joined(separator: " ")
    if isCasing {
      svg.empty(
        "path",
        [("class", "casing"), ("data-routes", .text(routes)), ("d", path)] + strokes[0].attributes
      )
      return
    }
    var attributes: SVGWriter.Attributes = [
      ("class", drawn.kind.isDashedByStatus ? "line dashed" : "line"),
      ("data-line", "\(line.index)"), ("data-leg", .text(drawn.id)),
      ("data-routes", .text(routes)), ("data-status", .text(drawn.availability.status.rawValue)),
    ]
    if let opens = drawn.availability.opens {
      attributes.append(("data-opens", .text(opens.description)))
    }
    if let closes = drawn.availability.closes {
      attributes.append(("data-closes", .text(closes.description)))
    }
    svg.element("g", attributes) { svg in
      svg.text("title", [], "\(drawn.title), \(drawn.kind.title), \(drawn.availability.text)")
      for stroke in strokes.dropFirst() { svg.empty("path", [("d", path)] + stroke.attributes) }
    }
  }

  private func draw(_ mark: PlacedContent.Mark, to svg: inout SVGWriter) {
    let drawn = layout.subject.marks[mark.index]
    svg.element(
      "g",
      [
        ("class", "mark"), ("data-mark", "\(mark.index)"), ("data-node", .text(drawn.nodeID)),
        ("data-routes", .text(drawn.routes.map(String.init).joined(separator: " "))),
      ]
    ) { svg in
      svg.text("title", [], drawn.remark.isEmpty ? drawn.name : "\(drawn.name): \(drawn.remark)")
      var x = mark.box.minX
      for symbol in drawn.symbols {
        symbol.draw(at: PagePoint(x: x + symbol.sizePx / 2, y: mark.box.center.y), to: &svg)
        x += symbol.sizePx + PlacedContent.symbolGapPx
      }
    }
  }

  private func draw(_ label: PlacedContent.Label, to svg: inout SVGWriter) {
    let drawn = layout.subject.marks[label.index]
    svg.element(
      "g",
      [
        ("class", "label"), ("data-node", .text(drawn.nodeID)),
        ("data-routes", .text(drawn.routes.map(String.init).joined(separator: " "))),
      ]
    ) { svg in
      if let leader = label.leader {
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
        [("class", "label-box")] + label.box.attributes
          + [("rx", "2"), ("fill", "#FFFFFF"), ("fill-opacity", "0.82")]
      )
      let padding = LabelText.paddingPx
      let x = label.isRightAligned ? label.box.maxX - padding : label.box.minX + padding
      var y = label.box.minY + padding / 2
      for line in label.lines {
        var attributes: SVGWriter.Attributes = [
          ("x", .number(x)), ("y", .number(y + line.metrics.sizePx * TextMetrics.ascent)),
          ("font-size", .number(line.metrics.sizePx)),
        ]
        if line.metrics.isBold { attributes.append(("font-weight", "bold")) }
        if label.isRightAligned { attributes.append(("text-anchor", "end")) }
        svg.text("text", attributes, line.text)
        y += line.metrics.lineHeightPx
      }
    }
  }

  /// A number on its route's colour.
  func drawBadge(_ route: Int, at center: PagePoint, to svg: inout SVGWriter) {
    let color = layout.subject.routes[route].color
    svg.element("g", [("class", "badge"), ("data-routes", "\(route)")]) { svg in
      svg.empty(
        "circle",
        [
          ("cx", .number(center.x)), ("cy", .number(center.y)),
          ("r", .number(PlacedContent.badgeRadiusPx)), ("fill", .text(color.description)),
          ("stroke", "#FFFFFF"), ("stroke-width", "1.5"),
        ]
      )
      svg.text(
        "text",
        [
          ("x", .number(center.x)), ("y", .number(center.y + 3.6)), ("text-anchor", "middle"),
          ("font-size", "10"), ("font-weight", "bold"),
          ("fill", color.isDark ? "#FFFFFF" : "#000000"),
        ],
        "\(route + 1)"
      )
    }
  }
}

extension RGBColor {
  /// Half of the way to white, for what lies under a line.
  fileprivate var lightened: RGBColor {
    func half(_ channel: UInt8) -> UInt8 { UInt8((Int(channel) + 255) / 2) }
    return RGBColor(red: half(red), green: half(green), blue: half(blue))
  }

  /// Whether white letters are easier to read on it than black ones: relative luminance (WCAG 2.1)
  /// under 0.179, at which both have the same contrast.
  var isDark: Bool {
    // The square approximates the screen's gamma of 2.4 closely enough to choose between two.
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      return share * share * (0.7 + 0.3 * share)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < 0.179
  }
}
