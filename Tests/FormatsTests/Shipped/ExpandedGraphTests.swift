import Geo
import Routing
import Testing

@testable import Formats

/// The graph that other tools get, searched by another algorithm.
@Suite("Expanded graph")
struct ExpandedGraphTests {
  @Test(
    "The shortest paths of the graph, by Bellman and Ford's algorithm, weigh what the routes do",
    arguments: [Objective.time, .distance, .cost]
  )
  func agreesWithRoutes(_ objective: Objective) throws {
    let network = try NetworkLoader.load(.shipped).network
    let prepared = try Router(network).prepare(Terms(date: network.defaultDate))
    let graph = prepared.expandedGraph(by: objective)
    var found = 0
    var missing = 0
    for origin in stride(from: 3, to: graph.ends.count, by: 97) {
      let weights = bellmanFord(graph, from: graph.ends[origin].start)
      for destination in stride(from: 0, to: graph.ends.count, by: 13) where destination != origin {
        let query = Query(
          from: .named(graph.ends[origin].nodeID),
          to: .named(graph.ends[destination].nodeID),
          objective: objective
        )
        let weight = weights[graph.ends[destination].end]
        guard let route = try? prepared.route(query) else {
          #expect(weight == .infinity)
          missing += 1
          continue
        }
        let total =
          switch objective {
          case .distance: route.total.km
          case .cost: route.total.usd
          default: route.total.hours
          }
        #expect(abs(total - weight) <= 1e-9 * max(1, total))
        found += 1
      }
    }
    #expect(found > 50 && missing > 0)
  }

  @Test("Legs that are not open are not in the graph")
  func leavesOutWhatIsClosed() throws {
    let network = try NetworkLoader.load(.shipped).network
    let prepared = try Router(network).prepare(Terms(date: network.defaultDate))
    let used = Set(prepared.expandedGraph(by: .time).arcs.compactMap(\.legID))
    let closed = network.legs.filter { !$0.availability.isUsable(on: network.defaultDate) }
    #expect(!closed.isEmpty)
    #expect(used.isDisjoint(with: closed.map(\.id)))
  }

  private func bellmanFord(_ graph: ExpandedGraph, from start: Int) -> [Double] {
    var weights = Array(repeating: Double.infinity, count: graph.stateCount)
    weights[start] = 0
    var changed = true
    while changed {
      changed = false
      for arc in graph.arcs where weights[arc.from] + arc.weight < weights[arc.to] {
        weights[arc.to] = weights[arc.from] + arc.weight
        changed = true
      }
    }
    return weights
  }
}
