import Geo
import Routing
import Scenarios

/// The JSON of `matrix`, described in Documentation/json.md.
public enum MatrixDocument {
  /// - Parameter network: the one the matrix was made on: it has the addresses of its sources.
  public static func write(
    _ matrix: Matrix,
    network: Network,
    requestID: RequestID? = nil,
    to json: inout JSONWriter
  ) {
    let isPriced = matrix.hasTimeAndMoney
    json.object { json in
      if let requestID { json.member("id", requestID) }
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "matrix")
      json.object("query") { json in
        json.member("date", matrix.date.description)
        json.members(matrix.edition)
        json.conditions(matrix.conditions)
        json.strings("via", matrix.conditions.vias)
      }
      ends("origins", matrix.origins, to: &json)
      ends("destinations", matrix.destinations, to: &json)
      numbers("mean_hours", matrix, to: &json) { isPriced ? $0.total.hours : nil }
      numbers("km", matrix, to: &json) { $0.total.km }
      numbers("usd", matrix, to: &json) { isPriced ? $0.total.usd : nil }
      numbers("kg_co2e", matrix, to: &json) { isPriced ? $0.total.kgCO2e : nil }
      numbers("gauge_changes", matrix, to: &json) { Double($0.total.gaugeChanges) }
      numbers("borders", matrix, to: &json) { Double($0.total.borders) }
      pairs("usd_is_lower_bound", matrix, to: &json) { $0.cost?.usdIsLowerBound == true }
      pairs("no_route", matrix, to: &json) { $0 == .noRoute }
      pairs("end_is_closed", matrix, to: &json) { $0 == .endIsClosed }
      json.provenance(of: matrix.figures, network: network)
    }
    json.endDocument()
  }

  private static func ends(_ name: String, _ ends: [Matrix.End], to json: inout JSONWriter) {
    json.array(name) { json in
      for end in ends {
        json.object { json in
          json.member("id", end.id)
          json.member("name", end.name)
        }
      }
    }
  }

  /// A row for each origin, a number for each destination; `null` without a route.
  private static func numbers(
    _ name: String,
    _ matrix: Matrix,
    to json: inout JSONWriter,
    _ figure: (BestCost) -> Double?
  ) {
    json.array(name) { json in
      for row in matrix.cells {
        json.array { json in
          for cell in row {
            if let number = cell.cost.flatMap(figure) { json.value(number) } else { json.null() }
          }
        }
      }
    }
  }

  /// The pairs of which something holds: the place of the origin, then that of the destination.
  private static func pairs(
    _ name: String,
    _ matrix: Matrix,
    to json: inout JSONWriter,
    _ holds: (Matrix.Cell) -> Bool
  ) {
    json.array(name) { json in
      for (origin, row) in matrix.cells.enumerated() {
        for (destination, cell) in row.enumerated() where holds(cell) {
          json.array { json in
            json.value(origin)
            json.value(destination)
          }
        }
      }
    }
  }
}

extension JSONWriter {
  /// The members that name what totals came from, with the addresses of the sources.
  mutating func provenance(of figures: UsedFigures, network: Network) {
    strings("figure_ids", figures.ids)
    ItineraryDocument.write(bibliography: Set(figures.sourceIDs), network: network, to: &self)
  }

  /// The members that say under which conditions several routes were looked for.
  mutating func conditions(_ query: Query) {
    member("objective", query.objective.name)
    if case .generalisedCost(let usdPerHour) = query.objective {
      member("value_of_time_usd_per_hour", usdPerHour)
    }
    member("service", query.service.rawValue)
    member("cargo", query.cargo.label)
    strings("avoid", query.avoid.map(\.description))
    strings("require", query.require.map(\.description))
  }
}
