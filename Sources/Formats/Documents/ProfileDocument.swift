import Geo
import Routing
import Scenarios

/// The JSON of `profile`, described in Documentation/json.md.
public enum ProfileDocument {
  public static func write(
    _ profile: Profile,
    query: Query,
    network: Network,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "profile")
      if let first = profile.rows.first?.itinerary {
        ItineraryDocument.write(query, itinerary: first, objective: first.objective, to: &json)
      }
      json.array("routes") { json in
        for row in profile.rows { write(row, to: &json) }
      }
      json.array("left_out") { json in
        for left in profile.left {
          json.object { json in
            json.member("corridor_id", left.corridorID)
            json.member("reason", left.reason.description)
          }
        }
      }
      let sources = Set(profile.rows.flatMap(\.itinerary.sourceIDs))
      ItineraryDocument.write(bibliography: sources, network: network, to: &json)
    }
    json.endDocument()
  }

  private static func write(_ row: Profile.Row, to json: inout JSONWriter) {
    let known = row.itinerary.hasTimeAndMoney
    json.object { json in
      json.member("id", row.id)
      json.member("name", row.name)
      json.object("indicators") { json in write(row.indicators, to: &json) }
      json.array("border_clearances") { json in
        for clearance in row.indicators.clearances { write(clearance, to: &json) }
      }
      json.array("series") { json in
        for segment in row.series.segments { write(segment, known: known, to: &json) }
      }
    }
  }

  private static func write(_ figures: TradeIndicators, to json: inout JSONWriter) {
    json.member("tfi1_hours_per_crossing_point", orNull: figures.hoursPerCrossingPoint)
    json.member("tfi2_usd_per_crossing_point_20_t", orNull: figures.usdPerCrossingPoint)
    json.member("tfi2_is_lower_bound", figures.crossingCostIsLowerBound)
    json.member("tfi3_usd_per_500_km_20_t", orNull: figures.usdPerSection)
    json.member("tfi3_is_lower_bound", figures.sectionCostIsLowerBound)
    json.member("tfi4_speed_with_delay_km_per_hour", orNull: figures.speedWithDelayKmPerHour)
    json.member("speed_without_delay_km_per_hour", orNull: figures.speedWithoutDelayKmPerHour)
  }

  private static func write(_ clearance: BorderClearance, to json: inout JSONWriter) {
    json.object { json in
      json.member("component_id", clearance.border.id)
      json.member("leg_id", orNull: clearance.legID)
      json.strings("gauge_change_component_ids", clearance.gaugeChanges.map(\.id))
      json.member("mean_hours", clearance.hours)
      json.member("usd", orNull: clearance.usd)
      json.member("usd_is_lower_bound", clearance.lacksTariff)
    }
  }

  private static func write(
    _ segment: DistanceSeries.Segment,
    known: Bool,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("step", segment.stepNumber)
      json.member("component_id", segment.component.id)
      json.member("cause", segment.component.cause.rawValue)
      json.member("is_vertical", segment.isVertical)
      json.member("from_node_id", segment.fromNodeID)
      json.member("to_node_id", segment.toNodeID)
      json.member("country", segment.component.country.code)
      json.member("km", segment.km)
      json.member("mean_hours", orNull: known ? segment.hours : nil)
      json.member("usd", orNull: known ? segment.usd : nil)
      json.member("cumulative_km", segment.cumulativeKm)
      json.member("cumulative_mean_hours", orNull: known ? segment.cumulativeHours : nil)
      json.member("cumulative_usd", orNull: known ? segment.cumulativeUSD : nil)
      json.strings("figure_ids", segment.component.figureIDs)
      json.strings("source_ids", segment.component.sourceIDs)
    }
  }
}
