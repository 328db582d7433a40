import Foundation
import Geo
import Routing
import Scenarios
import Testing

@testable import Formats

/// Whatever id the JSON of a study carries, `explain` takes.
@Suite("Ids in JSON")
struct DocumentIDsTests {
  private static let ends = ["Mumbai", "Poti", "Khorgos", "az-baku", "72.9,19.1"]

  private let network: Network
  private let explainer: Explainer

  init() throws {
    network = try ShippedNetwork.network()
    explainer = Explainer(network: network, seeds: try SeedLibrary.shipped())
  }

  private func ends() throws -> [Query.End] { try Self.ends.map { try .init(parsing: $0) } }

  private var anyPair: Query { Query(from: .named(""), to: .named("")) }

  /// Explains every id of a document; `members` are those that must be there.
  private func expectIDsExplained(
    _ members: Set<String>,
    write: (inout JSONWriter) -> Void
  ) throws {
    var json = JSONWriter()
    write(&json)
    let object = try JSONSerialization.jsonObject(with: Data(json.finish()))
    var ids: [String: Set<String>] = [:]
    collect(object, into: &ids)
    for member in members { #expect(!ids[member, default: []].isEmpty, "\(member)") }
    for (member, ids) in ids {
      for id in ids where !isPoint(id) {
        let found = explainer.explanationsWithoutCorridors(of: id)
        #expect(!found.isEmpty, "\(member): \(id)")
      }
    }
  }

  /// A point that was asked for stands for nothing but itself, its access for the speed of its road.
  private func isPoint(_ id: String) -> Bool { (try? Coordinate(parsing: id)) != nil }

  private func collect(_ value: Any, into ids: inout [String: Set<String>]) {
    if let list = value as? [Any] {
      for element in list { collect(element, into: &ids) }
      return
    }
    for (member, value) in value as? [String: Any] ?? [:] {
      if member == "id" || member.hasSuffix("_id") || member.hasSuffix("_ids") {
        let texts = value as? [String] ?? (value as? String).map { [$0] } ?? []
        ids[member, default: []].formUnion(texts.filter { $0 != Comparison.freeRouteID })
      }
      collect(value, into: &ids)
    }
  }

  @Test("every id of a matrix is explained")
  func explainsMatrices() throws {
    let matrix = try Matrix(from: ends(), to: ends(), under: anyPair, router: Router(network))
    try expectIDsExplained(["id", "figure_ids"]) { json in
      MatrixDocument.write(matrix, network: network, to: &json)
    }
  }

  @Test("every id of a reach is explained")
  func explainsReaches() throws {
    let reach = try Router(network).reach(from: ends()[0], within: .hours(700), under: anyPair)
    try expectIDsExplained(["id", "leg_id", "origin_id", "figure_ids"]) { json in
      ReachDocument.write(
        reach,
        conditions: anyPair,
        bands: .standard(of: reach.limit),
        network: network,
        to: &json
      )
    }
  }

  @Test("every id of a profile is explained")
  func explainsProfiles() throws {
    for (from, to) in [(0, 1), (2, 1), (4, 2)] {
      let query = Query(from: try ends()[from], to: try ends()[to])
      let profile = try Profile(query, router: Router(network))
      try expectIDsExplained(["component_id", "from_node_id", "figure_ids"]) { json in
        ProfileDocument.write(profile, query: query, network: network, to: &json)
      }
    }
  }

  @Test("every id of a hub study is explained")
  func explainsHubStudies() throws {
    let study = try HubStudy(
      of: [Hub(parsing: "AZ"), Hub(parsing: "KZ")],
      between: [ODPair(from: ends()[2], to: ends()[1]), ODPair(from: ends()[0], to: ends()[3])],
      query: anyPair,
      router: Router(network)
    )
    try expectIDsExplained(["id", "figure_ids"]) { json in
      HubDocument.write(study, query: anyPair, network: network, to: &json)
    }
  }
}
