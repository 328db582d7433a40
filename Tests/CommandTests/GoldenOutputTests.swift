import Foundation
import Testing

/// What each command prints in each format, held as a file.
///
/// `RECORD_GOLDEN=1 swift test` writes the files anew, and fails so that nobody takes it for a check.
@Suite("Golden output")
struct GoldenOutputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var arguments: [String]
    var testDescription: String { name }
  }

  private static let formats = [
    "table": "txt", "json": "json", "geojson": "geojson", "csv": "csv", "markdown": "md",
    "kepler": "kepler.json", "rem": "rem.json",
  ]

  static let cases: [Case] = commands.flatMap { name, arguments, formats in
    formats.map { format in
      Case(
        name: "\(name).\(Self.formats[format] ?? format)",
        // Lines of JSON are what these commands write, whether or not somebody says so.
        arguments: format == "ndjson" ? arguments : arguments + ["--format", format]
      )
    }
  }

  private static let all = ["table", "json", "geojson", "csv", "markdown"]
  private static let lists = ["table", "json", "csv", "markdown"]
  private static let noLand = network + ["--no-basemap"]
  private static func fixture(_ name: String) -> String {
    CommandLineTool.testFolder.appendingPathComponent("Fixtures/\(name)").path
  }

  private static let network = ["--network", CommandLineTool.fixtureNetwork]

  private static let railways =
    ["Kashgar", "Andijan", "--corridor", "cku-523", "--corridor", "cku-532", "--free"]
    + ["--date", "2031"] + network

  private static let commands: [(String, [String], [String])] = [
    (
      "route", ["route", "Kashgar", "Tashkent", "--date", "2031", "--by", "distance"] + network, all
    ),
    (
      "route-corridor",
      ["route", "uz-namangan", "Kashgar", "--corridor", "cku-532", "--date", "2031"] + network,
      ["table", "json"]
    ),
    (
      "route-drawn",
      ["route", "Kashgar", "Andijan", "--date", "2031", "--require", "mode:rail"] + network,
      ["geojsonl", "geojsons", "kml", "kepler", "rem"]
    ),
    (
      "route-conditions",
      [
        "route", "75.9,39.4", "uz-tashkent", "--via", "Osh", "--avoid", "gauge:1435",
        "--service", "block", "--cargo", "25t:bulk", "--by", "generalised-cost",
        "--value-of-time", "2",
      ] + network,
      ["table", "json"]
    ),
    (
      "route-steps",
      ["route", "Kashgar", "Andijan", "--date", "2031", "--require", "mode:rail", "--steps"]
        + network,
      ["table"]
    ),
    (
      "route-pareto",
      ["route", "Kashgar", "Tashkent", "--date", "2031", "--pareto", "time,cost,gauge-changes"]
        + network,
      all
    ),
    (
      "route-pareto-thinned",
      ["route", "Kashgar", "Tashkent", "--date", "2031", "--pareto", "time,distance,cost,co2"]
        + ["--epsilon", "10%"] + network,
      ["table"]
    ),
    (
      "route-alternatives",
      ["route", "Kashgar", "Tashkent", "--date", "2031", "--alternatives", "3"]
        + ["--max-stretch", "250%"] + network,
      all
    ),
    (
      "route-alternatives-conditions",
      ["route", "Kashgar", "Tashkent", "--via", "Osh", "--avoid", "leg:*bishkek*", "--by", "cost"]
        + ["--alternatives", "2", "--max-overlap", "80%", "--max-stretch", "200%"] + network,
      ["table"]
    ),
    ("compare", ["compare", "Kashgar", "Tashkent", "--date", "2031"] + network, all),
    (
      "compare-named",
      ["compare", "Kashgar", "Andijan", "--corridor", "cku-523", "--corridor", "cku-532", "--free"]
        + ["--date", "2031"] + network,
      ["table"]
    ),
    (
      "route-uncertain",
      ["route", "Kashgar", "Andijan", "--date", "2031", "--require", "mode:rail"]
        + ["--uncertain", "--deadline", "5d"] + network,
      ["table", "json", "csv"]
    ),
    (
      "compare-uncertain",
      ["compare", "Kashgar", "Andijan", "--corridor", "cku-523", "--corridor", "cku-532", "--free"]
        + ["--date", "2031", "--deadline", "4d12h", "--percentiles", "P10,P50,P97.5"]
        + ["--rank-by", "P90", "--seed", "2", "--samples", "2000"] + network,
      ["table", "json", "csv", "markdown"]
    ),
    (
      "explain-time",
      ["explain-time", "Kashgar", "Andijan", "--date", "2031", "--require", "mode:rail"]
        + ["--top", "4"] + network,
      lists
    ),
    ("explain-leg", ["explain", "kg-torugart__kg-arpa__rail-1435"] + network, lists),
    ("explain-parameter", ["explain", "rail_ordinary_over_block"] + network, lists),
    ("explain-source", ["explain", "nychicagorr"] + network, ["table", "json"]),
    (
      "explain-scenario",
      ["explain", "kg-torugart__kg-arpa__rail-1435", "--scenario", "cku-1435"] + network,
      ["table", "json", "markdown"]
    ),
    ("explain-code", ["explain", "p90-below-p50"] + network, ["table"]),
    (
      "matrix",
      ["matrix", "--from", "Kashgar,Osh", "--to", "Tashkent, Kashgar, Samarkand, kg-b*"]
        + ["--by", "cost", "--avoid", "node:kg-bishkek"] + network,
      lists
    ),
    ("matrix-square", ["matrix", "--from", "country:KG kind:station"] + network, ["table"]),
    ("reach", ["reach", "Kashgar", "--within", "1d3h", "--date", "2031"] + network, all),
    (
      "reach-km", ["reach", "76,39.5", "--within", "400km", "--step", "100km"] + network,
      ["table", "geojson"]
    ),
    (
      "reach-kg", ["reach", "Kashgar", "--within", "400kg", "--date", "2031"] + network, ["table"]
    ),
    (
      "profile",
      ["profile", "Kashgar", "Andijan", "--corridor", "cku-523", "--corridor", "cku-532"]
        + ["--date", "2031"] + network,
      lists
    ),
    (
      "hub",
      ["hub", "KG", "kg-osh", "--od", "Kashgar>Tashkent", "--od", "Osh > Bishkek"]
        + ["--od", "Tashkent>Samarkand", "--date", "2031"] + network,
      lists
    ),
    ("claims", ["claims"] + network, lists),
    (
      "claims-card", ["claims", "claim-139", "seed-cku-length"] + network, ["table", "markdown"]
    ),
    (
      "claims-scenario", ["claims", "claim-139", "--scenario", "cku-1435"] + network,
      ["table", "json", "markdown"]
    ),
    ("scenario-list", ["scenario", "list"], lists),
    ("scenario-show", ["scenario", "show", "cku-1435"] + network, lists),
    ("scenario-check", ["scenario", "check", "cku-1435", "cku-532"] + network, lists),
    (
      "scenario-diff",
      ["scenario", "diff", "today", "cku-532", "--od", "Kashgar>Andijan"]
        + ["--avoid", "mode:road", "--date", "2027"] + network,
      ["table", "markdown", "csv", "json"]
    ),
    (
      "scenario-diff-two",
      [
        "scenario", "diff", "cku-532", "cku-1435", "--od", "Kashgar>Andijan", "--od",
        "Osh>Tashkent",
      ]
        + ["--avoid", "mode:road", "--by", "time", "--date", "2031", "--samples", "500"] + network,
      ["table", "geojson"]
    ),
    (
      "route-scenario",
      ["route", "Kashgar", "Andijan", "--require", "mode:rail", "--scenario", "cku-1435"] + network,
      ["table"]
    ),
    (
      "legs-within", ["network", "legs", "within:\(CommandLineTool.fixtureArea)"] + network,
      ["table"]
    ),
    ("batch", ["batch", fixture("batch.ndjson"), "--quiet"] + network, ["ndjson"]),
    ("sweep", ["scenario", "sweep", fixture("sweep.yaml")] + network, ["csv"]),
    ("sweep-rows", ["scenario", "sweep", fixture("sweep.yaml"), "--ndjson"] + network, ["ndjson"]),
    (
      "sweep-requests",
      ["scenario", "sweep", fixture("sweep.yaml"), "--requests"] + network,
      ["ndjson"]
    ),
    ("sweep-summary", ["scenario", "sweep", fixture("sweep.yaml"), "--summary"] + network, lists),
    ("nodes", ["network", "nodes", "kind:border"] + network, lists),
    ("legs", ["network", "legs", "mode:road country:KG"] + network, lists),
    ("corridors", ["network", "corridors"] + network, lists),
    ("facilities", ["network", "facilities"] + network, lists),
    ("crossings", ["network", "crossings", "irkeshtam"] + network, lists),
    ("sources", ["network", "sources", "railway"] + network, lists),
    ("show-leg", ["network", "show", "kg-torugart__kg-arpa__rail-1435"] + network, lists),
    ("show-facility", ["network", "show", "kg-makmal__rail-1435__rail-1520"] + network, ["table"]),
    ("show-corridor", ["network", "show", "cku-532"] + network, ["table"]),
    ("export", ["network", "export"] + network, ["geojson"]),
    (
      "map-route",
      ["map", "route", "Kashgar", "Tashkent", "--date", "2031", "--by", "distance"] + noLand,
      ["svg", "html"]
    ),
    (
      "map-compare",
      ["map", "compare", "Kashgar", "Andijan", "--corridor", "cku-523", "--corridor", "cku-532"]
        + ["--free", "--date", "2031"] + noLand,
      ["svg", "html"]
    ),
    (
      "map-pareto",
      ["map", "route", "Kashgar", "Andijan", "--pareto", "time,distance,cost", "--date", "2031"]
        + noLand,
      ["svg"]
    ),
    (
      "map-reach", ["map", "reach", "Kashgar", "--within", "1d3h", "--date", "2031"] + noLand,
      ["svg", "html"]
    ),
    (
      "map-reach-km",
      ["map", "reach", "76,39.5", "--within", "400km", "--step", "100km", "--scenario", "cku-532"]
        + noLand,
      ["svg"]
    ),
    (
      "map-scenario-diff",
      ["map", "scenario", "diff", "cku-532", "cku-1435", "--od", "Kashgar>Andijan"]
        + ["--require", "mode:rail", "--samples", "500"] + noLand,
      ["svg", "html"]
    ),
    (
      "map-scenario-diff-gained",
      ["map", "scenario", "diff", "today", "cku-532", "--od", "Kashgar>Andijan"]
        + ["--avoid", "mode:road", "--date", "2027"] + noLand,
      ["svg"]
    ),
    ("map-network", ["map", "network"] + noLand, ["svg", "html"]),
    ("map-network-2031", ["map", "network", "mode:rail", "--date", "2031"] + noLand, ["svg"]),
    ("chart-time-distance", ["chart", "time-distance", "--uncertain"] + railways, ["svg"]),
    ("chart-cost-distance", ["chart", "cost-distance"] + railways, ["svg"]),
    ("chart-stages", ["chart", "stages"] + railways, ["svg"]),
    ("chart-stages-in-order", ["chart", "stages", "--in-order"] + railways, ["svg"]),
    (
      "chart-pareto", ["chart", "pareto", "Kashgar", "Tashkent", "--date", "2031"] + network,
      ["svg"]
    ),
    (
      "chart-tornado",
      ["chart", "tornado", "Kashgar", "Andijan", "--date", "2031", "--require", "mode:rail"]
        + network,
      ["svg"]
    ),
    (
      "chart-distribution", ["chart", "distribution", "--deadline", "5d"] + railways, ["svg"]
    ),
    (
      "chart-matrix",
      ["chart", "matrix", "--from", "Kashgar,Osh", "--to", "Tashkent, Kashgar, kg-b*"]
        + ["--by", "cost", "--avoid", "node:kg-bishkek"] + network,
      ["svg"]
    ),
    ("compare-bars", ["compare", "--bars"] + railways, ["table"]),
    ("route-bars-ascii", ["route", "Kashgar", "Tashkent", "--ascii"] + network, ["table"]),
    ("check", ["check", CommandLineTool.fixtureNetwork], lists),
    ("import", ["import"] + ImportFixtures.stations, ["table", "json"]),
    ("import-lines", ["import"] + ImportFixtures.lines, ["table", "json"]),
    ("distance", ["distance", "72.95,18.95", "30.25,59.93"], all),
    ("distance-antimeridian", ["distance", "170,60", "-170,-20"], ["geojson"]),
  ]

  @Test("a command prints what its golden file holds", arguments: cases)
  func printsItsGoldenFile(golden: Case) throws {
    let result = try CommandLineTool.run(golden.arguments)
    #expect(result.exitCode == 0, "\(result.stderr)")
    let file = CommandLineTool.testFolder.appendingPathComponent("Golden/\(golden.name)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(result.stdout.utf8).write(to: file)
      Issue.record("recorded \(golden.name); run again without RECORD_GOLDEN")
      return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    #expect(result.stdout == expected, "\(golden.name) has changed")
  }

  @Test("every golden file belongs to a case")
  func everyFileIsUsed() throws {
    let folder = CommandLineTool.testFolder.appendingPathComponent("Golden")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files) == Set(Self.cases.map(\.name)))
  }

  @Test("the same command prints the same bytes twice")
  func isDeterministic() throws {
    let arguments = ["compare", "Kashgar", "Tashkent", "--format", "json"]
    let first = try CommandLineTool.run(arguments)
    let second = try CommandLineTool.run(arguments)
    #expect(first.stdout == second.stdout)
    #expect(first.stdout.count > 10_000)
  }
}
