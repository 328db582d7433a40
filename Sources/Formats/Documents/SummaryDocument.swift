import Geo
import Routing
import Scenarios

/// Short answers for many questions: totals, and the ids of what is used.
enum SummaryDocument {
  static func write(
    route itinerary: Itinerary,
    requestID: RequestID?,
    to json: inout JSONWriter
  ) {
    json.object { json in
      if let requestID { json.member("id", requestID) }
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "route_summary")
      json.member("date", itinerary.date.description)
      json.member("objective", itinerary.objective.name)
      write(itinerary, to: &json)
    }
    json.endDocument()
  }

  static func write(
    _ comparison: Comparison,
    requestID: RequestID?,
    to json: inout JSONWriter
  ) {
    json.object { json in
      if let requestID { json.member("id", requestID) }
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "comparison_summary")
      json.member("date", comparison.date.description)
      json.member("objective", comparison.rows[0].itinerary.objective.name)
      json.array("rows") { json in
        for row in comparison.rows {
          json.object { json in
            json.member("row_id", row.id)
            write(row.itinerary, to: &json)
          }
        }
      }
      json.array("left_out") { json in
        for left in comparison.left {
          json.object { json in
            json.member("corridor_id", left.corridorID)
            json.member("reason", left.reason.description)
          }
        }
      }
    }
    json.endDocument()
  }

  /// The members that an itinerary comes down to.
  private static func write(_ itinerary: Itinerary, to json: inout JSONWriter) {
    let known = itinerary.hasTimeAndMoney
    json.member("corridor_id", orNull: itinerary.corridor?.id)
    json.member("origin_node_id", itinerary.origin.nodeID)
    json.member("destination_node_id", itinerary.destination.nodeID)
    json.member("km", itinerary.total.km)
    json.member("mean_hours", orNull: known ? itinerary.total.hours : nil)
    json.member("usd", orNull: known ? itinerary.total.usd : nil)
    json.member("usd_is_lower_bound", !itinerary.missingTariffs.isEmpty)
    json.member("kg_co2e", orNull: known ? itinerary.total.kgCO2e : nil)
    json.member("gauge_changes", itinerary.total.gaugeChanges)
    json.member("borders", itinerary.total.borders)
    json.member("mode_changes", itinerary.modeChanges)
    json.strings("leg_ids", itinerary.legSteps.compactMap(\.legID))
    json.strings("facility_ids", itinerary.facilityIDs)
  }
}

extension Itinerary {
  /// The facilities used, in the order of travel, each as often as it is passed.
  fileprivate var facilityIDs: [String] {
    var ids: [String] = []
    for step in steps {
      if let id = step.facilityID { ids.append(id) }
    }
    return ids
  }
}
