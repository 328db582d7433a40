import Geo
import Routing

/// The JSON of `reach`, described in Documentation/json.md.
public enum ReachDocument {
  public static func write(
    _ reach: Reach,
    conditions: Query,
    bands: ReachBands,
    network: Network,
    to json: inout JSONWriter
  ) {
    var conditions = conditions
    conditions.objective = reach.limit.objective
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "reach")
      json.object("query") { json in
        json.member("origin", reach.origin.name)
        json.member("origin_id", reach.origin.id)
        json.member("within_\(reach.limit.key)", reach.limit.value)
        json.member("band_\(reach.limit.key)", bands.width)
        json.member("date", reach.date.description)
        json.members(reach.edition)
        json.conditions(conditions)
      }
      json.array("nodes") { json in
        for node in reach.nodes {
          write(node, reach: reach, bands: bands, network: network, to: &json)
        }
      }
      json.array("stretches") { json in
        for stretch in reach.stretches { write(stretch, key: reach.limit.key, to: &json) }
      }
      json.provenance(of: reach.figures, network: network)
    }
    json.endDocument()
  }

  private static func write(
    _ node: ReachedNode,
    reach: Reach,
    bands: ReachBands,
    network: Network,
    to json: inout JSONWriter
  ) {
    let total = node.cost.total
    let isPriced = reach.hasTimeAndMoney
    json.object { json in
      json.member("id", node.nodeID)
      json.member("name", orNull: network.node(id: node.nodeID)?.name)
      json.member("band", bands.band(ofArrival: node.arrival))
      json.member("mean_hours", orNull: isPriced ? total.hours : nil)
      json.member("km", total.km)
      json.member("usd", orNull: isPriced ? total.usd : nil)
      json.member("usd_is_lower_bound", node.cost.usdIsLowerBound)
      json.member("kg_co2e", orNull: isPriced ? total.kgCO2e : nil)
      json.member("gauge_changes", total.gaugeChanges)
      json.member("borders", total.borders)
    }
  }

  private static func write(
    _ stretch: ReachedStretch,
    key: String,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("leg_id", stretch.legID)
      json.member("reversed", stretch.isReversed)
      json.member("ends_at", stretch.end.rawValue)
      json.array("course") { json in
        for knot in stretch.course.knots {
          json.object { json in
            json.member("share", knot.share)
            json.member("arrival_\(key)", knot.arrival)
          }
        }
      }
    }
  }
}
