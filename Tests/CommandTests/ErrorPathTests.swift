import Foundation
import Testing

/// Every way of going wrong: its exit code, one clear line on stderr, nothing on stdout.
@Suite("Error paths")
struct ErrorPathTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var arguments: [String]
    var exitCode: Int32
    /// Must stand in the message.
    var message: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: [String], _ exitCode: Int32, _ message: String) {
      self.arguments = arguments
      self.exitCode = exitCode
      self.message = message
    }
  }

  static let usage: [Case] = [
    Case(["route", "Taskent", "Poti"], 64, "no node or place 'Taskent'; did you mean 'Tashkent'"),
    Case(["route", "Astara", "Poti"], 64, "ambiguous"),
    Case(["route", "place:mumbay", "Poti"], 64, "did you mean 'mumbai'"),
    Case(["route", "", "Poti"], 64, "an end of the route is empty"),
    Case(["route", "200,10", "Poti"], 64, "200"),
    Case(["route", "10,95", "Poti"], 64, "95"),
    Case(["route", "-40,0", "Poti"], 64, "no usable node within 50 km"),
    Case(["route", "Baku", "Poti", "--date", "2031-13"], 64, "'2031-13' is no date"),
    Case(["route", "Baku", "Poti", "--date", "tomorrow"], 64, "'tomorrow' is no date"),
    Case(["route", "Baku", "Poti", "--by", "speed"], 64, "speed"),
    Case(["route", "Baku", "Poti", "--by", "generalised-cost"], 64, "--value-of-time"),
    Case(["route", "Baku", "Poti", "--service", "express"], 64, "express"),
    Case(["route", "Baku", "Poti", "--cargo", "25t:bluk"], 64, "did you mean 'bulk'"),
    Case(["route", "Baku", "Poti", "--cargo", "0t"], 64, "is no cargo"),
    Case(["route", "Baku", "Poti", "--avoid", "contry:GE"], 64, "did you mean 'country'"),
    Case(["route", "Baku", "Poti", "--avoid", "country:QQ"], 64, "no country 'QQ'"),
    Case(["route", "Baku", "Poti", "--avoid", "mode:train"], 64, "no mode 'train'"),
    Case(["route", "Baku", "Poti", "--avoid", "country:GE"], 64, "lies inside what --avoid"),
    Case(["route", "Baku", "Poti", "--avoid", "leg:xx-*"], 64, "no leg 'xx-*'"),
    Case(["route", "Baku", "Poti", "--via", "Tblisi"], 64, "did you mean 'Tbilisi'"),
    Case(["route", "Baku", "Poti", "--corridor", "btkk"], 64, "did you mean 'btk'"),
    Case(
      ["route", "Baku", "Poti"] + (1...7).flatMap { _ in ["--require", "country:GE"] },
      64,
      "7 requirements"
    ),
    Case(["route", "Baku", "Ceyhan", "--cargo", "oil", "--by", "time"], 64, "not defined for oil"),
    Case(["claims", "claim-2470"], 64, "no claim 'claim-2470'; did you mean"),
    Case(["claims", "seed-cku-day"], 64, "did you mean 'seed-cku-days'"),
    Case(["claims", "--corridor", "btkk"], 64, "did you mean 'btk'"),
    Case(["claims", "claim-001", "--seed"], 64, "choose one of"),
    Case(["claims", "claim-001", "--format", "geojson"], 64, "claims have no geometry"),
    Case(["route", "Baku", "Poti", "--max-segment-km", "0"], 64, "--max-segment-km"),
    Case(["route", "Baku", "Poti", "--format", "geojsn"], 64, "geojsn"),
    Case(["route", "Baku", "Poti", "--pareto", "time,costs"], 64, "did you mean 'cost'"),
    Case(["route", "Baku", "Poti", "--pareto", "time"], 64, "two to five different criteria"),
    Case(["route", "Baku", "Poti", "--pareto", "time,time"], 64, "two to five different criteria"),
    Case(["route", "Baku", "Poti", "--pareto", "time,cost", "--by", "co2"], 64, "leave out --by"),
    Case(["route", "Baku", "Poti", "--pareto", "time,cost", "--steps"], 64, "shows one route"),
    Case(
      ["route", "Baku", "Poti", "--pareto", "time,cost", "--epsilon", "0.5"],
      64,
      "takes 0% to 100%"
    ),
    Case(["route", "Baku", "Poti", "--epsilon", "1%"], 64, "thins a --pareto front"),
    Case(
      ["route", "Baku", "Ceyhan", "--cargo", "oil", "--pareto", "distance,time"],
      64,
      "time is not defined for oil"
    ),
    Case(
      ["route", "Baku", "Poti", "--pareto", "time,cost", "--alternatives", "2"],
      64,
      "two different questions"
    ),
    Case(["route", "Baku", "Poti", "--alternatives", "0"], 64, "takes 1 to 64"),
    Case(
      ["route", "Baku", "Poti", "--alternatives", "2", "--corridor", "btk"],
      64,
      "asks for one route"
    ),
    Case(
      ["route", "Baku", "Poti", "--alternatives", "2", "--by", "gauge-changes"],
      64,
      "cannot be limited to a multiple"
    ),
    Case(
      ["route", "Baku", "Poti", "--alternatives", "2", "--max-stretch", "90%"],
      64,
      "takes 100% to 1000%"
    ),
    Case(["route", "Baku", "Poti", "--max-overlap", "60%"], 64, "limit --alternatives"),
    Case(["compare", "Baku", "Poti", "--corridor", "nothing"], 64, "no corridor 'nothing'"),
    Case(["route", "Baku", "Poti", "--percentiles", "P100"], 64, "'P100' is no percentile"),
    Case(["route", "Baku", "Poti", "--uncertain", "--samples", "0"], 64, "--samples has to be"),
    Case(["route", "Baku", "Poti", "--seed", "2"], 64, "--seed goes with --uncertain"),
    Case(["compare", "Baku", "Poti", "--deadline", "soon"], 64, "'soon' is no time"),
    Case(["compare", "Baku", "Poti", "--deadline", "12h1d"], 64, "'12h1d' is no time"),
    Case(["compare", "Baku", "Poti", "--rank-by", "P90"], 64, "--rank-by goes with --uncertain"),
    Case(["compare", "Baku", "Poti", "--uncertain", "--rank-by", "best"], 64, "is no ranking"),
    Case(["explain-time", "Baku", "Poti", "--format", "geojson"], 64, "times have no geometry"),
    Case(["explain-time", "az-sangachal", "Ceyhan", "--cargo", "oil"], 64, "hours of pipelines"),
    Case(["explain-time", "Baku", "Poti", "--top", "0"], 64, "--top"),
    Case(["explain", "uz-taskent"], 64, "did you mean 'uz-tashkent'"),
    Case(["explain", "border:nothing:AZ-GE"], 64, "no id 'border:nothing:AZ-GE'"),
    Case(["explain", "btk", "--format", "geojson"], 64, "an explanation has no geometry"),
    Case(["matrix", "--from", "Baku,Pti", "--to", "Poti"], 64, "no node or place 'Pti'"),
    Case(["matrix", "--from", "kind:prot"], 64, "did you mean 'port'"),
    Case(["matrix", "--from", "mode:sea"], 64, "'mode:sea' selects no nodes"),
    Case(["matrix", "--from", ",", "--to", "Poti"], 64, "--from names no end"),
    Case(["matrix", "--from", "Baku", "--format", "geojson"], 64, "a matrix has no geometry"),
    Case(["matrix", "--from", "Baku", "-o", "a.gpkg"], 64, "a matrix has no geometry"),
    Case(["route", "Baku", "Poti", "--format", "gpkg"], 73, "needs a file of its own"),
    Case(["route", "Baku", "Poti", "--format", "gmns"], 64, "'corridor network export' writes it"),
    Case(["route", "Baku", "Poti", "--format", "kml2"], 64, "--format"),
    Case(["route", "Baku", "Poti", "--qml"], 64, "--qml goes with GeoJSON in a file"),
    Case(["compare", "Baku", "Poti", "--format", "rem"], 64, "the format holds one route"),
    Case(["reach", "Baku", "--within", "1d", "--format", "kepler"], 64, "a format of routes"),
    Case(["network", "export", "--format", "gmns"], 64, "name it with -o"),
    Case(["network", "export", "--integer-ids"], 64, "goes with --format gmns"),
    Case(["network", "export", "--format", "csv"], 64, "network export writes geojson"),
    Case(["matrix", "--to", "Baku"], 64, "--from"),
    Case(["reach", "Baku", "--within", "10"], 64, "--within takes 10d, 36h"),
    Case(["reach", "Baku", "--within", "0km"], 64, "above zero"),
    Case(["reach", "Baku", "--within", "10d", "--step", "5km"], 64, "in the unit of --within"),
    Case(["reach", "Baku", "--within", "-3kg"], 64, "--within"),
    Case(["reach", "Baku", "--within", "300kg", "--step", "50usd"], 64, "in the unit of --within"),
    Case(["reach", "Baku", "--within", "10d", "--step", "0.01h"], 64, "more than 1000 bands"),
    Case(["reach", "Baku", "--within", "10d", "--by", "cost"], 64, "not --by"),
    Case(["reach", "Baku", "--within", "10d", "--via", "Poti"], 64, "--via asks for one route"),
    Case(["reach", "Baku", "--within", "10d", "--require", "country:GE"], 64, "be required"),
    Case(["reach", "Bku", "--within", "10d"], 64, "did you mean 'Baku'"),
    Case(["reach", "Baku", "--within", "10d", "--cargo", "oil"], 64, "not defined for oil"),
    Case(["profile", "Baku", "Poti", "--corridor", "btkk"], 64, "did you mean 'btk'"),
    Case(["profile", "Baku", "Poti", "--format", "geojson"], 64, "a profile has no geometry"),
    Case(["hub", "AZ", "--od", "Baku>Poti", "--format", "geojson"], 64, "a share has no geometry"),
    Case(["hub", "AZ"], 64, "--od says which pairs"),
    Case(["hub", "AZ", "--od", "Baku>Poti>Batumi"], 64, "write ORIGIN>DESTINATION"),
    Case(["hub", "AZ", "--od", "Baku>"], 64, "an end of the route is empty"),
    Case(["hub", "QQ", "--od", "Baku>Poti"], 64, "no country 'QQ'"),
    Case(["hub", "Tblisi", "--od", "Baku>Poti"], 64, "did you mean 'Tbilisi'"),
    Case(["hub", "AZ", "--od", "Bakoo>Poti"], 64, "no node or place 'Bakoo'"),
    Case(["hub", "AZ", "--od", "Baku>Poti", "--alternatives", "0"], 64, "takes 1 to 64"),
    Case(
      ["route", "Baku", "Poti", "--scenario", "rasht-astra"],
      64,
      "did you mean 'rasht-astara'"
    ),
    Case(
      ["route", "Moscow", "Poti", "--scenario", "cku-without-russia"],
      64,
      "lies inside what the scenario's 'close country:RU"
    ),
    Case(["batch", "--jobs", "0"], 64, "--jobs is from 1"),
    Case(["batch", "--scenario", "suez-close"], 64, "did you mean 'suez-closed'"),
    Case(["scenario", "sweep", "x.yaml", "--ndjson", "--summary"], 64, "choose one of"),
    Case(["scenario", "sweep", "x.yaml", "--format", "json"], 64, "rows are CSV"),
    Case(["scenario", "show", "anakla"], 64, "did you mean 'anaklia'"),
    Case(["scenario", "show", "today", "--text"], 64, "--text is for the scenarios"),
    Case(["scenario", "check", "nothing"], 64, "no scenario 'nothing'"),
    Case(["scenario", "list", "--format", "geojson"], 64, "a list has no geometry"),
    Case(["scenario", "diff", "today", "anaklia"], 64, "--od says which pairs"),
    Case(
      ["scenario", "diff", "today", "anaklia", "--od", "Baku>Pti"],
      64,
      "no node or place 'Pti'"
    ),
    Case(["route", "Baku", "Poti", "--avoid", "within:none.geojson"], 64, "there is no file"),
    Case(["distance", "1,2", "3"], 64, "3"),
    Case(["distance", "1,2", "nan,4"], 64, "nan"),
    Case(["network", "show", "uz-taskent"], 64, "did you mean 'uz-tashkent'"),
    Case(["network", "nodes", "kind:prot"], 64, "did you mean 'port'"),
    Case(["network", "nodes", "--format", "geojson"], 64, "a list has no geometry"),
    Case(["network", "export", "--format", "csv"], 64, "network export writes geojson"),
    Case(["import", "x.xlsx", "-o", "out"], 64, "is no network that can be imported"),
    Case(["import", "x.csv", "-o", "out", "--map", "guage=x"], 64, "did you mean 'gauge'"),
    Case(["import", "x.csv", "-o", "out", "--snap=-1"], 64, "--snap is 0 to"),
    Case(["import", "x.csv", "-o", "out", "--format", "csv"], 64, "table or json"),
    Case(["import"], 64, "sources"),
    Case(["rout"], 64, "rout"),
    Case([], 0, ""),
  ]

  static let others: [Case] = [
    Case(["route", "Baku", "Poti", "--network", "/nonexistent"], 66, "no directory"),
    Case(["check", "/nonexistent"], 66, "no directory"),
    Case(["matrix", "--from", "@/nonexistent"], 66, "there is no such file"),
    Case(["hub", "AZ", "--od", "/nonexistent.csv"], 66, "no such file"),
    Case(["route", "Baku", "Poti", "--scenario", "./none.yaml"], 66, "no scenario file"),
    Case(["import", "./none.csv", "-o", "out"], 66, "cannot read ./none.csv"),
    Case(["batch", "./none.ndjson"], 66, "cannot read ./none.ndjson"),
    Case(["scenario", "sweep", "./none.yaml"], 66, "no scenario file"),
    Case(["scenario", "check", "./none.yaml"], 66, "no scenario file"),
    Case(["scenario", "diff", "today", "btk.yaml", "--od", "Baku>Poti"], 66, "no scenario file"),
    Case(["scenario", "diff", "today", "anaklia", "--od", "none.csv"], 66, "neither a pair"),
    Case(["route", "Baku", "Poti", "-o", "/nonexistent/out.json"], 73, "cannot write"),
    Case(
      ["route", "Kashgar", "Andijan", "--require", "mode:rail", "--avoid", "country:KZ"],
      69,
      "lifting"
    ),
    Case(
      ["route", "Kashgar", "Andijan", "--require", "mode:rail", "--avoid", "country:KZ"]
        + ["--pareto", "time,cost"],
      69,
      "lifting"
    ),
    Case(
      ["route", "Kashgar", "Andijan", "--require", "mode:rail", "--avoid", "country:KZ"]
        + ["--alternatives", "3"],
      69,
      "lifting"
    ),
    Case(["route", "Baku", "Anaklia", "--corridor", "caucasus-anaklia"], 69, "opens 2029-12-31"),
    Case(["route", "Mumbai", "Moscow", "--corridor", "btk"], 69, "does not serve"),
    Case(
      ["compare", "Baku", "Anaklia", "--corridor", "caucasus-anaklia"],
      69,
      "ge-ingiri__ge-anaklia__rail-1520"
    ),
  ]

  @Test("an error has its exit code, its message, and nothing on stdout", arguments: usage + others)
  func failsClearly(error: Case) throws {
    let result = try CommandLineTool.run(error.arguments)
    #expect(result.exitCode == error.exitCode, "\(result.stderr)")
    guard error.exitCode != 0 else { return }
    #expect(result.stderr.contains(error.message), "\(result.stderr)")
    #expect(result.stdout.isEmpty)
  }

  @Test("errors of our own are one line", arguments: others)
  func saysItInOneLine(error: Case) throws {
    let result = try CommandLineTool.run(error.arguments)
    #expect(result.stderr.split(separator: "\n").count == 1, "\(result.stderr)")
    #expect(result.stderr.hasPrefix("corridor: error: "))
  }

  @Test("a package with an error stops every command with 65 and names file, line and column")
  func refusesABadPackage() throws {
    let directory = try TemporaryDirectory()
    let package = directory.url.appendingPathComponent("package")
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: CommandLineTool.fixtureNetwork),
      to: package
    )
    let file = package.appendingPathComponent("link.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacingOccurrences(of: ",uz-andijan,", with: ",uz-andijon,")
      .write(to: file, atomically: true, encoding: .utf8)
    let route = try CommandLineTool.run(["route", "Kashgar", "Osh", "--network", package.path])
    #expect(route.exitCode == 65)
    #expect(route.stdout.isEmpty)
    #expect(route.stderr.hasPrefix("corridor: error: link.csv:"))
    #expect(route.stderr.contains("did you mean 'uz-andijan'"))
    let check = try CommandLineTool.run(["check", package.path])
    #expect(check.exitCode == 65)
    #expect(check.stdout.contains("no node 'uz-andijon'"))
  }

  @Test("a scenario with mistakes stops every command with 65 and names all, each on a line")
  func refusesABadScenario() throws {
    let directory = try TemporaryDirectory()
    let file = directory.url.appendingPathComponent("mistakes.yaml")
    try """
    name: mistakes
    edits:
      - close: { country: XQ }
      - set: { leg: cn-kashgar__kg-torugart__rail-1453, opens: 2028 }
    """.write(to: file, atomically: true, encoding: .utf8)
    let places = ["mistakes.yaml:3:23: no country 'XQ'", "mistakes.yaml:4:17: no leg"]
    let route = try CommandLineTool.run(["route", "Kashgar", "Osh", "--scenario", file.path])
    #expect(route.exitCode == 65)
    #expect(route.stdout.isEmpty)
    let lines = route.stderr.split(separator: "\n")
    #expect(lines.count == 2)
    for (line, place) in zip(lines, places) {
      #expect(line.hasPrefix("corridor: error: ") && line.contains(place))
    }
    let check = try CommandLineTool.run(
      ["scenario", "check", "mistakes.yaml"],
      in: directory.url
    )
    #expect(check.exitCode == 65)
    #expect(check.stdout.hasPrefix("mistakes.yaml:3:23: error: no country 'XQ'"))
    #expect(check.stdout.hasSuffix("2 errors, 0 warnings\n"))
  }

  @Test("a failed command leaves the old file as it was")
  func leavesTheOldFile() throws {
    let directory = try TemporaryDirectory()
    let file = directory.url.appendingPathComponent("out.json")
    try Data("old".utf8).write(to: file)
    let result = try CommandLineTool.run(["route", "Kashgar", "Nowhere", "-o", file.path])
    #expect(result.exitCode == 64)
    #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.url.path).count == 1)
  }
}
