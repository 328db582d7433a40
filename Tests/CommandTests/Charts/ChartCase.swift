import Synchronization
import Testing

/// A chart that tests draw, and read back.
struct ChartCase: CustomTestStringConvertible, Sendable {
  var name: String
  var arguments: [String]
  var testDescription: String { name }

  /// Runs of the command by their arguments: many tests look at one picture.
  private static let runs = Mutex<[[String]: CommandLineTool.Result]>([:])

  /// - Returns: the picture, and what was said about it.
  func draw() throws -> (chart: DrawnMap, svg: String, stderr: String) {
    let known = Self.runs.withLock { $0[arguments] }
    let result = try known ?? drawAnew()
    Self.runs.withLock { $0[arguments] = result }
    return (try DrawnMap(result.stdout), result.stdout, result.stderr)
  }

  func drawAnew() throws -> CommandLineTool.Result {
    let result = try CommandLineTool.run(["chart"] + arguments)
    #expect(result.exitCode == 0, "\(result.stderr)")
    return result
  }

  static let fixture = ["--network", CommandLineTool.fixtureNetwork]
  private static let railways = [
    "Kashgar", "Andijan", "--corridor", "cku-523", "--corridor", "cku-532", "--free", "--date",
    "2031",
  ]
  private static let instc = [
    "Mumbai", "Saint Petersburg", "--corridor", "instc-west-road", "--corridor",
    "instc-caspian-anzali", "--corridor", "instc-east-incheh-borun", "--corridor",
    "suez-mumbai-st-petersburg",
  ]
  /// More routes than have room for a label at their ends.
  private static let crowd =
    [
      "Mumbai", "Moscow", "--free", "--corridor", "instc-east-sarakhs", "--corridor",
      "instc-caspian-amirabad", "--corridor", "cape-mumbai-st-petersburg",
    ] + instc.dropFirst(2)

  static let all: [ChartCase] = [
    ChartCase(name: "time, fixture", arguments: ["time-distance"] + railways + fixture),
    ChartCase(
      name: "time with a band",
      arguments: ["time-distance", "--uncertain", "--samples", "400"] + instc
    ),
    ChartCase(name: "time of one route", arguments: ["time-distance", "Khorgos", "Istanbul"]),
    ChartCase(name: "time, crowded", arguments: ["time-distance"] + crowd),
    ChartCase(name: "time, narrow", arguments: ["time-distance", "--width", "480"] + instc),
    ChartCase(name: "time, wide", arguments: ["time-distance", "--width", "2400"] + instc),
    ChartCase(name: "cost, fixture", arguments: ["cost-distance"] + railways + fixture),
    ChartCase(name: "cost", arguments: ["cost-distance"] + instc),
    ChartCase(name: "stages, fixture", arguments: ["stages"] + railways + fixture),
    ChartCase(name: "stages", arguments: ["stages"] + instc),
    ChartCase(name: "stages in order", arguments: ["stages", "--in-order"] + instc),
    ChartCase(
      name: "front, fixture",
      arguments: ["pareto", "Kashgar", "Tashkent", "--date", "2031"] + fixture
    ),
    ChartCase(name: "front", arguments: ["pareto", "Mumbai", "Saint Petersburg"]),
    ChartCase(
      name: "front of CO2e and borders",
      arguments: ["pareto", "Xi'an", "Hamburg", "--criteria", "co2,borders"]
    ),
    ChartCase(
      name: "tornado, fixture",
      arguments: ["tornado", "Kashgar", "Andijan", "--date", "2031", "--require", "mode:rail"]
        + fixture
    ),
    ChartCase(
      name: "tornado",
      arguments: ["tornado", "Mumbai", "Moscow", "--corridor", "instc-west-road"]
        + ["--samples", "400"]
    ),
    ChartCase(
      name: "arrivals, fixture",
      arguments: ["distribution", "--samples", "400"] + railways + fixture
    ),
    ChartCase(
      name: "arrivals",
      arguments: ["distribution", "--deadline", "40d", "--samples", "400"] + instc
    ),
    ChartCase(name: "arrivals, crowded", arguments: ["distribution", "--samples", "400"] + crowd),
    ChartCase(
      name: "matrix, fixture",
      arguments: ["matrix", "--from", "Kashgar,Osh", "--to", "Tashkent,Kashgar,Samarkand,kg-b*"]
        + fixture
    ),
    ChartCase(
      name: "matrix",
      arguments: [
        "matrix", "--from", "kind:port country:IR", "--to", "kind:port country:TR,Moscow",
      ]
        + ["--by", "cost"]
    ),
  ]
}
