import Formats
import Geo
import Routing

extension RouteCommand {
  func emit(_ front: ParetoFront, of query: Query, on network: Network) throws {
    switch output.chosenFormat {
    case .table:
      try output.emit(FrontReport.text(front, network: network, emphasis: output.emphasis))
    case .markdown: try output.emit(FrontReport.markdown(front, network: network))
    case .csv: try output.emit(FrontReport.table(front, network: network).csvBytes())
    case .json:
      try output.emitJSON { json in
        ItineraryDocument.write(front, query: query, network: network, to: &json)
      }
    case .geojson:
      try draw(front.members.map { ($0.itinerary, $0.name) }, id: "pareto", on: network)
    }
  }

  func emit(_ alternatives: Alternatives, of query: Query, on network: Network) throws {
    switch output.chosenFormat {
    case .table:
      try output.emit(
        AlternativesReport.text(alternatives, network: network, emphasis: output.emphasis)
      )
    case .markdown: try output.emit(AlternativesReport.markdown(alternatives, network: network))
    case .csv: try output.emit(AlternativesReport.table(alternatives, network: network).csvBytes())
    case .json:
      try output.emitJSON { json in
        ItineraryDocument.write(alternatives, query: query, network: network, to: &json)
      }
    case .geojson:
      try draw(alternatives.routes.map { ($0.itinerary, $0.name) }, id: "route", on: network)
    }
    if output.chosenFormat != .table, output.chosenFormat != .markdown,
      alternatives.outcome != .complete
    {
      output.note(AlternativesReport.found(alternatives))
    }
  }

  private func draw(
    _ routes: [(itinerary: Itinerary, name: String)],
    id: String,
    on network: Network
  ) throws {
    let drawn = routes.enumerated().map { index, route in
      DrawnRoute(route.itinerary, label: route.name, id: "\(id)-\(index + 1)")
    }
    try output.emit { sink in
      try RouteGeoJSON(drawn, on: network, options: output.geoJSON).write(to: sink)
    }
  }
}
