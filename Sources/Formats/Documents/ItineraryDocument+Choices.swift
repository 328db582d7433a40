import Geo
import Routing

extension ItineraryDocument {
  /// The document of a Pareto front.
  public static func write(
    _ front: ParetoFront,
    query: Query,
    network: Network,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("schema_version", schemaVersion)
      json.member("kind", "pareto")
      write(query, itinerary: front.members[0].itinerary, objective: nil, to: &json)
      json.strings("criteria", front.criteria.map(\.rawValue))
      json.member("epsilon", front.epsilon)
      json.member("thinned_out", front.thinnedOut)
      json.array("members") { json in
        for member in front.members {
          json.object { json in
            json.member("name", member.name)
            json.strings("best_at", member.bestAt.map(\.rawValue))
            json.member("is_most_balanced", member.isMostBalanced)
            json.key("itinerary")
            write(member.itinerary, network: network, to: &json)
          }
        }
      }
      write(
        bibliography: Set(front.members.flatMap(\.itinerary.sourceIDs)),
        network: network,
        to: &json
      )
    }
    json.endDocument()
  }

  /// The document of alternative routes.
  public static func write(
    _ alternatives: Alternatives,
    query: Query,
    network: Network,
    to json: inout JSONWriter
  ) {
    let first = alternatives.routes[0].itinerary
    json.object { json in
      json.member("schema_version", schemaVersion)
      json.member("kind", "alternatives")
      write(query, itinerary: first, objective: first.objective, to: &json)
      json.member("wanted", alternatives.wanted)
      json.member("outcome", alternatives.outcome.rawValue)
      json.object("limits") { json in
        json.member("maximum_overlap", alternatives.limits.maximumOverlap)
        json.member("maximum_stretch", alternatives.limits.maximumStretch)
        json.member("local_optimality", alternatives.limits.localOptimality)
        json.member("partial_routes", alternatives.limits.searchLimit)
      }
      json.array("routes") { json in
        for route in alternatives.routes {
          json.object { json in
            json.member("name", route.name)
            json.member("stretch", route.stretch)
            json.member("overlap", route.overlap)
            json.key("itinerary")
            write(route.itinerary, network: network, to: &json)
          }
        }
      }
      write(
        bibliography: Set(alternatives.routes.flatMap(\.itinerary.sourceIDs)),
        network: network,
        to: &json
      )
    }
    json.endDocument()
  }
}
