import Geo
import Routing
import Scenarios

/// The JSON of `claims`, described in Documentation/json.md.
public enum ClaimDocument {
  public static func write(_ claims: [CheckedClaim], network: Network, to json: inout JSONWriter) {
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "claims")
      json.members(network.edition)
      json.object("counts") { json in
        for verdict in ClaimVerdict.Class.allCases {
          json.member(
            verdict.rawValue,
            claims.filter { $0.verdict.verdictClass == verdict }.count
          )
        }
      }
      json.array("claims") { json in
        for claim in claims { write(claim, to: &json) }
      }
    }
    json.endDocument()
  }

  private static func write(_ claim: CheckedClaim, to json: inout JSONWriter) {
    json.object { json in
      json.member("claim_id", claim.subject.id)
      json.member("says", claim.subject.says)
      json.member("ends", claim.subject.ends)
      json.member("claim_kind", orNull: claim.subject.kind?.rawValue)
      json.member("as_of", claim.subject.asOf)
      json.strings("by", claim.subject.by)
      json.array("figures") { json in
        for figure in claim.figures { write(figure, to: &json) }
      }
      json.member("verdict", claim.verdict.verdictClass.rawValue)
      switch claim.verdict {
      case .reproducedOnlyAgainst(let labels): json.strings("reproduced_against", labels)
      case .notCheckable(let reason): json.member("not_checkable_because", reason.description)
      case .reproduced, .notReproduced: break
      }
      json.member("standing", claim.standing.standingClass.rawValue)
      if case .sharesSources(let ids) = claim.standing { json.strings("shared_source_ids", ids) }
      json.array("rows") { json in
        for row in claim.rows { write(row, to: &json) }
      }
      json.array("failures") { json in
        for failure in claim.failures {
          json.object { json in
            json.member("label", failure.label)
            json.member("reason", failure.reason)
          }
        }
      }
    }
  }

  private static func write(_ figure: ClaimedFigure, to json: inout JSONWriter) {
    json.object { json in
      json.member("metric", figure.quantity.description)
      json.member("value", orNull: figure.value)
      json.member("low", orNull: figure.low)
      json.member("high", orNull: figure.high)
    }
  }

  private static func write(_ row: CheckedRow, to json: inout JSONWriter) {
    json.object { json in
      json.member("label", row.label)
      json.member("metric", orNull: row.figure?.quantity.description)
      json.member("modelled", orNull: row.modelled?.value)
      json.member("modelled_low", orNull: row.modelled?.low)
      json.member("modelled_high", orNull: row.modelled?.high)
      json.member("outcome", orNull: row.outcome?.rawValue)
      json.key("route")
      write(row.route, row.itinerary, to: &json)
      json.key("baseline")
      if let baseline = row.baseline {
        write(baseline.route, baseline.itinerary, to: &json)
      } else {
        json.null()
      }
      json.key("saved_mean_days")
      if let saving = row.timeSaving {
        json.object { json in
          json.member("total", saving.totalHours / 24)
          json.member("distance", saving.distanceHours / 24)
          json.member("pace", saving.paceHours / 24)
          json.member("borders", saving.borderHours / 24)
          json.member("reloading", saving.reloadingHours / 24)
          json.member("waiting", saving.waitingHours / 24)
        }
      } else {
        json.null()
      }
    }
  }

  private static func write(
    _ route: ClaimRoute,
    _ itinerary: Itinerary,
    to json: inout JSONWriter
  ) {
    let known = itinerary.hasTimeAndMoney
    json.object { json in
      json.member("label", route.label)
      json.member("origin_node_id", itinerary.origin.nodeID)
      json.member("destination_node_id", itinerary.destination.nodeID)
      json.member("corridor_id", orNull: route.corridorID)
      json.strings("via", route.vias)
      json.strings("avoid", route.avoid)
      json.strings("modes", Mode.allCases.filter(route.modes.contains).map(\.rawValue))
      json.member("date", route.date.description)
      json.member("service", route.service.rawValue)
      json.member("objective", itinerary.objective.name)
      json.member("km", itinerary.total.km)
      json.member("mean_days", orNull: known ? itinerary.total.hours / 24 : nil)
      json.member("usd", orNull: known ? itinerary.total.usd : nil)
      json.member("gauge_changes", itinerary.total.gaugeChanges)
      json.member("borders", itinerary.total.borders)
      json.object("mean_hours_by_cause") { json in
        for (cause, hours) in itinerary.hoursByCause where known {
          json.member(cause.rawValue, hours)
        }
      }
    }
  }
}
