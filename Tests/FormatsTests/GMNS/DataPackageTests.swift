import Formats
import Foundation
import Geo
import Testing

struct DataPackageTests {
  @Test func aMissingDirectoryIsMissingInput() {
    let error = #expect(throws: DataPackageError.self) {
      try DataPackage(directory: "/nonexistent/network")
    }
    #expect(error == .missingDirectory("/nonexistent/network"))
    #expect(error?.exitCode == 66)
  }

  @Test func aDirectoryWithoutLinksIsMissingInput() throws {
    try PackageFixture.sound.removing("link.csv").withDirectory { directory in
      let error = #expect(throws: DataPackageError.self) {
        try DataPackage(directory: directory)
      }
      #expect(error == .missingTable(.link, directory: directory))
      #expect(error?.exitCode == 66)
    }
  }

  @Test func aTableThatCannotBeReadIsMissingInput() throws {
    try PackageFixture.sound.removing("place.csv").withDirectory { directory in
      try FileManager.default.createDirectory(
        atPath: directory + "/place.csv",
        withIntermediateDirectories: false
      )
      let package = try DataPackage(directory: directory)
      let error = #expect(throws: DataPackageError.self) { try NetworkLoader.load(package) }
      #expect(error?.exitCode == 66)
    }
  }

  @Test func wrongDataStopTheLoadingAndSoDoNotWarnings() throws {
    let wrong = try PackageFixture.sound.replacing("85,rail", with: "1,rail", in: "link.csv")
    try wrong.withDirectory { directory in
      let package = try DataPackage(directory: directory)
      let error = #expect(throws: DataPackageError.self) { try NetworkLoader.load(package) }
      #expect(error?.exitCode == 65)
    }
    let odd = try PackageFixture.sound.replacing(",1,s1", with: ",1,", in: "link.csv")
    try odd.withDirectory { directory in
      let loaded = try NetworkLoader.load(DataPackage(directory: directory))
      #expect(loaded.warnings.contains { $0.code == .noSource })
      #expect(loaded.network.legs.count == 6)
    }
  }

  /// As others write GMNS: no gauges, no countries, columns of their own, lengths in miles.
  @Test func aPackageOfOnlyNodesAndLinksLoadsOnTheShippedFigures() throws {
    let files = [
      "config.csv": "dataset_name,long_length\nElsewhere,mi\n",
      "node.csv":
        "node_id,x_coord,y_coord,ctrl_type\n1,8.5,47.3,signal\n2,8.6,47.4,\n3,8.7,47.5,\n",
      "link.csv": """
      link_id,from_node_id,to_node_id,directed,length,facility_type,lanes,geometry
      10,1,2,true,10,road,2,"LINESTRING (8.5 47.3, 8.55 47.36, 8.6 47.4)"
      11,2,3,0,,road,1,

      """,
    ]
    try PackageFixture(files: files).withDirectory { directory in
      let loaded = try NetworkLoader.load(DataPackage(directory: directory))
      let shipped = try NetworkLoader.load(.shipped).network
      let leg = try #require(loaded.network.leg(id: "10"))
      #expect(leg.lengthKm == 16.09344)
      #expect(leg.isDirected && leg.geometry?.count == 3 && leg.mode == .road)
      let estimated = try #require(loaded.network.leg(id: "11"))
      let geodesicKm =
        Geodesic.wgs84.distance(
          from: try Coordinate(longitude: 8.6, latitude: 47.4),
          to: try Coordinate(longitude: 8.7, latitude: 47.5)
        ) / 1000
      let circuity = try #require(shipped.parameter("road_circuity")).typical
      #expect(estimated.lengthKm == geodesicKm * circuity)
      #expect(estimated.lengthBasis == .estimate && !estimated.isDirected)
      #expect(loaded.network.content.speeds == shipped.content.speeds)
      #expect(loaded.network.content.emissionFactors == shipped.content.emissionFactors)
      #expect(loaded.network.asOf == shipped.asOf)
      #expect(loaded.network.facilities.isEmpty && loaded.network.corridors.isEmpty)
      let standIns = loaded.warnings.filter { $0.code == .tableFromShippedData }.map(\.file)
      #expect(
        standIns == [
          "config.csv", "source.csv", "basin.csv", "facility_default.csv", "country_group.csv",
          "crossing_default.csv", "parameter.csv", "speed.csv", "tariff.csv", "emission.csv",
        ]
      )
    }
  }

  @Test func sourcesOfShippedFiguresComeWithThem() throws {
    try PackageFixture.sound.withDirectory { directory in
      let network = try NetworkLoader.load(DataPackage(directory: directory)).network
      #expect(network.source(id: "s1") != nil)
      for tariff in network.content.tariffs {
        for id in tariff.provenance.sourceIDs { #expect(network.source(id: id) != nil, "\(id)") }
      }
    }
  }

  @Test func aLineDrawnFromTheOtherEndIsTurned() throws {
    let turned = try PackageFixture.sound.replacing(
      "61 45.1, 55 42, 50 40",
      with: "50 40, 55 42, 61 45.1",
      in: "geometry.csv"
    )
    try turned.withDirectory { directory in
      let network = try NetworkLoader.load(DataPackage(directory: directory)).network
      #expect(network.leg(id: "sea")?.geometry?.first?.longitude == 61)
      #expect(network.leg(id: "sea")?.geometry?.last?.longitude == 50)
    }
  }

  @Test func countriesFollowFromTheEndsWhereNoneAreListed() throws {
    let unlisted = try PackageFixture.sound.replacing("1520,KZ;CN", with: "1520,", in: "link.csv")
    try unlisted.withDirectory { directory in
      let network = try NetworkLoader.load(DataPackage(directory: directory)).network
      #expect(network.leg(id: "b-c")?.countries.map(\.code) == ["KZ", "CN"])
    }
  }

  @Test func partsOfAListLoseTheirBlanksAndDoubledQuotes() throws {
    let listed = try PackageFixture.sound.replacing(
      "kz-beta;kz-port,",
      with: "kz-beta ; kz-port;,\" Б ;Say \"\"B\"\";; \"",
      in: "place.csv"
    )
    try listed.withDirectory { directory in
      let place = try NetworkLoader.load(DataPackage(directory: directory)).network.place(
        id: "beta"
      )
      #expect(place?.nodeIDs == ["kz-beta", "kz-port"])
      #expect(place?.aliases == ["Б", "Say \"B\""])
    }
  }
}
