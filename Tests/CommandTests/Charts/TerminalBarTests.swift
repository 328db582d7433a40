import Foundation
import Testing

/// Bars under a table, counted in what is printed.
@Suite("Bars on a terminal")
struct TerminalBarTests {
  private static let query =
    ["compare", "Kashgar", "Andijan", "--corridor", "cku-523", "--corridor", "cku-532", "--free"]
    + ["--date", "2031"] + ChartCase.fixture

  private static func rows(_ text: String) throws -> [[String]] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let head = try #require(lines.firstIndex { $0.hasPrefix("where the days go") })
    return lines[(head + 1)...].prefix(3).map { $0.split(separator: " ").map(String.init) }
  }

  @Test("blocks where the locale is UTF-8, ASCII elsewhere or if asked for")
  func glyphsFollowTheLocale() throws {
    let blocks = try CommandLineTool.run(
      Self.query + ["--bars"],
      environment: ["LANG": "en_GB.UTF-8"]
    )
    #expect(blocks.stdout.contains("█ rail  ▓ road"))
    for (flags, locale) in [(["--bars"], "C"), (["--ascii"], "en_GB.UTF-8")] {
      let ascii = try CommandLineTool.run(Self.query + flags, environment: ["LANG": locale])
      let bars = try Self.rows(ascii.stdout).joined()
      #expect(ascii.stdout.contains("# rail  % road"))
      #expect(bars.allSatisfy { $0.allSatisfy(\.isASCII) })
    }
  }

  @Test("bars are as long as the times, and every kind that takes time has a cell")
  func barsAreProportional() throws {
    let result = try CommandLineTool.run(Self.query + ["--ascii"])
    let rows = try Self.rows(result.stdout)
    let printed = try PrintedTable.rows(Self.query)
    let longest = printed.map { $0.number("mean_days") }.max() ?? 0
    for (row, route) in zip(rows, printed) {
      #expect(row[0] == route["corridor"])
      let cells = Int((route.number("mean_days") / longest * 40).rounded())
      #expect(row[2].count == cells)
      #expect(row[3].count == 24)
      #expect(row[2].contains("|") && (row[2].contains("X") == (route["gauge_changes"] == "1")))
    }
  }

  @Test("what is piped stays as it was, and --no-bars is heard")
  func pipesStay() throws {
    let plain = try CommandLineTool.run(Self.query)
    #expect(!plain.stdout.contains("where the days go"))
    #expect(try CommandLineTool.run(Self.query + ["--no-bars"]).stdout == plain.stdout)
    let contradiction = try CommandLineTool.run(Self.query + ["--no-bars", "--ascii"])
    #expect(contradiction.exitCode == 64)
  }

  @Test("pipelines have no hours, so no bars")
  func pipelines() throws {
    let result = try CommandLineTool.run(
      ["compare", "az-sangachal", "Ceyhan", "--cargo", "oil", "--bars"]
    )
    #expect(result.exitCode == 0)
    #expect(!result.stdout.contains("where the days go"))
  }
}
