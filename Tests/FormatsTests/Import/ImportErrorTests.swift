import Formats
import Testing

@Suite("What an import refuses")
struct ImportErrorTests {
  static let nodes = "id,x,y\na,60,45\nb,61,45\n"

  @Test("all that is wrong is told together, with file, line and column")
  func together() throws {
    let scratch = try ImportScratch([
      "n.csv": Self.nodes + "c,200,45\na,62,45\n,1,1\nd,x,45\n",
      "e.csv": """
      id,from,to,km,mode
      1,a,b,90,road
      1,a,b,90,road
      2,a,zz,90,road
      3,a,b,-1,road
      4,a,b,90,raod
      5,a,,90,road

      """,
    ])
    #expect(
      try scratch.problems(["n.csv", "e.csv"]) == [
        "n.csv:4:3: error: x: '200' is no position on Earth; expected degrees from -180 to 180",
        "n.csv:5:1: error: id: there is a node 'a' already; expected an id of its own",
        "n.csv:6:1: error: id: there is no id; expected one a node",
        "n.csv:7:3: error: x: 'x' is no position on Earth; expected degrees from -180 to 180",
        "e.csv:3:1: error: id: there is a leg '1' already; expected an id of its own; without a "
          + "column of ids legs are numbered",
        "e.csv:4:5: error: to: there is no node 'zz'; expected a node of the table of nodes",
        "e.csv:5:7: error: km: '-1' is no length; expected a number, zero or more",
        "e.csv:6:10: error: mode: 'raod' is no mode; expected one of rail, road, sea, "
          + "inland_waterway, ferry, pipeline",
        "e.csv:7:5: error: to: there is no node; expected a node of the table of nodes",
      ]
    )
  }

  @Test("legs without a mode, railways without a gauge and lengths below the geodesic are refused")
  func rules() throws {
    let scratch = try ImportScratch([
      "n.csv": Self.nodes,
      "e.csv": "from,to,km\na,b,90\nb,a,90\n",
      "short.csv": "from,to,km\na,b,90\nb,a,60\n",
      "nothing.csv": "from,to\na,b\n",
    ])
    #expect(
      try scratch.problems(["n.csv", "e.csv"]) == [
        "e.csv:2:1: error: a leg without a mode, and 1 more; expected --map mode=COLUMN, or for all "
          + "of them a value: one of rail, road, sea, inland_waterway, ferry, pipeline"
      ]
    )
    let gauge = try scratch.problems(["n.csv", "e.csv"], map: ["mode=rail"])
    #expect(gauge.count == 1)
    #expect(gauge[0].hasPrefix("e.csv:2:1: error: a railway without a gauge, and 1 more"))
    let short = try scratch.problems(["n.csv", "short.csv"], map: ["mode=road"])
    #expect(short.count == 1)
    #expect(
      short[0].hasPrefix("short.csv:3:1: error: '2' is 60.0 km long and its ends are 78.8")
    )
    let none = try scratch.problems(["n.csv", "nothing.csv"], map: ["mode=sea,basin=caspian"])
    #expect(none[0].hasPrefix("nothing.csv:2:1: error: '1' has no length"))
  }

  @Test("a mapping of a column that is not there names the nearest")
  func mapping() throws {
    let scratch = try ImportScratch([
      "n.csv": Self.nodes, "e.csv": "from,to,len_km,gauge_mm\na,b,90,1520\n",
    ])
    let problems = try scratch.problems(
      ["n.csv", "e.csv"],
      map: ["length=len_kn,gauge=gauge_m,mode=railroad"]
    )
    #expect(problems.count == 3)
    #expect(problems.contains { $0.contains("no column 'len_kn'") && $0.contains("'len_km'") })
    #expect(problems.contains { $0.contains("'gauge_m'") && $0.contains("'gauge_mm'") })
    #expect(problems.contains { $0.contains("'railroad'") && $0.contains("one of rail, road") })
  }

  @Test(
    "a mapping that cannot be read is refused",
    arguments: ["gauge", "gauge=", "guage=x", "gauge=a,gauge=b"]
  )
  func unreadableMapping(text: String) {
    #expect(throws: ImportError.self) { try AttributeMapping([text]) }
  }

  @Test("edges without a table of nodes and without coordinates cannot be placed")
  func unplaced() throws {
    let scratch = try ImportScratch(["e.csv": "from,to,km\na,b,90\n", "x.csv": "p,q\n1,2\n"])
    let problems = try scratch.problems(["e.csv"], map: ["mode=road"])
    #expect(problems.count == 1)
    #expect(problems[0].contains("no node 'a'") && problems[0].contains("table of nodes"))
    #expect(try scratch.problems(["x.csv"])[0].contains("its columns are p, q"))
  }

  @Test("a broken CSV is told with its place")
  func broken() throws {
    let scratch = try ImportScratch(["e.csv": "from,to\na,b,c\n"])
    #expect(try scratch.problems(["e.csv"])[0].hasPrefix("e.csv:2:5: error: expected 2 fields"))
  }

  @Test("missing files and unknown suffixes have errors of their own")
  func files() throws {
    let scratch = try ImportScratch(["e.xlsx": ""])
    #expect(throws: ImportError.unknownFormat(path: scratch.file("e.xlsx"))) {
      try NetworkImport().read([scratch.file("e.xlsx")])
    }
    do throws(ImportError) {
      _ = try NetworkImport().read([scratch.file("none.csv")])
      Issue.record("a missing file was read")
    } catch {
      #expect(error.exitCode == 66)
    }
  }
}
