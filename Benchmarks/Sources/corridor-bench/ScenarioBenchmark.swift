import Geo
import Routing
import Scenarios

/// Applies an edit to a network of a million legs: it must cost what it touches, not what there is.
enum ScenarioBenchmark {
  static let legCount = 1_000_000

  static func run() throws -> [Measurement] {
    let content = try grid()
    let network = try Network(content)
    let byID = try edit("leg:leg-500000")
    let tenth = try edit("leg:leg-5*")
    return [
      try .duration("build a network of a million legs") { _ = try Network(content) },
      try .duration("close one leg of a million by its id") { _ = try byID.apply(to: network) },
      try .duration("close one leg of a million, and undo it") {
        var (edited, undo) = try byID.apply(to: network)
        _ = try edited.apply(undo)
      },
      try .duration("close 111,111 legs of a million by a pattern") {
        _ = try tenth.apply(to: network)
      },
    ]
  }

  private static func edit(_ selector: String) throws -> Scenario {
    Scenario(
      name: selector,
      edits: [PlacedEdit(CloseEdit(try Selector(parsing: selector)))]
    )
  }

  /// Legs between neighbours on a ring of as many nodes as a tenth of the legs.
  private static func grid() throws -> NetworkContent {
    guard let date = CivilDate(parsing: "2026"), let country = Country(code: "KZ") else {
      throw CoordinateError.notFinite(.longitude, 0)
    }
    var content = NetworkContent(asOf: date, name: "ring")
    let nodeCount = legCount / 10
    for index in 0..<nodeCount {
      let longitude = Double(index) / Double(nodeCount) * 360 - 180
      content.nodes.append(
        Node(
          id: "node-\(index)",
          name: "Node \(index)",
          coordinate: try Coordinate(longitude: longitude, latitude: 45),
          kind: .station,
          country: country
        )
      )
    }
    for index in 0..<legCount {
      content.legs.append(
        Leg(
          id: "leg-\(index)",
          fromNodeID: "node-\(index % nodeCount)",
          toNodeID: "node-\((index + 1 + index / nodeCount) % nodeCount)",
          mode: .rail,
          gauges: [.broad1520],
          countries: [country],
          lengthKm: 10
        )
      )
    }
    return content
  }
}
