import Testing

@testable import Geo

@Suite("Changes of a network")
struct NetworkChangeTests {
  private static func node(_ id: String, country: String = "KZ") throws -> Node {
    Node(
      id: id,
      name: "Station \(id)",
      coordinate: try Coordinate(longitude: 60, latitude: 45),
      kind: .station,
      country: try #require(Country(code: country))
    )
  }

  private static func leg(_ from: String, _ to: String) -> Leg {
    Leg(
      id: "\(from)-\(to)",
      fromNodeID: from,
      toNodeID: to,
      mode: .rail,
      gauges: [.broad1520],
      countries: [],
      lengthKm: 10
    )
  }

  private static func network() throws -> Network {
    var content = NetworkContent(asOf: try #require(CivilDate(parsing: "2026")))
    content.nodes = try ["a", "b", "c", "d"].map { try node($0) }
    content.legs = [leg("a", "b"), leg("b", "c"), leg("c", "d")]
    return try Network(content)
  }

  @Test("Removing a node moves the positions behind it, and legs still know their ends")
  func removedNodeMovesEnds() throws {
    var network = try Self.network()
    let undo = try network.apply([.leg(.remove(at: 0)), .node(.remove(at: 0))])
    #expect(network.nodes.map(\.id) == ["b", "c", "d"])
    #expect(network.legs.map(\.id) == ["b-c", "c-d"])
    for (leg, ends) in zip(network.legs, network.legEnds) {
      #expect(network.nodes[ends.from].id == leg.fromNodeID)
      #expect(network.nodes[ends.to].id == leg.toNodeID)
    }
    #expect(network.nodeIndex(id: "a") == nil)
    #expect(network.leg(id: "a-b") == nil)
    #expect(throws: LookupError.self) { try network.resolveEnd("Station a") }
    #expect(try network.resolveEnd("Station d").nodeIndices == [2])
    _ = try network.apply(undo)
    #expect(network.nodes.map(\.id) == ["a", "b", "c", "d"])
    #expect(try network.resolveEnd("Station d").nodeIndices == [3])
    #expect(network.legEnds.map(\.from) == [0, 1, 2])
  }

  @Test("An added node is found by its name, and is gone after the undo")
  func addedNodeHasName() throws {
    var network = try Self.network()
    let undo = try network.apply([
      .node(.append(try Self.node("e"))), .leg(.append(Self.leg("d", "e"))),
    ])
    #expect(try network.resolveEnd("station e").nodeIndices == [4])
    #expect(network.legEnds[3] == Network.LegEnds(from: 3, to: 4))
    _ = try network.apply(undo)
    #expect(throws: LookupError.self) { try network.resolveEnd("Station e") }
    #expect(network.legs.count == 3)
  }

  @Test("A change that cannot be made leaves the network as it was")
  func refusedChanges() throws {
    var network = try Self.network()
    let before = network.legs
    let refused: [[NetworkChange]] = [
      [.leg(.remove(at: 2)), .node(.remove(at: 0))],
      [.leg(.append(Self.leg("a", "b")))],
      [.leg(.append(Self.leg("a", "nowhere")))],
      [.leg(.replace(at: 0, with: Self.leg("b", "c")))],
      [.node(.append(try Self.node("a")))],
    ]
    for changes in refused {
      #expect(throws: NetworkChangeError.self) { _ = try network.apply(changes) }
      #expect(network.legs == before)
    }
  }

  @Test("The network it was made from is not touched")
  func baseStays() throws {
    let base = try Self.network()
    var edited = base
    var leg = base.legs[1]
    leg.lengthKm = 99
    _ = try edited.apply([.leg(.replace(at: 1, with: leg)), .leg(.remove(at: 0))])
    #expect(base.legs.map(\.lengthKm) == [10, 10, 10])
    #expect(edited.legs.map(\.lengthKm) == [99, 10])
  }
}
