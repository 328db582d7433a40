import Formats
import Geo
import Routing
import Scenarios
import Testing

@Suite("Checking claims on a network added up by hand")
struct ClaimCheckerTests {
  private static func check(_ id: String) throws -> CheckedClaim {
    let network = try ClaimPackage.network()
    let claim = try #require(network.content.claims.first { $0.id == id })
    var checker = try ClaimChecker(network: network)
    return checker.check(claim)
  }

  @Test("a claim is tried on every corridor it speaks of")
  func triesEveryCorridor() throws {
    let claim = try Self.check("both")
    #expect(claim.rows.map(\.label) == ["line-north", "line-south"])
    #expect(claim.rows.map(\.modelled?.value) == [300, 400])
    #expect(claim.verdict == .reproduced)
  }

  @Test("a claim that one corridor gives is reproduced only against it, in either direction")
  func namesTheCorridorThatAgrees() throws {
    #expect(try Self.check("north").verdict == .reproducedOnlyAgainst(["line-north"]))
  }

  @Test("a claim of no corridor is tried on the shortest way by its modes")
  func triesTheFreeRoute() throws {
    let claim = try Self.check("free")
    #expect(claim.rows.map(\.modelled?.value) == [300])
    #expect(claim.verdict == .reproduced)
  }

  @Test("a claim beyond its tolerance is not reproduced, and the row says which way")
  func saysWhichWay() throws {
    let claim = try Self.check("wrong")
    #expect(claim.verdict == .notReproduced)
    #expect(claim.rows.map(\.outcome) == [.modelIsLower])
    #expect(claim.nearestRow?.relativeDifference == 400.0 / 500 - 1)
  }

  @Test("a claim of planned lines is tried with them open, others are not")
  func opensLinesOnlyWhenTold() throws {
    let future = try Self.check("future")
    #expect(future.verdict == .reproduced)
    #expect(future.rows.map(\.route.date) == [.everyLineOpen])
    #expect(try Self.check("too-early").verdict.verdictClass == .notCheckable)
  }

  @Test(
    "what agreement is worth depends on where the claim comes from",
    arguments: [
      ("both", ClaimStanding.independent), ("same-source", .sharesSources(["railway"])),
      ("fitted", .calibration), ("unsourced", .unsourced),
    ]
  )
  func hasAStanding(id: String, standing: ClaimStanding) throws {
    #expect(try Self.check(id).standing == standing)
  }

  @Test(
    "what is left open is not checkable, and never guessed",
    arguments: [
      ("loose", NotCheckable.endsNotMapped), ("tonnes", .noModelFigure(metric: "mt_per_year")),
      ("saving", .noBaseline), ("express", .passengers), ("nowhere", .endsCoincide),
      ("blank", .noFigure),
    ]
  )
  func isNotCheckable(id: String, reason: NotCheckable) throws {
    let claim = try Self.check(id)
    #expect(claim.verdict == .notCheckable(reason))
    #expect(claim.rows.isEmpty)
  }

  @Test("a saving is the baseline's kilometres less the route's")
  func savesAgainstABaseline() throws {
    let seed = SeedClaim(
      id: "s",
      article: "A",
      says: "",
      figures: [ClaimedFigure(ClaimQuantity(.km, isSaving: true), value: 100)]
    )
    func route(_ corridor: String) -> ClaimRoute {
      ClaimRoute(label: corridor, from: "Alpha", to: "Gamma", corridorID: corridor)
    }
    let pairs = [
      SeedPair(claimIDs: ["s"], route: route("line-north"), baseline: route("line-south")),
      SeedPair(claimIDs: ["s"], route: route("line-south"), baseline: route("line-north")),
      SeedPair(claimIDs: ["other"], route: route("line-south"), baseline: route("line-north")),
    ]
    var checker = try ClaimChecker(network: ClaimPackage.network())
    let claim = checker.check(seed, on: pairs)
    #expect(claim.rows.map(\.modelled?.value) == [100, -100])
    #expect(
      claim.verdict == .reproducedOnlyAgainst(["Alpha–Gamma line-north against line-south"])
    )
    let stretches = try claim.rows.map { row in
      RouteStretch.of(row.itinerary, notIn: try #require(row.baseline).itinerary)
    }
    #expect(stretches[0].map(\.km) == [300])
    #expect(stretches[0].first?.legs.map(\.id) == ["a-b", "b-c"])
  }

  @Test("a time is between P10 and P90 of a simulation around the mean")
  func timesHavePercentiles() throws {
    var checker = try ClaimChecker(network: ClaimPackage.network())
    let claim = checker.check(
      Claim(id: "t", corridor: "", from: "kz-a", to: "kz-c", metric: "hours", value: 1)
    )
    let row = try #require(claim.rows.first)
    let modelled = try #require(row.modelled)
    let low = try #require(modelled.low)
    let high = try #require(modelled.high)
    #expect(low < modelled.value && modelled.value < high)
    #expect(low < row.itinerary.total.hours && row.itinerary.total.hours < high)
  }

  @Test("a comparison puts a claim only beside rows that it speaks of")
  func comparesOnlyWithItsCorridors() throws {
    let comparison = try Comparison(
      Query(from: .named("kz-a"), to: .named("kz-c"), objective: .distance),
      scope: .corridors(["line-north", "line-south"], withFreeRoute: true),
      router: Router(ClaimPackage.network())
    )
    func beside(_ id: String) throws -> ClaimBeside {
      try #require(comparison.claims.first { $0.claim.id == id })
    }
    #expect(try beside("wrong").modelled == [nil, nil, 400])
    #expect(try beside("wrong").nearestRow == 2)
    #expect(try beside("north").modelled == [nil, 300, 400])
    #expect(try beside("free").modelled == [300, 300, 400])
    #expect(comparison.claims.allSatisfy { $0.claim.id != "saving" && $0.claim.id != "express" })
  }
}
