import Geo

extension MapSVG {
  /// Lines, symbols and labels of a panel, in this order, so that what is small lies on top.
  func draw(_ content: PlacedContent, to svg: inout SVGWriter) {
    svg.element("g", [("class", "lines"), ("fill", "none"), ("stroke-linejoin", "round")]) { svg in
      drawSurroundings(content.surroundings, to: &svg)
      for line in content.lines { drawRims(of: line, to: &svg) }
      for line in content.lines { draw(line, isCasing: true, to: &svg) }
      for line in content.lines { draw(line, isCasing: false, to: &svg) }
    }
    svg.element("g", [("class", "marks")]) { svg in
      for mark in content.marks { draw(mark, to: &svg) }
    }
    svg.element("g", [("class", "badges")]) { svg in
      for (route, center) in content.badges {
        MapBadge(layout.subject.routes[route]).draw(at: center, route: route, to: &svg)
      }
    }
    svg.element("g", [("class", "labels")]) { svg in
      for label in content.labels { draw(label, to: &svg) }
    }
  }

  static let surroundings = Stroke(
    RGBColor(red: 0xA8, green: 0xAE, blue: 0xB2),
    widthPx: 1.2
  )

  private func drawSurroundings(_ lines: [[PagePoint]], to svg: inout SVGWriter) {
    guard !lines.isEmpty else { return }
    svg.empty(
      "path",
      [("class", "surroundings"), ("d", SVGWriter.path(lines))] + Self.surroundings.attributes
    )
  }

  /// What the line is on this map, or the colours of its routes: where routes run together each is a
  /// rim wider than the last.
  private func drawRims(of line: PlacedContent.Line, to svg: inout SVGWriter) {
    let drawn = layout.subject.lines[line.index]
    func rim(_ stroke: Stroke, routes: [Int]) {
      svg.empty(
        "path",
        [
          ("class", "halo"), ("data-routes", .text(Self.list(routes))),
          ("d", SVGWriter.path(line.parts)),
        ] + stroke.attributes
      )
    }
    if let own = drawn.rim { return rim(own.stroke, routes: drawn.routes) }
    guard layout.subject.routes.count > 1 else { return }
    let step = min(4.5, 18 / Double(max(1, drawn.routes.count)))
    for (rank, route) in drawn.routes.enumerated() {
      rim(
        Stroke(
          layout.subject.routes[route].color.lightened,
          widthPx: 9 + step * Double(drawn.routes.count - 1 - rank),
          hasRoundCaps: true
        ),
        routes: [route]
      )
    }
  }

  /// Positions of routes as `data-routes` has them.
  static func list(_ routes: [Int]) -> String { routes.map(String.init).joined(separator: " ") }

  private func draw(_ line: PlacedContent.Line, isCasing: Bool, to svg: inout SVGWriter) {
    let drawn = layout.subject.lines[line.index]
    let strokes = drawn.kind.strokes(palette: layout.options.palette)
    let path = SVGWriter.path(line.parts)
    let routes = Self.list(drawn.routes)
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
    var attributes: SVGWriter.Attributes = [
      ("class", "mark"), ("data-mark", "\(mark.index)"), ("data-node", .text(drawn.nodeID)),
      ("data-routes", .text(Self.list(drawn.routes))),
    ]
    if let place = mark.movedFrom {
      attributes += [("data-x", .number(place.x)), ("data-y", .number(place.y))]
    }
    svg.element("g", attributes) { svg in
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
        ("data-routes", .text(Self.list(drawn.routes))),
      ]
    ) { svg in
      LabelBox(
        lines: label.lines,
        placed: LabelPlacement.Placed(
          box: label.box,
          leader: label.leader,
          isRightAligned: label.isRightAligned
        )
      ).draw(to: &svg)
    }
  }
}

extension RGBColor {
  /// Half of the way to white, for what lies under a line.
  fileprivate var lightened: RGBColor {
    func half(_ channel: UInt8) -> UInt8 { UInt8((Int(channel) + 255) / 2) }
    return RGBColor(red: half(red), green: half(green), blue: half(blue))
  }
}
