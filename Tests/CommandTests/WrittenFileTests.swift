import Foundation
import Testing

/// What `import` and `build` write, held as files or to what reads it.
///
/// `RECORD_GOLDEN=1 swift test` writes the files anew, and fails so that nobody takes it for a check.
@Suite("Written files")
struct WrittenFileTests {
  @Test(
    "an import writes the tables that its golden folder holds",
    arguments: [("stations", ImportFixtures.stations), ("lines", ImportFixtures.lines)]
  )
  func importsToItsGoldenTables(name: String, arguments: [String]) throws {
    let directory = try TemporaryDirectory()
    let package = directory.url.appendingPathComponent("package")
    let result = try CommandLineTool.run(["import"] + arguments + ["-o", package.path, "--quiet"])
    #expect(result.exitCode == 0, "\(result.stderr)")
    #expect(result.stdout.isEmpty)
    for table in ["node.csv", "link.csv"] {
      try expect(
        String(contentsOf: package.appendingPathComponent(table), encoding: .utf8),
        inFile: "import-\(name)-\(table)"
      )
    }
    // The sources before them are those of the shipped figures, which move with the data.
    let sources = try String(
      contentsOf: package.appendingPathComponent("source.csv"),
      encoding: .utf8
    )
    .split(separator: "\n").filter { $0.hasPrefix("import-") || $0.hasPrefix("assumed,") }
    try expect(sources.joined(separator: "\n") + "\n", inFile: "import-\(name)-source.csv")
  }

  @Test("an import that names no package reports the same and writes nothing")
  func importsWithoutAPackage() throws {
    let directory = try TemporaryDirectory()
    let checked = try CommandLineTool.run(["import"] + ImportFixtures.stations, in: directory.url)
    let written = try CommandLineTool.run(
      ["import"] + ImportFixtures.stations + ["-o", "package"],
      in: directory.url
    )
    #expect(checked.exitCode == 0, "\(checked.stderr)")
    #expect(checked.stdout == written.stdout)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.url.path) == ["package"])
  }

  @Test("a build says what its golden file holds, and writes the same bytes again")
  func buildsToItsGoldenWords() throws {
    let directory = try TemporaryDirectory()
    let fixtures = CommandLineTool.testFolder.appendingPathComponent("Fixtures")
    let files = try ["one.corridor", "two.corridor"].map { name in
      let file = directory.url.appendingPathComponent(name)
      let result = try CommandLineTool.run(["build", "network", "-o", file.path], in: fixtures)
      #expect(result.exitCode == 0, "\(result.stderr)")
      #expect(result.stdout.isEmpty)
      try expect(result.stderr, inFile: "build.txt")
      return file
    }
    #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
    let check = try CommandLineTool.run(["check", "one.corridor"], in: directory.url)
    #expect(check.exitCode == 0, "\(check.stderr)")
    // How many blocks there are is the format's affair.
    #expect(check.stdout.hasPrefix("one.corridor: ") && check.stdout.hasSuffix(" all sound\n"))
  }

  @Test("a built network answers what its directory answers", arguments: ["table", "json"])
  func answersAlikeFromTheFile(format: String) throws {
    let directory = try TemporaryDirectory()
    let file = directory.url.appendingPathComponent("network.corridor").path
    let built = try CommandLineTool.run(
      ["build", CommandLineTool.fixtureNetwork, "-o", file, "--quiet"]
    )
    #expect(built.exitCode == 0, "\(built.stderr)")
    #expect(built.stderr.isEmpty)
    let answers = try [CommandLineTool.fixtureNetwork, file].map { network in
      try CommandLineTool.run(
        ["route", "Kashgar", "Tashkent", "--date", "2031", "--by", "distance"]
          + ["--network", network, "--format", format]
      )
    }
    #expect(answers[0].exitCode == 0, "\(answers[0].stderr)")
    #expect(answers[0].stdout == answers[1].stdout)
  }

  private func expect(_ text: String, inFile name: String) throws {
    let file = CommandLineTool.testFolder.appendingPathComponent("GoldenFiles/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name); run again without RECORD_GOLDEN")
      return
    }
    #expect(try text == String(contentsOf: file, encoding: .utf8), "\(name) has changed")
  }
}
