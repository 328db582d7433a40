import Geo

/// A map as one HTML page that works from a file, without network: the same SVG, with a table and a
/// small script for looking closer.
///
/// Names of the data are text, never markup: in the SVG and the table they are escaped, and the
/// script writes them as text nodes. The page's own policy forbids it to fetch anything.
public struct MapHTML: Sendable {
  let layout: MapLayout
  private let chart: ChartSVG?

  /// Nothing but what is in the page.
  static let contentSecurityPolicy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    + "base-uri 'none'; form-action 'none'"

  /// As wide as there is room for beside the map, so that its letters are as large.
  private static let chartWidthPx = 640.0

  public init(_ layout: MapLayout) {
    self.layout = layout
    chart = layout.subject.chart?.drawn(widthPx: Self.chartWidthPx, plotHeightPx: 400)
  }

  /// What found no room in the chart beside the map.
  public var labelsDroppedFromChart: [String] { chart?.droppedLabels ?? [] }

  /// Writes the page.
  ///
  /// - Throws: ``OutputError``, or ``JSONWriterError`` if a number is not finite.
  public func write(to sink: any ByteSink) throws {
    var page = SVGWriter()
    page.markup(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.contentSecurityPolicy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(SVGWriter.escaped(layout.subject.title))</title>
      <link rel="icon" href="data:,">
      <style>
      \(MapPage.style)
      </style>
      </head>
      <body>
      <main\(chart == nil ? "" : " class=\"charted\"")>
      <figure id="map" tabindex="0" aria-label="Map. \(MapPage.keys)">

      """
    )
    MapSVG(layout).draw(to: &page)
    page.markup("</figure>\n")
    if let chart {
      page.markup("<section id=\"chart\" aria-label=\"Chart\">\n")
      page.markup(String(decoding: chart.element, as: UTF8.self))
      page.markup("</section>\n")
    }
    page.markup("<div id=\"side\">\n<p id=\"keys\">\(MapPage.keys)</p>\n")
    if layout.subject.isReach { writeBands(to: &page) } else { writeToggles(to: &page) }
    writeYears(to: &page)
    page.markup(
      """
      <section id="detail" aria-live="polite"><h2>Details</h2>
      <p>Point at a line or a place, or press N in the map.</p></section>
      </div>
      </main>

      """
    )
    writeTable(to: &page)
    page.markup(
      """
      <script type="application/json" id="data">\(try data())</script>
      <script>
      \(MapScript.text)
      </script>
      </body>
      </html>

      """
    )
    try sink.write(page.bytes.span)
  }

  /// JSON that cannot end the script element it stands in.
  static func escapedForScript(_ json: [UInt8]) -> String {
    String(decoding: json, as: UTF8.self)
      .replacing("<", with: "\\u003C").replacing(">", with: "\\u003E")
      .replacing("&", with: "\\u0026").replacing("\u{2028}", with: "\\u2028")
      .replacing("\u{2029}", with: "\\u2029")
  }
}

extension MapHTML {
  private func data() throws(JSONWriterError) -> String {
    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.array("lines") { json in
        for line in layout.subject.lines { json.detail(line.title, line.facts) }
      }
      json.array("marks") { json in
        for mark in layout.subject.marks { json.detail(mark.name, mark.facts) }
      }
      json.array("bands") { json in
        if layout.subject.isReach { for band in layout.subject.routes { json.value(band.sign) } }
      }
    }
    return Self.escapedForScript(try json.finish())
  }
}

extension JSONWriter {
  fileprivate mutating func detail(_ title: String, _ facts: [MapSubject.Fact]) {
    object { json in
      json.member("title", title)
      json.array("facts") { json in
        for fact in facts {
          json.array { json in
            json.value(fact.name)
            json.value(fact.value)
          }
        }
      }
    }
  }
}
