import Foundation
import Testing

@Suite("Manners of the command line")
struct MannersTests {
  @Test("negative coordinates are arguments without --")
  func takesNegativeCoordinates() throws {
    let plain = try CommandLineTool.run(["distance", "-73.98,40.75", "-0.12,51.5"])
    #expect(plain.exitCode == 0, "\(plain.stderr)")
    #expect(plain.stdout.contains("5581708.917"))
  }

  @Test("the format follows the file's suffix, and success is silent")
  func followsTheSuffix() throws {
    let directory = try TemporaryDirectory()
    for (name, beginning) in [
      ("a.json", "{\n"), ("a.geojson", "{\"type\":\"FeatureCollection\""), ("a.csv", "kind,"),
      ("a.md", "| what"), ("a.txt", "Kashgar"),
    ] {
      let file = directory.url.appendingPathComponent(name)
      let result = try CommandLineTool.run(["route", "Kashgar", "Osh", "-o", file.path])
      #expect(result.exitCode == 0, "\(result.stderr)")
      #expect(result.stdout.isEmpty && result.stderr.isEmpty)
      #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix(beginning), "\(name)")
    }
  }

  @Test("a dash is stdout")
  func writesToStdout() throws {
    let dash = try CommandLineTool.run(["distance", "1,2", "3,4", "-o", "-"])
    let bare = try CommandLineTool.run(["distance", "1,2", "3,4"])
    #expect(dash.stdout == bare.stdout && !bare.stdout.isEmpty)
  }

  @Test("names fold case, accents and punctuation, and know aliases")
  func foldsNames() throws {
    var printed: Set<String> = []
    for name in [
      "Saint Petersburg", "saint-petersburg", "SANKT PETERBURG", "place:saint-petersburg",
    ] {
      let result = try CommandLineTool.run(["route", name, "Moscow", "--format", "csv"])
      #expect(result.exitCode == 0, "\(name): \(result.stderr)")
      printed.insert(result.stdout)
    }
    #expect(printed.count == 1)
  }

  @Test("a corridor that was asked for and has no route is named on stderr, unless quiet")
  func accountsForWhatIsLeftOut() throws {
    let arguments = [
      "compare", "Mumbai", "Saint Petersburg", "--corridor", "instc-west-road", "--corridor",
      "instc-west-rail",
    ]
    let result = try CommandLineTool.run(arguments)
    #expect(result.exitCode == 0)
    #expect(result.stderr.contains("ir-rasht__ir-astara__rail-1435 (planned, opens 2028-12-31)"))
    #expect(try CommandLineTool.run(arguments + ["--quiet"]).stderr.isEmpty)
  }

  @Test("the default date is the data's and today asks the clock")
  func datesAreTheDatas() throws {
    let usual = try CommandLineTool.run(["route", "Kashgar", "Osh"])
    #expect(usual.stdout.contains("2026-11-24 (data as of 2026-11-24)"))
    let today = try CommandLineTool.run(["route", "Kashgar", "Osh", "--date", "today"])
    let formatter = DateFormatter()
    formatter.dateFormat = "yyyy-MM"
    formatter.timeZone = TimeZone(identifier: "UTC")
    #expect(today.stdout.contains(formatter.string(from: Date())))
  }

  @Test("no colour goes to a pipe")
  func sendsNoColourToAPipe() throws {
    let result = try CommandLineTool.run(["network", "corridors"])
    #expect(!result.stdout.contains("\u{1B}"))
  }

  @Test("completion scripts complete node and corridor ids")
  func completesIds() throws {
    for shell in ["bash", "zsh", "fish"] {
      let script = try CommandLineTool.run(["--generate-completion-script", shell])
      #expect(script.exitCode == 0 && script.stdout.contains("corridor"))
    }
    let nodes = try CommandLineTool.run(
      ["---completion", "route", "--", "positional@0", "1", "0"]
    )
    #expect(nodes.stdout.contains("ir-bandar-abbas"), "\(nodes.stderr)")
    let corridors = try CommandLineTool.run(
      ["---completion", "compare", "--", "--corridor", "1", "0"]
    )
    #expect(corridors.stdout.contains("instc-west-road"), "\(corridors.stderr)")
  }

  @Test("help names the exit codes")
  func documentsExitCodes() throws {
    let help = try CommandLineTool.run(["--help"])
    for code in ["64", "65", "66", "69", "70", "73", "130"] {
      #expect(help.stdout.contains(code))
    }
  }
}
