extension MapHTML {
  func writeTable(to page: inout SVGWriter) {
    guard let linked = layout.subject.table else { return }
    let table = linked.table
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
          for (row, link) in zip(table.rows, linked.links) {
            page.element("tr", link?.attributes ?? []) { page in
              var sign = badge(of: link)
              for (cell, column) in zip(row, table.columns) {
                let attributes: SVGWriter.Attributes = [
                  ("class", column.isNumeric ? "number" : "text"),
                  ("data-value", .text(cell.raw)),
                ]
                guard let first = sign else {
                  page.text("td", attributes, cell.shown)
                  continue
                }
                page.element("td", attributes) { page in
                  first.writeSpan(to: &page)
                  page.text("span", [], cell.shown)
                }
                sign = nil
              }
            }
          }
        }
      }
    }
  }

  /// The sign at the start of a row, where there are several routes.
  private func badge(of link: MapSubject.LinkedTable.Link?) -> MapBadge? {
    let routes = layout.subject.routes
    guard case .route(let route)? = link, routes.count > 1, routes.indices.contains(route) else {
      return nil
    }
    return MapBadge(routes[route])
  }
}

extension MapSubject.LinkedTable.Link {
  /// What ties a row to the map.
  fileprivate var attributes: SVGWriter.Attributes {
    switch self {
    case .route(let route): [("tabindex", "0"), ("data-routes", "\(route)")]
    case .node(let id, let route):
      [("tabindex", "0"), ("data-node", .text(id)), ("data-routes", "\(route)")]
    }
  }
}
