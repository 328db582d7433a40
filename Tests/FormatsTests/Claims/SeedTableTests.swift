import Geo
import Scenarios
import Testing

@testable import Formats

@Suite("Reading seeds")
struct SeedTableTests {
  private static let claimHeader =
    "claim_id,article,says,subject,metric,value,low,high,unit,kind,not_checkable_because\n"
  private static let pairHeader =
    "claim_ids,origin,destination,label,corridor_id,via,modes,date,service,cargo,baseline_label,"
    + "baseline_corridor_id,baseline_via,baseline_avoid,baseline_date,earlier_km_saved\n"

  private static func claims(_ row: String) throws -> [SeedClaim] {
    try SeedClaimTable.read(CSVSource(name: "claims.csv", text: claimHeader + row))
  }

  private static func pairs(_ row: String) throws -> [SeedPair] {
    try SeedPairTable.read(CSVSource(name: "pairs.csv", text: pairHeader + row))
  }

  @Test("a claim of several metrics has as many figures")
  func readsSeveralMetrics() throws {
    let claim = try #require(
      try Self.claims("x,A 2025,Faster,L,days_saved;usd_per_feu_saved,,,,,announcement,\n").first
    )
    #expect(claim.figures.map(\.quantity.description) == ["days_saved", "usd_per_feu_saved"])
    #expect(claim.figures.allSatisfy { $0.central == nil })
    #expect(claim.kind == .announcement)
  }

  @Test("a claim of modes names them")
  func readsModes() throws {
    let claim = try #require(try Self.claims("x,A 2025,By,L,modes,rail;sea,,,,,\n").first)
    #expect(claim.expectedModes == [.rail, .sea])
  }

  @Test("a pair has a baseline if that has a name")
  func readsPairs() throws {
    let with = try #require(
      try Self.pairs("x;y,A,B,by C,,c,rail,2031,block,,by D,,d,node:c,every line open,-12\n").first
    )
    #expect(with.claimIDs == ["x", "y"])
    #expect(with.route.date == .day(try #require(CivilDate(parsing: "2031"))))
    #expect(with.baseline?.date == .everyLineOpen)
    #expect(with.baseline?.avoid == ["node:c"])
    #expect(with.earlierKmSaved == -12)
    let without = try #require(try Self.pairs("x,A,B,by C,,,,,,,,,,,,\n").first)
    #expect(without.baseline == nil)
    #expect(without.route.date == .ofData)
  }

  @Test(
    "a word that is none is an error at its place",
    arguments: [
      "x,A,S,L,kilometers,1,,,,,", "x,A,S,L,modes,train,,,,,", "x,A,S,L,km,far,,,,,",
      "x,A,S,L,km,1,,,,rumour,",
    ]
  )
  func refusesUnknownWords(row: String) throws {
    let error = #expect(throws: CSVError.self) { try Self.claims(row + "\n") }
    #expect(error?.line == 2)
  }

  @Test("a date that is none is an error at its place")
  func refusesDates() throws {
    let error = #expect(throws: CSVError.self) {
      try Self.pairs("x,A,B,by C,,,,soon,,,,,,,,\n")
    }
    #expect(error?.line == 2 && error?.value == "soon")
  }
}
