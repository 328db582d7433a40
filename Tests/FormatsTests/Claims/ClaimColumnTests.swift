import Formats
import Geo
import Testing

@Suite("Columns that say what a claim speaks of")
struct ClaimColumnTests {
  private static let header =
    "claim_id,from_place,to_place,metric,value,kind,source_ids,corridor_ids,modes,service,"
    + "needs_planned_lines,calibration\n"

  private static func package(_ row: String) throws -> PackageFixture {
    try PackageFixture.sound.putting(header + row + "\n", in: "claim.csv")
  }

  @Test("all of them are read")
  func areRead() throws {
    let package = try Self.package(
      "c1,kz-beta,cn-gamma,km,95,design,s1,ea*,rail;sea,block,true,true"
    )
    let claim = try package.withDirectory { directory in
      try #require(
        try NetworkLoader.load(DataPackage(directory: directory)).network.content.claims.first
      )
    }
    #expect(claim.kind == .design)
    #expect(claim.speaks(ofCorridor: "east") && !claim.speaks(ofCorridor: "west"))
    #expect(claim.modes == [.rail, .sea])
    #expect(claim.service == .block)
    #expect(claim.needsPlannedLines && claim.isCalibration)
  }

  @Test(
    "a word that names nothing is an error at its place",
    arguments: [
      "c1,kz-beta,cn-gamma,km,95,,s1,«west*,,,,", "c1,kz-beta,cn-gamma,km,95,,s1,,«train,,,",
      "c1,kz-beta,cn-gamma,km,95,«rumour,s1,,,,,", "c1,kz-beta,cn-gamma,km,95,,s1,,,«fast,,",
      "c1,kz-beta,cn-gamma,km,95,,s1,,,,«perhaps,", "c1,kz-beta,cn-gamma,km,95,,s1,,,,,«no",
    ]
  )
  func unknownWordsAreErrors(row: String) throws {
    let package = try Self.package(row)
    let problems = try package.problems().filter { $0.severity == .error }
    #expect(problems.map { "\($0.file):\($0.line):\($0.column)" } == [package.mark])
  }
}
