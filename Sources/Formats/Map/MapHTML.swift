import Geo

/// A map as one HTML page that works from a file, without network: the same SVG, with a table and a
/// small script for looking closer.
///
/// Names of the data are text, never markup: in the SVG and the table they are escaped, and the
/// script writes them as text nodes. The page's own policy forbids it to fetch anything.
public struct MapHTML: Sendable {
  private let layout: MapLayout
  private let chart: [UInt8]?

  /// Nothing but what is in the page.
  static let contentSecurityPolicy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; "
    + "base-uri 'none'; form-action 'none'"

  /// - Parameter chart: an `svg` element to stand beside the map, such as a time–distance chart.
  public init(_ layout: MapLayout, chart: [UInt8]? = nil) {
    self.layout = layout
    self.chart = chart
  }

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
      <main>
      <figure id="map" tabindex="0" aria-label="Map. \(MapPage.keys)">

      """
    )
    MapSVG(layout).draw(to: &page)
    page.markup("</figure>\n<aside>\n<p id=\"keys\">\(MapPage.keys)</p>\n")
    writeToggles(to: &page)
    writeYears(to: &page)
    page.markup(
      """
      <section id="detail" aria-live="polite"><h2>Details</h2>
      <p>Point at a line or a place, or press N in the map.</p></section>
      </aside>
      </main>

      """
    )
    if let chart {
      page.markup("<section id=\"chart\">\n\(String(decoding: chart, as: UTF8.self))</section>\n")
    }
    writeTable(to: &page)
    page.markup(
      """
      <script type="application/json" id="data">\(try data())</script>
      <script>
      \(MapPage.script)
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
  private func writeToggles(to page: inout SVGWriter) {
    let routes = layout.subject.routes
    guard routes.count > 1 else { return }
    page.element("fieldset", [("id", "routes")]) { page in
      page.text("legend", [], "Routes shown")
      for (index, route) in routes.enumerated() {
        page.element("label") { page in
          page.markup("<input type=\"checkbox\" checked data-route=\"\(index)\">\n")
          page.text(
            "span",
            [
              ("class", "number"),
              (
                "style",
                .text(
                  "background:\(route.color);color:\(route.color.isDark ? "#FFFFFF" : "#000000")"
                )
              ),
            ],
            "\(index + 1)"
          )
          page.text("span", [], "\(route.label) (\(route.summary))")
        }
      }
    }
  }

  /// The years in which something that is shown opens or closes, and the one asked for.
  private func writeYears(to page: inout SVGWriter) {
    let subject = layout.subject
    let dates = subject.lines.flatMap { [$0.availability.opens, $0.availability.closes] }
    let years = dates.compactMap { $0?.year }.filter { $0 >= subject.date.year - 30 }
    let first = min(years.min() ?? subject.date.year, subject.date.year) - 1
    let last = max(years.max() ?? subject.date.year, subject.date.year) + 1
    page.markup(
      """
      <fieldset id="years"><legend>What is open when</legend>
      <label for="year">At the end of the year <output id="year-shown">\(subject.date.year)</output>\
      </label>
      <input type="range" id="year" min="\(first)" max="\(last)" step="1" \
      value="\(subject.date.year)">
      <p id="year-says" aria-live="polite"></p>
      <button type="button" id="year-reset">As asked, \(subject.date)</button></fieldset>

      """
    )
  }

  private func writeTable(to page: inout SVGWriter) {
    guard let table = layout.subject.table else { return }
    let rowsAreRoutes = table.rows.count == layout.subject.routes.count
    page.element("section", [("id", "table")]) { page in
      page.element("table") { page in
        page.text("caption", [], "The same figures; a heading sorts")
        page.element("thead") { page in
          page.element("tr") { page in
            for column in table.columns {
              page.element(
                "th",
                [("scope", "col"), ("class", column.isNumeric ? "number" : "text")]
              ) { $0.text("button", [("type", "button")], column.header) }
            }
          }
        }
        page.element("tbody") { page in
          for (index, row) in table.rows.enumerated() {
            let link: SVGWriter.Attributes =
              rowsAreRoutes ? [("tabindex", "0"), ("data-route", "\(index)")] : []
            page.element("tr", link) { page in
              for (cell, column) in zip(row, table.columns) {
                page.text(
                  "td",
                  [
                    ("class", column.isNumeric ? "number" : "text"),
                    ("data-value", .text(cell.raw)),
                  ],
                  cell.shown
                )
              }
            }
          }
        }
      }
    }
  }

  private func data() throws(JSONWriterError) -> String {
    var json = JSONWriter(layout: .compact)
    json.object { json in
      json.array("lines") { json in
        for line in layout.subject.lines { json.detail(line.title, line.facts) }
      }
      json.array("marks") { json in
        for mark in layout.subject.marks { json.detail(mark.name, mark.facts) }
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
