import Formats
import Foundation
import Geo
import Testing

@Suite struct NetworkPackageTests {
  private func roundTrip(_ network: Network) throws -> Network {
    let scratch = try Scratch()
    try NetworkPackage.write(network, to: scratch.file("package"))
    return try NetworkLoader.load(DataPackage(directory: scratch.file("package"))).network
  }

  /// Holds every table against the other's; `crossingDefaults` and the like as they are used.
  private func expectSame(_ first: Network, _ second: Network) {
    let one = first.content
    let other = second.content
    #expect(one.asOf == other.asOf)
    #expect(one.name == other.name)
    #expect(one.nodes == other.nodes)
    #expect(one.legs == other.legs)
    #expect(one.facilities == other.facilities)
    #expect(one.facilityDefaults == other.facilityDefaults)
    #expect(one.noFacilities == other.noFacilities)
    #expect(one.passages == other.passages)
    #expect(one.crossings == other.crossings)
    #expect(one.crossingDefaults == other.crossingDefaults)
    #expect(one.countryGroups == other.countryGroups)
    #expect(one.services == other.services)
    #expect(one.basins == other.basins)
    #expect(one.speeds == other.speeds)
    #expect(one.tariffs == other.tariffs)
    #expect(one.emissionFactors == other.emissionFactors)
    #expect(one.places == other.places)
    #expect(one.corridors == other.corridors)
    #expect(one.parameters == other.parameters)
    #expect(one.claims == other.claims)
    #expect(one.constraints == other.constraints)
    #expect(one.terminalFindings == other.terminalFindings)
    #expect(one.sources == other.sources)
  }

  @Test func shippedNetworkComesBackAsItWas() throws {
    let network = try ShippedNetwork.network()
    expectSame(network, try roundTrip(network))
  }

  @Test func textsOfEveryKindComeBackAsTheyWere() throws {
    var content = try ShippedNetwork.network().content
    content.name = "\"Quotes\", commas\nand lines"
    content.nodes[0].notes = "a, \"b\"\r\nc; d"
    content.nodes[1].name = "Ōsaka — Ташкент"
    content.legs[0].notes = ",;\"\n"
    let network = try Network(content)
    expectSame(network, try roundTrip(network))
  }

  /// A scenario's new dates and lengths are rows like any other.
  @Test func networkAfterAScenarioComesBackAsItWas() throws {
    let scenario = try ScenarioLibrary.scenario(
      parsing: "name: x\nedits:\n  - set: {leg: kz-shu__kz-mointy__rail-1520, length_km: 470}\n",
      name: "x.yaml"
    )
    let network = try scenario.apply(to: ShippedNetwork.network()).network
    #expect(network.leg(id: "kz-shu__kz-mointy__rail-1520")?.lengthKm == 470)
    expectSame(network, try roundTrip(network))
  }

  @Test func whatNoTableCanSayIsRefused() throws {
    var content = try ShippedNetwork.network().content
    content.legs[3].speedFactor = 0.5
    let scaled = try Network(content)
    let scratch = try Scratch()
    #expect(
      throws: NetworkPackageError.scaledByScenario(element: "leg '\(content.legs[3].id)'")
    ) { try NetworkPackage.write(scaled, to: scratch.file("package")) }
    content.legs[3].speedFactor = 1
    content.nodes[2].closedBy = "a scenario"
    let closed = try Network(content)
    #expect(
      throws: NetworkPackageError.closedByScenario(element: "node '\(content.nodes[2].id)'")
    ) { try NetworkPackage.write(closed, to: scratch.file("package")) }
    #expect(scratch.names.isEmpty)
  }

  @Test func wholeNumbersAreThePositionsOfNodesAndLegs() throws {
    let network = try ShippedNetwork.network()
    let scratch = try Scratch()
    try NetworkPackage.write(network, to: scratch.file("package"), style: .integerIDs)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.file("package")).sorted()
        == ["config.csv", "datapackage.json", "link.csv", "node.csv", "use_group.csv"]
    )
    let loaded = try NetworkLoader.load(DataPackage(directory: scratch.file("package"))).network
    #expect(loaded.nodes.map(\.id) == (1...network.nodes.count).map(String.init))
    #expect(loaded.nodes.map(\.name) == network.nodes.map(\.name))
    #expect(loaded.legs.map(\.id) == (1...network.legs.count).map(String.init))
    #expect(loaded.legs.map(\.lengthKm) == network.legs.map(\.lengthKm))
    for (ours, theirs) in zip(network.legs, loaded.legs) {
      #expect(network.nodeIndex(id: ours.fromNodeID).map { "\($0 + 1)" } == theirs.fromNodeID)
      #expect(network.nodeIndex(id: ours.toNodeID).map { "\($0 + 1)" } == theirs.toNodeID)
    }
  }

  @Test func sameNetworkGivesTheSameBytes() throws {
    let network = try ShippedNetwork.network()
    let scratch = try Scratch()
    for name in ["one", "two"] { try NetworkPackage.write(network, to: scratch.file(name)) }
    for name in try FileManager.default.contentsOfDirectory(atPath: scratch.file("one")) {
      #expect(scratch.text("one/\(name)") == scratch.text("two/\(name)"))
    }
  }
}
