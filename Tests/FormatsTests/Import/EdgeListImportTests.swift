import Formats
import Foundation
import Geo
import Routing
import Testing

@Suite("Import of edge lists")
struct EdgeListImportTests {
  static let nodes = """
    id,lon,lat,cc
    a,60,45,KZ
    b,61,45,KZ
    7,62,45,CN

    """

  @Test("columns of any name are read, by the mapping and by their usual names")
  func mapping() throws {
    let scratch = try ImportScratch([
      "n.csv": Self.nodes,
      "e.csv": """
      u,v,len,kind,width
      a,b,90000,railway,1520
      b,7,80500.5,rail,1435;1520

      """,
    ])
    let (network, report) = try scratch.load(
      ["e.csv", "n.csv"],
      map: ["length_m=len,mode=kind,gauge=width", "country=cc"]
    )
    #expect(network.nodes.map(\.id) == ["a", "b", "7"])
    #expect(network.nodes.map(\.country.code) == ["KZ", "KZ", "CN"])
    #expect(network.legs.map(\.lengthKm) == [90, 80.5005])
    #expect(network.legs.map(\.mode) == [.rail, .rail])
    #expect(network.legs[1].gauges == [.standard1435, .broad1520])
    #expect(network.legs[1].countries.map(\.code) == ["KZ", "CN"])
    #expect(network.legs.map(\.lengthBasis) == [.published, .published])
    #expect(report.assumptions == ["status=operational", "directed=false"])
    for leg in network.legs {
      #expect(leg.sourceIDs.allSatisfy { network.source(id: $0) != nil })
    }
    #expect(network.source(id: "import-1")?.url == "e.csv")
    #expect(network.source(id: "assumed")?.url == "status=operational; directed=false")
  }

  @Test("a network that was imported can be routed over")
  func routes() throws {
    let scratch = try ImportScratch([
      "n.csv": Self.nodes,
      "e.csv": "from,to,km\na,b,90\nb,7,85\na,7,300\n",
    ])
    let (network, _) = try scratch.load(["n.csv", "e.csv"], map: ["mode=road"])
    let query = Query(from: .named("a"), to: .named("7"), objective: .distance)
    let itinerary = try Router(network).route(query)
    #expect(itinerary.total.km == 175)
    #expect(itinerary.total.hours > 0)
    #expect(itinerary.total.usd > 0)
  }

  @Test("edges that carry coordinates need no table of nodes")
  func coordinatesInRows() throws {
    let scratch = try ImportScratch([
      "byID.csv": "from,to,x1,y1,x2,y2\np,q,10,50,10.5,50\nq,r,10.5,50,11,50\n",
      "byPlace.csv": "x1,y1,x2,y2\n10,50,10.5,50\n10.5,50,11,50\n",
      "byLine.csv":
        "wkt\n\"LINESTRING (10 50, 10.2 50.1, 10.5 50)\"\n\"LINESTRING (10.5 50, 11 50)\"\n",
    ])
    for name in ["byID.csv", "byPlace.csv", "byLine.csv"] {
      let (network, report) = try scratch.load([name], map: ["mode=road"])
      #expect(network.nodes.map(\.coordinate.longitude) == [10, 10.5, 11])
      #expect(report.componentCount == 1)
      #expect(network.legs.allSatisfy { $0.lengthKm > 35 })
    }
    let (network, report) = try scratch.load(["byLine.csv"], map: ["mode=road"])
    #expect(report.measuredLengthCount == 1)
    #expect(report.estimatedLengthCount == 1)
    #expect(network.legs[0].geometry?.count == 3)
    let lineM = Geodesic.wgs84.length(of: network.legs[0].geometry ?? [])
    #expect(abs(network.legs[0].lengthKm - lineM / 1000) < 1e-9)
    #expect(network.legs.map(\.lengthBasis) == [.measured, .estimate])
  }

  @Test("a GMNS package is read in the unit of its config.csv")
  func gmns() throws {
    let scratch = try ImportScratch()
    let package = scratch.file("gmns")
    try FileManager.default.createDirectory(atPath: package, withIntermediateDirectories: true)
    let files = [
      "config.csv": "long_length\nmile\n",
      "node.csv": "node_id,x_coord,y_coord\n1,0,50\n2,1,50\n",
      "link.csv":
        "link_id,from_node_id,to_node_id,length,facility_type,directed\n9,1,2,50,highway,1\n",
    ]
    for (name, text) in files {
      try text.write(toFile: "\(package)/\(name)", atomically: false, encoding: .utf8)
    }
    let (network, _) = try scratch.load(["gmns"])
    #expect(network.legs.map(\.id) == ["9"])
    #expect(network.legs.map(\.isDirected) == [true])
    #expect(network.legs.map(\.mode) == [.road])
    #expect(abs(network.legs[0].lengthKm - 80.4672) < 1e-9)
  }

  @Test("texts with commas and quotes come through")
  func quoting() throws {
    let scratch = try ImportScratch([
      "n.csv": "id,x,y,name\n\"a,1\",10,50,\"Say \"\"A\"\"\"\nb,11,50,\n",
      "e.csv": "from,to,km,name\n\"a,1\",b,80,\"x, y\"\n",
    ])
    let (network, _) = try scratch.load(["n.csv", "e.csv"], map: ["mode=road"])
    #expect(network.nodes.map(\.id) == ["a,1", "b"])
    #expect(network.nodes.map(\.name) == ["Say \"A\"", "b"])
    #expect(network.legs[0].name == "x, y")
  }

  @Test("lengths of a spherical Earth stand, with a remark")
  func spherical() throws {
    // A degree of latitude is 110.574 km at the equator and 111.195 km on the sphere; of longitude
    // 111.320 km.
    let scratch = try ImportScratch([
      "n.csv": "id,x,y\na,0,0\nb,1,0\nc,0,1\n",
      "e.csv": "from,to,km\na,b,111.195\na,c,111.195\n",
    ])
    let (network, report) = try scratch.load(["n.csv", "e.csv"], map: ["mode=road"])
    #expect(report.sphericalLengthCount == 1)
    #expect(network.legs[0].lengthException != nil)
    #expect(network.legs[1].lengthException == nil)
  }

  @Test("the same files give the same bytes")
  func determinism() throws {
    let scratch = try ImportScratch([
      "n.csv": Self.nodes, "e.csv": "from,to,km\na,b,90\nb,7,85\n",
    ])
    func bytes(_ directory: String) throws -> [String: Data] {
      let imported = try NetworkImport(mapping: AttributeMapping(["mode=road"]))
        .read([scratch.file("n.csv"), scratch.file("e.csv")])
      try imported.write(to: scratch.file(directory))
      let names = try FileManager.default.contentsOfDirectory(atPath: scratch.file(directory))
      return try Dictionary(
        uniqueKeysWithValues: names.map {
          ($0, try Data(contentsOf: URL(filePath: scratch.file("\(directory)/\($0)"))))
        }
      )
    }
    #expect(try bytes("one") == bytes("two"))
  }

  @Test("a directory that holds something is never written over")
  func destination() throws {
    let scratch = try ImportScratch(["n.csv": Self.nodes, "e.csv": "from,to,km\na,b,90\n"])
    let imported = try NetworkImport(mapping: AttributeMapping(["mode=road"]))
      .read([scratch.file("n.csv"), scratch.file("e.csv")])
    #expect(throws: ImportError.destinationExists(scratch.path)) {
      try imported.write(to: scratch.path)
    }
    #expect(throws: ImportError.self) { try imported.write(to: scratch.file("none/there")) }
  }
}
