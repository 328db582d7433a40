import Geo
import Routing
import Scenarios
import Testing

@testable import Formats

/// The oracle is what journeys along the corridors were in fact computed from.
@Suite("Corridors that use a figure")
struct CorridorUseTests {
  private func explainer() throws -> Explainer {
    Explainer(network: try ShippedNetwork.network(), seeds: try SeedLibrary.shipped())
  }

  @Test(
    "every row, component and source behind a journey along a corridor names the corridor",
    arguments: ServiceClass.allCases
  )
  func namesEveryUser(service: ServiceClass) throws {
    let explainer = try explainer()
    let network = explainer.network
    let use = try CorridorUse(network, seeds: explainer.seeds)
    let router = Router(network)
    var journeys = 0
    var missing: Set<String> = []
    for corridor in network.corridors {
      guard let first = corridor.nodeIDs.first, let last = corridor.nodeIDs.last else { continue }
      for (from, to) in [(first, last), (last, first)] {
        var query = Query(from: .named(from), to: .named(to))
        query.service = service
        query.objective = .distance
        guard let itinerary = try? router.route(query, along: corridor.id) else { continue }
        journeys += 1
        let components = itinerary.steps.filter { $0.stage == .line }.flatMap(\.components)
        let ids = components.flatMap { [$0.id] + $0.figureIDs + $0.sourceIDs }
        for id in Set(ids) {
          let found = explainer.explanationsWithoutCorridors(of: id)
          if !found.contains(where: { use.corridorIDs(of: $0).contains(corridor.id) }) {
            missing.insert("\(corridor.id): \(id)")
          }
        }
      }
    }
    #expect(journeys > 30)
    #expect(missing == [], "\(missing.sorted().prefix(20))")
  }

  @Test("a corridor does not use the speed of a country it does not enter")
  func leavesOutOthers() throws {
    let explainer = try explainer()
    let network = explainer.network
    let use = try CorridorUse(network, seeds: explainer.seeds)
    var spoken = 0
    for row in network.speeds {
      guard let country = row.country else { continue }
      for explanation in explainer.explanationsWithoutCorridors(of: row.id) {
        for id in use.corridorIDs(of: explanation) {
          let corridor = try network.corridor(id)
          let prepared = try Router(network).prepare(
            Terms(date: network.asOf, variants: corridor.variants)
          )
          let countries = prepared.legs(of: corridor).flatMap { network.legs[$0].countries }
          #expect(countries.contains(country), "\(row.id): \(id)")
          spoken += 1
        }
      }
    }
    #expect(spoken > 50)
  }

  @Test("a parameter names the corridors of the speeds, tariffs and factors worked out from it")
  func followsParameters() throws {
    let explainer = try explainer()
    let network = explainer.network
    let use = try CorridorUse(network, seeds: explainer.seeds)
    func corridors(_ id: String) -> Set<String> {
      Set(explainer.explanationsWithoutCorridors(of: id).flatMap(use.corridorIDs))
    }
    var compared = 0
    for row in network.speeds {
      for id in row.provenance.parameterIDs {
        #expect(corridors(id).isSuperset(of: corridors(row.id)), "\(id), \(row.id)")
        compared += 1
      }
    }
    #expect(compared > 20)
    #expect(corridors(ModelParameters.Row.disruptionProbability.rawValue).count > 20)
    #expect(corridors(ModelParameters.Row.snapLimitKm.rawValue) == [])
  }

  @Test("a source lists every row that cites it")
  func listsCitations() throws {
    let explainer = try explainer()
    let leg = try #require(explainer.network.legs.first { !$0.sourceIDs.isEmpty })
    let source = try #require(explainer.explanationsWithoutCorridors(of: leg.sourceIDs[0]).first)
    let citing = source.facts.first { $0.field == "cited by legs" }?.value ?? ""
    let expected = explainer.network.legs.filter { $0.sourceIDs.contains(leg.sourceIDs[0]) }
    #expect(citing.split(separator: "; ").map(String.init) == expected.map(\.id))
  }
}
