import Geo
import Routing
import Scenarios

/// The JSON of `hub`, described in Documentation/json.md.
public enum HubDocument {
  public static func write(
    _ study: HubStudy,
    query: Query,
    network: Network,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "hub")
      json.object("query") { json in
        json.member("date", study.terms.date.description)
        json.members(study.edition)
        json.conditions(query)
        json.strings("via", query.vias)
        json.strings("pareto_criteria", study.criteria?.criteria.map(\.rawValue) ?? [])
      }
      json.array("hubs") { json in
        for use in study.hubs { write(use, of: study, to: &json) }
      }
      let sources = study.hubs.flatMap(\.rows).flatMap(\.itineraries).flatMap(\.sourceIDs)
      ItineraryDocument.write(bibliography: Set(sources), network: network, to: &json)
    }
    json.endDocument()
  }

  private static func write(_ use: HubUse, of study: HubStudy, to json: inout JSONWriter) {
    json.object { json in
      json.member("hub", use.hub.name)
      json.member("selector", use.hub.selector.description)
      json.member("pairs", use.rows.count)
      json.member("pairs_with_end_inside", use.pairsWithEndInside)
      json.member("pairs_cut_off", use.pairsCutOff)
      json.object("best") { json in write(use.best, to: &json) }
      json.object("pareto") { json in write(use.front, to: &json) }
      json.object("alternatives") { json in write(use.alternatives, to: &json) }
      json.member(
        "mean_added_\(HubTables.key(study.objective))",
        orNull: use.meanAdded(study.objective)
      )
      json.array("by_pair") { json in
        for (pair, row) in zip(study.pairs, use.rows) {
          json.object { json in
            json.member("origin", pair.originName)
            json.member("destination", pair.destinationName)
            write(row, objective: study.objective, to: &json)
          }
        }
      }
    }
  }

  private static func write(_ share: HubUse.Share, to json: inout JSONWriter) {
    json.member("passing", share.passing)
    json.member("routes", share.of)
    json.member("share", orNull: share.value)
  }

  private static func write(
    _ row: HubUse.Row,
    objective: Objective,
    to json: inout JSONWriter
  ) {
    json.member("outcome", row.outcome.key)
    json.object("best") { json in write(row.best, to: &json) }
    json.object("pareto") { json in write(row.front, to: &json) }
    json.object("alternatives") { json in write(row.alternatives, to: &json) }
    var open: Itinerary?
    var closed: Itinerary?
    var reason: QueryError?
    switch row.outcome {
    case .cannotBeAsked: break
    case .noRoute(let error): reason = error
    case .cutOff(let itinerary, let error): (open, reason) = (itinerary, error)
    case .rerouted(let first, let second): (open, closed) = (first, second)
    }
    json.key("open")
    writeTotal(of: open, to: &json)
    json.key("closed")
    writeTotal(of: closed, to: &json)
    json.member("added_\(HubTables.key(objective))", orNull: row.added(objective))
    json.member("reason", orNull: reason?.description)
  }

  private static func writeTotal(of itinerary: Itinerary?, to json: inout JSONWriter) {
    guard let itinerary else {
      json.null()
      return
    }
    let known = itinerary.hasTimeAndMoney
    json.object { json in
      json.member("km", itinerary.total.km)
      json.member("mean_hours", orNull: known ? itinerary.total.hours : nil)
      json.member("usd", orNull: known ? itinerary.total.usd : nil)
      json.member("kg_co2e", orNull: known ? itinerary.total.kgCO2e : nil)
      json.member("gauge_changes", itinerary.total.gaugeChanges)
      json.member("borders", itinerary.total.borders)
      json.strings("figure_ids", UsedFigures(of: itinerary).ids)
    }
  }
}
