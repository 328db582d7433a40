import Geo
import Routing
import Scenarios

/// The JSON of `route` and `compare`, described in Documentation/json.md.
///
/// Numbers are not rounded. Every key carries its unit; what is unknown is `null`, never 0.
public enum ItineraryDocument {
  /// Raised when a key changes its meaning or goes; new keys do not raise it.
  public static let schemaVersion = 1

  /// The document of one route.
  public static func write(
    route itinerary: Itinerary,
    query: Query,
    network: Network,
    uncertainty view: UncertaintyView? = nil,
    requestID: RequestID? = nil,
    to json: inout JSONWriter
  ) {
    json.object { json in
      if let requestID { json.member("id", requestID) }
      json.member("schema_version", schemaVersion)
      json.member("kind", "route")
      write(query, itinerary: itinerary, objective: itinerary.objective, to: &json)
      json.key("itinerary")
      write(itinerary, network: network, to: &json)
      if let view { writeUncertainty(of: itinerary, view: view, to: &json) }
      write(bibliography: Set(itinerary.sourceIDs), network: network, to: &json)
    }
    json.endDocument()
  }

  /// The document of a comparison.
  public static func write(
    _ comparison: Comparison,
    query: Query,
    network: Network,
    uncertainty: (comparison: UncertainComparison, view: UncertaintyView)? = nil,
    requestID: RequestID? = nil,
    to json: inout JSONWriter
  ) {
    json.object { json in
      if let requestID { json.member("id", requestID) }
      json.member("schema_version", schemaVersion)
      json.member("kind", "comparison")
      let first = comparison.rows[0].itinerary
      write(query, itinerary: first, objective: first.objective, to: &json)
      json.array("rows") { json in
        for row in comparison.rows {
          json.object { json in
            json.member("id", row.id)
            json.member("name", row.name)
            json.key("itinerary")
            write(row.itinerary, network: network, to: &json)
          }
        }
      }
      if let uncertainty { write(uncertainty.comparison, view: uncertainty.view, to: &json) }
      json.array("left_out") { json in
        for left in comparison.left {
          json.object { json in
            json.member("corridor_id", left.corridorID)
            json.member("reason", left.reason.description)
          }
        }
      }
      json.array("claims") { json in
        for beside in comparison.claims { write(beside, comparison: comparison, to: &json) }
      }
      let sources =
        comparison.rows.flatMap(\.itinerary.sourceIDs)
        + comparison.claims.flatMap(\.claim.sourceIDs)
      write(bibliography: Set(sources), network: network, to: &json)
    }
    json.endDocument()
  }

  /// - Parameter objective: `nil` where several criteria were asked for.
  static func write(
    _ query: Query,
    itinerary: Itinerary,
    objective: Objective?,
    to json: inout JSONWriter
  ) {
    json.object("query") { json in
      json.member("origin", itinerary.origin.name)
      json.member("destination", itinerary.destination.name)
      json.member("date", itinerary.date.description)
      json.members(itinerary.edition)
      json.member("objective", orNull: objective?.name)
      if case .generalisedCost(let usdPerHour)? = objective {
        json.member("value_of_time_usd_per_hour", usdPerHour)
      }
      json.member("service", itinerary.service.rawValue)
      json.object("cargo") { json in
        json.member("label", itinerary.cargo.label)
        json.member("form", itinerary.cargo.form.rawValue)
        json.member("feu", itinerary.cargoSize.feu)
        json.member("tonnes", itinerary.cargoSize.tonnes)
      }
      json.strings("via", query.vias)
      json.strings("avoid", query.avoid.map(\.description))
      json.strings("require", query.require.map(\.description))
    }
  }

  private static func write(
    _ beside: ClaimBeside,
    comparison: Comparison,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("claim_id", beside.claim.id)
      json.member("corridor", beside.claim.corridor)
      json.member("metric", beside.metric.rawValue)
      json.member("claimed", beside.claimed)
      json.member("low", orNull: beside.claim.low)
      json.member("high", orNull: beside.claim.high)
      json.member("as_of", beside.claim.asOf)
      json.member("claim_kind", orNull: beside.claim.kind?.rawValue)
      json.member("nearest_row", comparison.rows[beside.nearestRow].id)
      json.member("nearest_modelled", beside.nearest)
      json.object("modelled_by_row") { json in
        for (row, value) in zip(comparison.rows, beside.modelled) {
          if let value { json.member(row.id, value) }
        }
      }
      json.strings("source_ids", beside.claim.sourceIDs)
    }
  }

  static func write(
    bibliography ids: Set<String>,
    network: Network,
    to json: inout JSONWriter
  ) {
    json.array("sources") { json in
      for id in ids.sorted() {
        guard let source = network.source(id: id) else { continue }
        json.object { json in
          json.member("id", source.id)
          json.member("publisher", source.publisher)
          json.member("url", source.url)
        }
      }
    }
  }
}

extension JSONWriter {
  mutating func strings(_ name: String, _ texts: [String]) {
    array(name) { json in
      for text in texts { json.value(text) }
    }
  }
}
