import Geo
import Routing
import Scenarios
import Testing

@testable import Formats

/// Whatever an answer names can be asked about.
@Suite("Explain")
struct ExplainerTests {
  private static let routes: [(String, String)] = [
    ("Mumbai", "Saint Petersburg"), ("Shanghai", "Hamburg"), ("Baku", "Poti"),
    ("Kashgar", "Tashkent"), ("Aktau", "Constanta"), ("Istanbul", "Tehran"),
    ("Almaty", "Bandar Abbas"), ("Moscow", "Karachi"), ("Poti", "Burgas"),
    ("72.9,19.1", "37.7,55.8"), ("Xi'an", "Budapest"),
  ]

  private func explainer() throws -> Explainer {
    Explainer(network: try ShippedNetwork.network(), seeds: try SeedLibrary.shipped())
  }

  @Test("every figure and component id of many itineraries is explained")
  func explainsItineraries() throws {
    let explainer = try explainer()
    let router = Router(explainer.network)
    var components: [String: Component] = [:]
    var answered = 0
    for (from, to) in Self.routes {
      for service in ServiceClass.allCases {
        for objective in [Objective.time, .distance, .cost] {
          var query = Query(from: try .init(parsing: from), to: try .init(parsing: to))
          query.service = service
          query.objective = objective
          guard let itinerary = try? router.route(query) else { continue }
          answered += 1
          for step in itinerary.steps {
            for component in step.components { components[component.id] = component }
          }
        }
      }
    }
    for corridor in explainer.network.corridors {
      guard let first = corridor.nodeIDs.first, let last = corridor.nodeIDs.last else { continue }
      for (from, to) in [(first, last), (last, first)] {
        let query = Query(from: .named(from), to: .named(to))
        guard let itinerary = try? router.route(query, along: corridor.id) else { continue }
        answered += 1
        for step in itinerary.steps {
          for component in step.components { components[component.id] = component }
        }
      }
    }
    #expect(answered > 80)
    #expect(components.count > 300)
    for id in Set(components.values.flatMap(\.figureIDs)).union(components.keys) {
      #expect(!explainer.explanationsWithoutCorridors(of: id).isEmpty, "\(id)")
    }
  }

  @Test("a component is followed by the rows it was computed from")
  func componentsNameTheirRows() throws {
    let explainer = try explainer()
    let itinerary = try ShippedNetwork.route("Mumbai", "Saint Petersburg")
    for component in itinerary.steps.flatMap(\.components) {
      let rows = Set(explainer.explanationsWithoutCorridors(of: component.id).map(\.id))
      for id in component.figureIDs where !isHub(id, explainer.network) {
        #expect(rows.contains(id), "\(component.id): \(id) is not among \(rows)")
      }
    }
  }

  /// Every handling adds the one factor of hubs, which its component's id does not tell.
  private func isHub(_ id: String, _ network: Network) -> Bool {
    network.content.emissionFactors.contains { $0.id == id && $0.subject == .hub }
  }

  @Test("every listed id is explained, claims, rates, parameters and codes among them")
  func explainsEveryListedID() throws {
    let explainer = try explainer()
    let ids = explainer.allIDs + Explainer.exitCodes.map { "\($0.0)" }
    #expect(ids.count > 1000)
    for id in ids {
      let found = explainer.explanationsWithoutCorridors(of: id)
      #expect(found.contains { $0.id == id }, "\(id)")
    }
  }

  @Test("every source id of a row is given with its address")
  func givesAddresses() throws {
    let explainer = try explainer()
    for leg in explainer.network.legs {
      let found = explainer.explanationsWithoutCorridors(of: leg.id).first { $0.kind == .leg }
      #expect(found?.sources.map(\.id) == leg.sourceIDs)
      #expect(found?.figures.first?.value == leg.lengthKm)
    }
  }

  @Test("a corridor's via nodes and required legs name the corridor")
  func namesCorridors() throws {
    let explainer = try explainer()
    let use = try CorridorUse(explainer.network, seeds: explainer.seeds)
    for corridor in explainer.network.corridors {
      for id in corridor.nodeIDs + corridor.requiredLegIDs {
        let found = explainer.explanationsWithoutCorridors(of: id)
        #expect(found.contains { use.corridorIDs(of: $0).contains(corridor.id) }, "\(id)")
      }
    }
  }
}
