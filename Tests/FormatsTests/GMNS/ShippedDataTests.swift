import Formats
import Foundation
import Geo
import Testing

struct ShippedDataTests {
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let directory = repository.appendingPathComponent("Data")

  @Test func embeddedTablesAreTheFilesOfDataByteForByte() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.directory.path)
      .filter { $0.hasSuffix(".csv") }
    #expect(Set(files) == Set(DataTable.allCases.map(\.fileName)))
    for table in DataTable.allCases {
      let file = try Data(contentsOf: Self.directory.appendingPathComponent(table.fileName))
      #expect(try DataPackage.shipped.bytes(of: table) == [UInt8](file), "\(table.fileName)")
    }
  }

  @Test func shippedDataHaveNoErrors() throws {
    let report = try DataReport(checking: .shipped)
    #expect(report.problems.filter { $0.severity == .error }.map(\.description) == [])
  }

  /// Every warning is known: a change of the data that brings another one changes the golden file.
  @Test func warningsAreThoseOfTheGoldenFile() throws {
    let golden = Self.repository
      .appendingPathComponent("Tests/FormatsTests/Fixtures/shipped-warnings.txt")
    let report = try DataReport(checking: .shipped)
    let counts = report.counts.map { "\($0.count) \($0.code.rawValue)\n" }.joined()
    #expect(counts == (try String(contentsOf: golden, encoding: .utf8)))
  }

  @Test func theDirectoryLoadsAsTheEmbeddedTablesDo() throws {
    let embedded = try NetworkLoader.load(.shipped)
    let read = try NetworkLoader.load(DataPackage(directory: Self.directory.path))
    #expect(read.warnings == embedded.warnings)
    #expect(read.network.legs == embedded.network.legs)
    #expect(read.network.nodes == embedded.network.nodes)
    #expect(read.network.content.crossings == embedded.network.content.crossings)
  }

  /// Counted by lines of the files, which have no line breaks within fields.
  @Test func noRowIsLost() throws {
    func rows(_ table: DataTable) throws -> Int {
      let bytes = try #require(try DataPackage.shipped.bytes(of: table))
      return bytes.count { $0 == UInt8(ascii: "\n") } - 1
    }
    let content = try NetworkLoader.load(.shipped).network.content
    #expect(content.nodes.count == (try rows(.node)))
    #expect(content.legs.count == (try rows(.link)))
    #expect(content.facilities.count == (try rows(.facility)))
    #expect(content.facilityDefaults.count == (try rows(.facilityDefault)))
    #expect(content.noFacilities.count == (try rows(.noFacility)))
    #expect(content.passages.count == (try rows(.passage)))
    #expect(content.crossings.count == (try rows(.crossing)))
    #expect(content.countryGroups.values.reduce(0) { $0 + $1.count } == (try rows(.countryGroup)))
    #expect(content.services.count == (try rows(.service)))
    #expect(content.basins.count == (try rows(.basin)))
    #expect(content.speeds.count == (try rows(.speed)))
    #expect(content.tariffs.count == (try rows(.tariff)))
    #expect(content.emissionFactors.count == (try rows(.emission)))
    #expect(content.places.count == (try rows(.place)))
    #expect(content.corridors.count == (try rows(.corridor)))
    #expect(content.parameters.count == (try rows(.parameter)))
    #expect(content.claims.count == (try rows(.claim)))
    #expect(content.constraints.count == (try rows(.constraint)))
    #expect(content.terminalFindings.count == (try rows(.terminal)))
    #expect(content.sources.count == (try rows(.source)))
    // The row that says there is no border within one country is no default between two.
    #expect(content.crossingDefaults.count == (try rows(.crossingDefault)) - 1)
  }

  @Test func publishedTotalsAreMetWithinTwoPercentOrSayWhyNot() throws {
    let network = try NetworkLoader.load(.shipped).network
    #expect(network.content.constraints.count > 10)
    for constraint in network.content.constraints {
      let sumKm = try constraint.legIDs.reduce(0.0) {
        $0 + (try #require(network.leg(id: $1))).lengthKm
      }
      let isMet = abs(sumKm - constraint.totalKm) <= 0.02 * constraint.totalKm
      #expect(isMet || constraint.exception?.isEmpty == false, "\(constraint.legIDs)")
    }
  }

  @Test func columnsReachTheFieldsTheyAreMeantFor() throws {
    let network = try NetworkLoader.load(.shipped).network
    let dostyk = try #require(network.leg(id: "cn-alashankou__kz-dostyk__rail-1520"))
    #expect(dostyk.gauges == [.standard1435, .broad1520])
    #expect(dostyk.countries.map(\.code) == ["CN", "KZ"])
    #expect(dostyk.mode == .rail && dostyk.lengthKm == 12)
    let volga = try #require(network.leg(id: "ru-astrakhan__ru-volgograd__inland_waterway"))
    #expect(volga.vesselClass == .riverSea)
    #expect(volga.season?.from.description == "04-01")
    #expect(volga.geometryBasis == .schematic && (volga.geometry?.count ?? 0) > 1)
    let change = try #require(network.facility(id: "kz-dostyk__rail-1435__rail-1520"))
    #expect(change.from == .way(.rail(.standard1435)) && change.to == .way(.rail(.broad1520)))
    #expect(change.duration.hours == 4.25 && change.duration.p90Hours == 9)
    #expect(change.usdPerFEU == 329)
    let minsk = network.content.crossingDefaults.filter(\.requiresBreakOfGauge)
    #expect(minsk.map(\.sideA) == [.group("BY-RU")])
    #expect(minsk.map(\.sideB) == [.group("EU")])
    let infrastructure = network.content.tariffs.filter { $0.countries.count == 3 }
    #expect(!infrastructure.isEmpty && infrastructure.allSatisfy { !$0.applies })
    #expect(network.content.emissionFactors.filter(\.applies).count { $0.subject == .grid } == 5)
    #expect(network.asOf.description == "2026-11-24")
  }
}
