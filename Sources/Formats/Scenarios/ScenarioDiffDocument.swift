import Geo
import Routing
import Scenarios

/// The JSON of `scenario diff`, described in Documentation/scenarios.md. Numbers are not rounded.
public enum ScenarioDiffDocument {
  public static func write(_ diff: ScenarioDiff, to json: inout JSONWriter) {
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "scenario_diff")
      json.member("base", diff.baseName)
      json.member("scenario", diff.scenarioName)
      json.member("date", diff.date.description)
      json.array("rows") { json in
        for row in diff.rows { write(row, to: &json) }
      }
    }
    json.endDocument()
  }

  private static func write(_ row: ScenarioDiff.Row, to json: inout JSONWriter) {
    json.object { json in
      json.member("origin", row.origin)
      json.member("destination", row.destination)
      json.member("objective", row.objective.name)
      write(row.base, as: "base", to: &json)
      write(row.scenario, as: "scenario", to: &json)
      json.strings("gained_leg_ids", row.gainedLegIDs)
      json.strings("lost_leg_ids", row.lostLegIDs)
      json.strings("kept_leg_ids", row.keptLegIDs)
      json.strings("gained_facility_ids", row.gainedFacilityIDs)
      json.strings("lost_facility_ids", row.lostFacilityIDs)
      json.key("hours_difference")
      if let spread = row.hoursDifference {
        json.object { json in
          json.member("mean", spread.meanHours)
          json.member("p10", spread.hours(.p10))
          json.member("p50", spread.hours(.p50))
          json.member("p90", spread.hours(.p90))
          json.member("probability_of_faster", spread.probabilityOfFaster)
        }
      } else {
        json.null()
      }
      json.array("causes") { json in
        for cause in row.causes {
          json.object { json in
            json.member("edit", cause.edit)
            json.member("place", orNull: cause.place?.description)
            json.strings("enabled", cause.enabled)
            json.strings("taken_away", cause.takenAway)
            json.strings("changed", cause.changed)
          }
        }
      }
    }
  }

  private static func write(
    _ answer: ScenarioDiff.Answer,
    as name: String,
    to json: inout JSONWriter
  ) {
    json.object(name) { json in
      switch answer {
      case .none(let reason): json.member("no_route", reason.description)
      case .route(let itinerary, let hours):
        let total = itinerary.total
        let known = itinerary.hasTimeAndMoney
        json.member("no_route", orNull: nil as String?)
        json.member("origin_node_id", itinerary.origin.nodeID)
        json.member("destination_node_id", itinerary.destination.nodeID)
        json.member("km", total.km)
        json.member("mean_hours", orNull: known ? total.hours : nil)
        json.member("p50_hours", orNull: hours?.hours(.p50))
        json.member("p90_hours", orNull: hours?.hours(.p90))
        json.member("usd", orNull: known ? total.usd : nil)
        json.member("usd_is_lower_bound", !itinerary.missingTariffs.isEmpty)
        json.member("kg_co2e", orNull: known ? total.kgCO2e : nil)
        json.member("gauge_changes", total.gaugeChanges)
        json.member("borders", total.borders)
        json.strings("leg_ids", itinerary.legSteps.compactMap(\.legID))
      }
    }
  }
}
