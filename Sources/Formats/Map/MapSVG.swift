import Geo

/// A map as an SVG document.
///
/// ```swift
/// let subject = MapSubject([DrawnRoute(itinerary, label: "INSTC")], title: "…", on: network)
/// let map = MapSVG(try MapLayout(subject, options: MapOptions()))
/// try map.write(to: file)
/// ```
///
/// It refers to nothing outside itself and holds no clock's time: the same subject is the same
/// bytes. Elements carry `data-` attributes with the ids of what they show; see ``MapHTML``.
public struct MapSVG: Sendable {
  let layout: MapLayout
  private var subject: MapSubject { layout.subject }

  static let seaColor = "#E3ECF2"
  static let landColor = "#FBF9F4"

  public init(_ layout: MapLayout) {
    self.layout = layout
  }

  /// Writes the document.
  ///
  /// - Throws: ``OutputError``.
  public func write(to sink: any ByteSink) throws(OutputError) {
    try sink.write(bytes.span)
  }

  /// The document, in UTF-8.
  public var bytes: [UInt8] {
    var svg = SVGWriter()
    svg.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    draw(to: &svg)
    return svg.bytes
  }

  /// The `svg` element alone, as an HTML page holds it.
  func draw(to svg: inout SVGWriter) {
    let size = "\(Int(layout.widthPx.rounded(.up))) \(Int(layout.heightPx.rounded(.up)))"
    svg.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(size)"),
        ("width", .number(layout.widthPx.rounded(.up))),
        ("height", .number(layout.heightPx.rounded(.up))), ("role", "img"),
        ("aria-labelledby", "map-title map-description"),
        ("font-family", .text(TextMetrics.fontFamily)), ("fill", "#1A1A1A"),
      ]
    ) { svg in
      svg.text("title", [("id", "map-title")], subject.title)
      svg.text("desc", [("id", "map-description")], description)
      svg.empty(
        "rect",
        [
          ("width", .number(layout.widthPx.rounded(.up))),
          ("height", .number(layout.heightPx.rounded(.up))), ("fill", "#FFFFFF"),
        ]
      )
      drawTitle(to: &svg)
      drawDefinitions(to: &svg)
      drawMain(to: &svg)
      drawInset(to: &svg)
      drawLegend(to: &svg)
      drawFrame(to: &svg)
      drawCaption(to: &svg)
    }
  }

  private var description: String {
    let routes = subject.routes.map { "\($0.label): \($0.summary)" }
    return (routes + subject.notes).joined(separator: " ")
  }
}

extension MapSVG {
  private func drawTitle(to svg: inout SVGWriter) {
    for (index, line) in layout.title.enumerated() {
      svg.text(
        "text",
        [
          ("class", "title"), ("x", .number(MapLayout.marginPx)),
          ("y", .number(MapLayout.marginPx + 16 + Double(index) * 24)),
          ("font-size", .number(MapLayout.titleMetrics.sizePx)), ("font-weight", "bold"),
        ],
        line
      )
    }
  }

  private func drawDefinitions(to svg: inout SVGWriter) {
    svg.element("defs") { svg in
      clip("map-clip", layout.main.panel.frame, to: &svg)
      if let inset = layout.inset { clip("map-inset-clip", inset.content.panel.frame, to: &svg) }
    }
  }

  private func clip(_ id: String, _ frame: PageBox, to svg: inout SVGWriter) {
    svg.element("clipPath", [("id", .text(id))]) { $0.empty("rect", frame.attributes) }
  }

  private func drawMain(to svg: inout SVGWriter) {
    let frame = layout.main.panel.frame
    svg.element("g", [("id", "map-view"), ("clip-path", "url(#map-clip)")]) { svg in
      svg.element("g", [("id", "map-plane")]) { svg in
        drawGround(layout.land, in: frame, to: &svg)
        svg.element(
          "g",
          [
            ("class", "graticule"), ("fill", "none"), ("stroke", "#B4BCC2"),
            ("stroke-width", "0.6"),
          ]
        ) { svg in
          for line in layout.graticule.meridians + layout.graticule.parallels
          where !line.parts.isEmpty {
            svg.empty("path", [("d", SVGWriter.path(line.parts))])
          }
        }
        draw(layout.main, to: &svg)
        if let inset = layout.inset {
          svg.empty(
            "rect",
            [("class", "inset-source")] + inset.source.attributes
              + [("fill", "none"), ("stroke", "#333333"), ("stroke-width", "1")]
          )
          drawTag(inset.sourceTag, to: &svg)
        }
      }
    }
  }

  private func drawGround(_ land: [[PagePoint]], in frame: PageBox, to svg: inout SVGWriter) {
    let hasLand = layout.options.baseMap != nil
    svg.empty(
      "rect",
      [("class", "ground")] + frame.attributes
        + [("fill", hasLand ? .text(Self.seaColor) : "#F7F8F8")]
    )
    guard !land.isEmpty else { return }
    let hasBorders = layout.options.showsBaseBorders
    svg.empty(
      "path",
      [
        ("class", "land"), ("d", SVGWriter.path(land, closed: true)),
        ("fill", .text(Self.landColor)),
        ("stroke", hasBorders ? "#BDB6A6" : .text(Self.landColor)), ("stroke-width", "0.7"),
      ]
    )
  }

  private func drawInset(to svg: inout SVGWriter) {
    guard let inset = layout.inset else { return }
    let frame = inset.content.panel.frame
    svg.element("g", [("class", "inset")]) { svg in
      svg.element("g", [("clip-path", "url(#map-inset-clip)")]) { svg in
        drawGround(layout.insetLand, in: frame, to: &svg)
        draw(inset.content, to: &svg)
        drawTag(inset.tag, to: &svg)
      }
      svg.empty(
        "rect",
        frame.attributes + [("fill", "none"), ("stroke", "#333333"), ("stroke-width", "1")]
      )
    }
  }

  /// The letter that an inset and what it magnifies have in common.
  private func drawTag(_ box: PageBox, to svg: inout SVGWriter) {
    svg.element("g", [("class", "inset-tag")]) { svg in
      svg.empty("rect", box.attributes + [("fill", "#333333")])
      svg.text(
        "text",
        [
          ("x", .number(box.center.x)), ("y", .number(box.center.y + 4)),
          ("text-anchor", "middle"), ("font-size", "11"), ("font-weight", "bold"),
          ("fill", "#FFFFFF"),
        ],
        "A"
      )
    }
  }

  /// The frame and the degrees outside it.
  private func drawFrame(to svg: inout SVGWriter) {
    let frame = layout.main.panel.frame
    svg.empty(
      "rect",
      [("class", "frame")] + frame.attributes
        + [("fill", "none"), ("stroke", "#333333"), ("stroke-width", "1")]
    )
    svg.element("g", [("class", "degrees"), ("font-size", "9.5"), ("fill", "#555555")]) { svg in
      var lastX = -Double.infinity
      for line in layout.graticule.meridians {
        guard let point = line.labelled, point.x - lastX > 40, point.x > frame.minX + 16,
          point.x < frame.maxX - 16
        else { continue }
        lastX = point.x
        svg.text(
          "text",
          [("x", .number(point.x)), ("y", .number(frame.maxY + 12)), ("text-anchor", "middle")],
          line.label
        )
      }
      for line in layout.graticule.parallels {
        guard let point = line.labelled, point.y > frame.minY + 6, point.y < frame.maxY - 6 else {
          continue
        }
        svg.text(
          "text",
          [("x", .number(frame.minX - 4)), ("y", .number(point.y + 3)), ("text-anchor", "end")],
          line.label
        )
      }
    }
  }

  private func drawCaption(to svg: inout SVGWriter) {
    let top = layout.main.panel.frame.maxY + MapLayout.gutterPx + 14
    svg.element("g", [("class", "caption"), ("font-size", "10.5"), ("fill", "#333333")]) { svg in
      for (index, line) in layout.caption.enumerated() {
        svg.text(
          "text",
          [("x", .number(MapLayout.marginPx)), ("y", .number(top + Double(index) * 14))],
          line
        )
      }
    }
    guard let bar = layout.scaleBar else { return }
    let (right, y) = (bar.box.maxX, bar.box.minY + 6)
    svg.element("g", [("class", "scale-bar")]) { svg in
      let left = right - bar.barPx
      svg.empty(
        "path",
        [
          (
            "d",
            SVGWriter.path([
              [
                PagePoint(x: left, y: y - 5), PagePoint(x: left, y: y),
                PagePoint(x: right, y: y), PagePoint(x: right, y: y - 5),
              ]
            ])
          ),
          ("fill", "none"), ("stroke", "#333333"), ("stroke-width", "1.4"),
        ]
      )
      svg.text(
        "text",
        [
          ("x", .number(right)), ("y", .number(y + 13)), ("text-anchor", "end"),
          ("font-size", .number(ScaleBar.metrics.sizePx)),
        ],
        bar.label
      )
    }
  }
}

extension PageBox {
  /// As attributes of a `rect`.
  var attributes: SVGWriter.Attributes {
    [
      ("x", .number(minX)), ("y", .number(minY)), ("width", .number(width)),
      ("height", .number(height)),
    ]
  }
}
