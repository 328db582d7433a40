import Geo
import Routing

extension ItineraryDocument {
  static func write(_ itinerary: Itinerary, network: Network, to json: inout JSONWriter) {
    let known = itinerary.hasTimeAndMoney
    json.object { json in
      json.key("corridor")
      if let corridor = itinerary.corridor {
        json.object { json in
          json.member("id", corridor.id)
          json.member("name", corridor.name)
          json.member("added_km", corridor.addedKm)
          json.member("left_out_km", corridor.leftOutKm)
          json.member("is_reversed", corridor.isReversed)
        }
      } else {
        json.null()
      }
      write(itinerary.origin, as: "origin", to: &json)
      write(itinerary.destination, as: "destination", to: &json)
      json.object("total") { json in
        write(itinerary.total, known: known, to: &json)
        json.member("mean_days", orNull: known ? itinerary.total.hours / 24 : nil)
        json.member("usd_is_lower_bound", !itinerary.missingTariffs.isEmpty)
        json.member("mode_changes", itinerary.modeChanges)
      }
      json.strings("missing_tariffs", itinerary.missingTariffs)
      json.member(
        "speed_without_delay_km_per_hour",
        orNull: itinerary.speedWithoutDelayKmPerHour
      )
      json.member("speed_with_delay_km_per_hour", orNull: itinerary.speedWithDelayKmPerHour)
      json.object("km_by_mode") { json in
        for (mode, km) in itinerary.kmByMode(in: network) { json.member(mode.rawValue, km) }
      }
      json.object("km_by_country") { json in
        for (country, km) in itinerary.kmByCountry { json.member(country.code, km) }
      }
      json.object("mean_hours_by_cause") { json in
        for (cause, hours) in itinerary.hoursByCause where known {
          json.member(cause.rawValue, hours)
        }
      }
      json.strings("not_open_yet", itinerary.idsNotOpenYet)
      json.member("worst_basis", orNull: itinerary.worstBasis?.rawValue)
      json.strings("source_ids", itinerary.sourceIDs)
      json.array("steps") { json in
        for (index, step) in itinerary.steps.enumerated() {
          write(step, number: index + 1, known: known, network: network, to: &json)
        }
      }
    }
  }

  private static func write(_ end: ItineraryEnd, as name: String, to json: inout JSONWriter) {
    json.object(name) { json in
      json.member("name", end.name)
      json.member("node_id", end.nodeID)
      json.member("access_km", end.accessKm)
    }
  }

  /// Hours, dollars and carbon are `null` where they are not known (pipelines).
  private static func write(_ cost: CostVector, known: Bool, to json: inout JSONWriter) {
    json.member("km", cost.km)
    json.member("mean_hours", orNull: known ? cost.hours : nil)
    json.member("usd", orNull: known ? cost.usd : nil)
    json.member("kg_co2e", orNull: known ? cost.kgCO2e : nil)
    json.member("gauge_changes", cost.gaugeChanges)
    json.member("borders", cost.borders)
  }

  private static func write(
    _ step: Step,
    number: Int,
    known: Bool,
    network: Network,
    to json: inout JSONWriter
  ) {
    let leg = step.legID.flatMap { network.leg(id: $0) }
    json.object { json in
      json.member("number", number)
      json.member("kind", step.kind.rawValue)
      json.member("stage", step.stage.rawValue)
      json.member("from_node_id", step.fromNodeID)
      json.member("to_node_id", step.toNodeID)
      json.member("leg_id", orNull: step.legID)
      json.member("facility_id", orNull: step.facilityID)
      json.member("mode", orNull: step.kind == .leg ? leg?.mode.rawValue : nil)
      json.member("way", orNull: step.way?.description)
      json.member("previous_way", orNull: step.previousWay?.description)
      json.member("status", orNull: step.kind == .leg ? leg?.availability.status.rawValue : nil)
      json.member("not_open_yet", step.notOpenYet != nil)
      json.member("geometry_basis", orNull: step.geometryBasis?.rawValue)
      write(step.cost, known: known, to: &json)
      json.object("cumulative") { json in write(step.cumulative, known: known, to: &json) }
      json.array("components") { json in
        for component in step.components { write(component, to: &json) }
      }
    }
  }

  private static func write(_ component: Component, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", component.id)
      json.member("cause", component.cause.rawValue)
      json.member("country", component.country.code)
      json.member("km", component.km)
      json.member("median_hours", orNull: component.time?.medianHours)
      json.member("mean_hours", orNull: component.time?.meanHours)
      json.member("log_sigma", orNull: component.time?.sigma)
      json.member("usd", orNull: component.usd)
      json.member("kg_co2e", orNull: component.kgCO2e)
      json.member("basis", component.basis.rawValue)
      json.strings("figure_ids", component.figureIDs)
      json.strings("source_ids", component.sourceIDs)
    }
  }
}
