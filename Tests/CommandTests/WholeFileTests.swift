import Foundation
import Testing

/// A file is there whole, as it was, or not at all: also when the command is killed.
@Suite("Whole files")
struct WholeFileTests {
  @Test("a killed export leaves the old file, and the next one clears up", arguments: ["geojson"])
  func survivesBeingKilled(suffix: String) throws {
    let directory = try TemporaryDirectory()
    let file = directory.url.appendingPathComponent("network.\(suffix)")
    try "old".write(to: file, atomically: false, encoding: .utf8)
    let process = Process()
    process.executableURL = CommandLineTool.executable
    // A point every hundred metres takes longer than it takes to be killed.
    process.arguments = ["network", "export", "--max-segment-km", "0.1", "-o", file.path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning, try names(in: directory).count < 2 { usleep(1000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    #expect(try names(in: directory).count == 2)

    let again = try CommandLineTool.run(
      ["network", "export", "--network", CommandLineTool.fixtureNetwork, "-o", file.path]
    )
    #expect(again.exitCode == 0, "\(again.stderr)")
    #expect(try names(in: directory) == ["network.\(suffix)"])
    #expect(try String(contentsOf: file, encoding: .utf8).hasSuffix("}\n"))
  }

  @Test("a package is a directory of tables that is read again")
  func writesAPackage() throws {
    let directory = try TemporaryDirectory()
    let package = directory.url.appendingPathComponent("mine.gmns")
    let fixture = ["--network", CommandLineTool.fixtureNetwork]
    for arguments in [["network", "export"] + fixture, ["network", "export"]] {
      let written = try CommandLineTool.run(arguments + ["-o", package.path])
      #expect(written.exitCode == 0, "\(written.stderr)")
    }
    let ours = try CommandLineTool.run(["network", "legs", "--network", package.path])
    let shipped = try CommandLineTool.run(["network", "legs"])
    #expect(ours.stdout == shipped.stdout)
    #expect(try names(in: directory) == ["mine.gmns"])
  }

  @Test("a directory with other files in it is left alone")
  func sparesOtherDirectories() throws {
    let directory = try TemporaryDirectory()
    try "mine".write(
      to: directory.url.appendingPathComponent("thesis.txt"),
      atomically: false,
      encoding: .utf8
    )
    let refused = try CommandLineTool.run(
      ["network", "export", "--format", "gmns", "-o", directory.url.path]
    )
    #expect(refused.exitCode == 73)
    #expect(refused.stderr.contains("the directory holds 'thesis.txt'"))
    #expect(try names(in: directory) == ["thesis.txt"])
  }

  @Test("a style stands beside GeoJSON")
  func writesAStyle() throws {
    let directory = try TemporaryDirectory()
    let file = directory.url.appendingPathComponent("a.b.geojson")
    let result = try CommandLineTool.run(
      ["route", "Kashgar", "Osh", "--qml", "-o", file.path, "--network"]
        + [CommandLineTool.fixtureNetwork]
    )
    #expect(result.exitCode == 0, "\(result.stderr)")
    #expect(try names(in: directory) == ["a.b.geojson", "a.b.qml"])
  }

  private func names(in directory: TemporaryDirectory) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.url.path).sorted()
  }
}
