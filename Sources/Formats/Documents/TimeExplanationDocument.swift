import Geo
import Routing
import Scenarios

/// The JSON of `explain-time`, described in Documentation/json.md.
public enum TimeExplanationDocument {
  public static func write(
    _ explanation: TimeExplanation,
    of itinerary: Itinerary,
    query: Query,
    view: UncertaintyView,
    to json: inout JSONWriter
  ) {
    let parts = view.percentiles.map { explanation.parts(at: $0) }
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "time_explanation")
      ItineraryDocument.write(
        query,
        itinerary: itinerary,
        objective: itinerary.objective,
        to: &json
      )
      json.member("corridor_id", orNull: itinerary.corridor?.id)
      json.object("uncertainty") { json in
        ItineraryDocument.writeSettings(of: view.simulation, to: &json)
      }
      json.object("total") { json in
        json.member("mean_hours", itinerary.total.hours)
        ItineraryDocument.write(explanation.total, view: view, to: &json)
      }
      json.array("causes") { json in
        for (index, cause) in explanation.causes.enumerated() {
          json.object { json in
            json.member("cause", cause.cause.rawValue)
            json.member("components", cause.components)
            json.member("mean_hours", cause.meanHours)
            json.object("own_percentile_hours") { json in
              for percentile in view.percentiles {
                json.member(percentile.key, cause.hours.hours(percentile))
              }
            }
            json.object("hours_in_a_trip_at") { json in
              for (percentile, hours) in zip(view.percentiles, parts) {
                json.member(percentile.key, hours[index])
              }
            }
          }
        }
      }
      json.object("common_factor_swing") { json in
        write(explanation.commonFactor, to: &json)
      }
      json.array("component_swings") { json in
        for swing in explanation.swings { write(swing, to: &json) }
      }
    }
    json.endDocument()
  }

  private static func write(_ swing: ComponentSwing, to json: inout JSONWriter) {
    json.object { json in
      json.member("component_id", swing.component.id)
      json.member("cause", swing.component.cause.rawValue)
      json.member("country", swing.component.country.code)
      json.member("from_node_id", swing.fromNodeID)
      json.member("to_node_id", swing.toNodeID)
      json.member("times", swing.times)
      json.member("mean_hours", swing.meanHours)
      write(swing.swing, to: &json)
      json.strings("figure_ids", swing.component.figureIDs)
      json.strings("source_ids", swing.component.sourceIDs)
    }
  }

  private static func write(_ swing: Swing, to json: inout JSONWriter) {
    json.member("p10_hours", swing.p10Hours)
    json.member("p90_hours", swing.p90Hours)
    json.member("swing_hours", swing.widthHours)
  }
}
