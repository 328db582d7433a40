import Foundation
import Testing

/// Every way for a chart to go wrong, and PNG.
@Suite("Charts that cannot be drawn")
struct ChartErrorTests {
  static let wrong: [([String], Int32, String)] = [
    (["time-distance", "Baku", "Poti", "--corridor", "btkk"], 64, "did you mean 'btk'"),
    (["time-distance", "Baku", "Poty"], 64, "did you mean 'Poti'"),
    (["time-distance", "az-sangachal", "Ceyhan", "--cargo", "oil"], 64, "pipelines are not known"),
    (["time-distance", "Baku", "Poti", "--width", "100"], 64, "--width is 480 to 4000"),
    (["time-distance", "Baku", "Poti", "--format", "pdf"], 64, "pdf"),
    (["time-distance", "Baku", "Poti", "--deadline", "5d"], 64, "chart distribution"),
    (["time-distance", "Baku", "Poti", "--samples", "9"], 64, "--samples goes with --uncertain"),
    (["time-distance", "Baku", "Poti", "--scenario", "cku-1453"], 64, "cku-1453"),
    (["time-distance", "Baku", "Mumbai", "--avoid", "mode:sea", "--avoid", "mode:rail"], 69, "no"),
    (["time-distance", "Baku", "Poti", "-o", "/no/such/place.svg"], 73, "/no/such/place.svg"),
    (["cost-distance", "Baku", "Poti", "--corridor", "cku-532"], 69, "cku-532"),
    (["stages", "Baku", "Poti", "--in-oder"], 64, "in-oder"),
    (["pareto", "Baku", "Poti", "--criteria", "time"], 64, "two to five different criteria"),
    (["pareto", "Baku", "Poti", "--criteria", "time,cost,co2"], 64, "one for each axis"),
    (["pareto", "Baku", "Poti", "--criteria", "time,costs"], 64, "did you mean 'cost'"),
    (["pareto", "Baku", "Poti", "--by", "cost"], 64, "leave out --by"),
    (["pareto", "Baku", "Poti", "--front-only", "--corridor", "btk"], 64, "contradict"),
    (["tornado", "Baku", "Poti", "--top", "0"], 64, "--top must be 1 to 100"),
    (["tornado", "Baku", "Poti", "--deadline", "5d"], 64, "no --deadline"),
    (["tornado", "az-sangachal", "Ceyhan", "--cargo", "oil"], 64, "pipelines"),
    (["distribution", "Baku", "Poti", "--deadline", "soon"], 64, "'soon' is no time"),
    (["distribution", "Baku", "Poti", "--percentiles", "P100"], 64, "is no percentile"),
    (["matrix", "--from", "Baku", "--to", "Poty"], 64, "did you mean 'Poti'"),
    (["matrix", "--from", "Baku", "--to", "mode:rail"], 64, "selects no nodes"),
    (["matrix", "--from", "Baku", "--to", "kind:station"], 64, "columns, and room for 64"),
  ]

  @Test("a wrong chart is one line on stderr with its exit code", arguments: wrong)
  func isRefused(arguments: [String], exitCode: Int32, message: String) throws {
    let result = try CommandLineTool.run(["chart"] + arguments)
    #expect(result.exitCode == exitCode, "\(result.stderr)")
    #expect(result.stdout.isEmpty)
    #expect(result.stderr.contains(message), "\(result.stderr)")
  }

  @Test("PNG without rsvg-convert is one line, status 66, and leaves the old file")
  func saysWhatPNGNeeds() throws {
    let directory = try TemporaryDirectory()
    let file = directory.url.appendingPathComponent("chart.png")
    try Data("old".utf8).write(to: file)
    let result = try CommandLineTool.run(
      ["chart", "stages", "Kashgar", "Andijan", "-o", file.path] + ChartCase.fixture,
      environment: ["PATH": directory.url.path]
    )
    #expect(result.exitCode == 66)
    #expect(result.stderr.contains("rsvg-convert, which is not installed"))
    #expect(result.stderr.split(separator: "\n").count == 1)
    #expect(try String(contentsOf: file, encoding: .utf8) == "old")
  }

  @Test("an rsvg-convert that fails is told with its status, and leaves no file")
  func tellsOfFailure() throws {
    let directory = try TemporaryDirectory()
    let program = directory.url.appendingPathComponent("rsvg-convert")
    try Data("#!/bin/sh\nexit 3\n".utf8).write(to: program)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: program.path
    )
    let file = directory.url.appendingPathComponent("chart.png")
    let result = try CommandLineTool.run(
      ["chart", "stages", "Kashgar", "Andijan", "-o", file.path] + ChartCase.fixture,
      environment: ["PATH": "\(directory.url.path):/usr/bin:/bin"]
    )
    #expect(result.exitCode == 73)
    #expect(result.stderr.contains("rsvg-convert ended with status 3"))
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test("PNG has two pixels for each of the picture's own")
  func drawsPNG() throws {
    let directory = try TemporaryDirectory()
    let file = directory.url.appendingPathComponent("chart.png")
    let result = try CommandLineTool.run(
      ["chart", "stages", "Kashgar", "Andijan", "-o", file.path] + ChartCase.fixture
    )
    #expect(result.exitCode == 0, "\(result.stderr)")
    let bytes = [UInt8](try Data(contentsOf: file))
    #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // The width is the first number of the header chunk.
    let width = bytes[16..<20].reduce(0) { $0 * 256 + Int($1) }
    #expect(width == 1920)
  }
}
