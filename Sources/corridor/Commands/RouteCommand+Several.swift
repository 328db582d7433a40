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
    case .geographic(let format):
      let routes = front.members.map { ($0.itinerary, $0.name) }
      try output.emit(drawn(routes, id: "pareto"), on: network, as: format)
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
    case .geographic(let format):
      let routes = alternatives.routes.map { ($0.itinerary, $0.name) }
      try output.emit(drawn(routes, id: "route"), on: network, as: format)
    }
    if output.chosenFormat != .table, output.chosenFormat != .markdown,
      alternatives.outcome != .complete
    {
      output.note(AlternativesReport.found(alternatives))
    }
  }

  private func drawn(
    _ routes: [(itinerary: Itinerary, name: String)],
    id: String
  ) -> [DrawnRoute] {
    routes.enumerated().map { index, route in
      DrawnRoute(route.itinerary, label: route.name, id: "\(id)-\(index + 1)")
    }
  }
}
