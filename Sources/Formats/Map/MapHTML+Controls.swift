extension MapHTML {
  func writeToggles(to page: inout SVGWriter) {
    let routes = layout.subject.routes
    guard routes.count > 1 else { return }
    page.element("fieldset", [("id", "routes")]) { page in
      page.text("legend", [], "Routes shown")
      for (index, route) in routes.enumerated() {
        page.element("label") { page in
          page.markup("<input type=\"checkbox\" checked data-route=\"\(index)\">\n")
          MapBadge(route).writeSpan(to: &page)
          page.text("span", [], route.longLabel)
        }
      }
    }
  }

  /// A slider that shows a reach growing, band by band.
  func writeBands(to page: inout SVGWriter) {
    let bands = layout.subject.routes
    page.element("fieldset", [("id", "bands")]) { page in
      page.text("legend", [], "Reached within")
      page.markup("<output id=\"within-shown\" for=\"within\">")
      page.markup(SVGWriter.escaped(bands.last?.sign ?? ""))
      page.markup(
        "</output>\n<input type=\"range\" id=\"within\" min=\"1\" max=\"\(bands.count)\" "
          + "step=\"1\" value=\"\(bands.count)\" aria-label=\"Bands shown\">\n"
      )
    }
  }

  /// The years in which something that is shown opens or closes, and the one asked for.
  func writeYears(to page: inout SVGWriter) {
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
}
