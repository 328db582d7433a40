import Formats
import Geo
import Routing
import Scenarios
import Testing

@Suite("The shipped claims")
struct ShippedClaimsTests {
  /// Few samples: what is held here does not hang on a percentile's last hour.
  private static func collection() throws -> ClaimCollection {
    try ClaimCollection(
      network: try ShippedNetwork.network(),
      seeds: try SeedLibrary.shipped(),
      settings: try #require(SimulationSettings(samples: 64, seed: 1))
    )
  }

  private static let articles = Result {
    let collection = try ShippedClaimsTests.collection()
    return collection.articleClaims()
  }

  private static let published = Result {
    let collection = try ShippedClaimsTests.collection()
    return collection.publishedFigures()
  }

  /// Kilometres that the CKU railway saves, by the end of the pair and the word in the baseline.
  private static func savedKm(to end: String, against word: String) throws -> Double {
    let claim = try #require(try articles.get().first { $0.subject.id == "seed-cku-shorter" })
    let row = try #require(
      claim.rows.first {
        $0.route.destination == end && $0.baseline?.route.label.contains(word) == true
      }
    )
    return try #require(row.modelled?.value)
  }

  @Test("the CKU railway saves most against Dostyk and less against Khorgos")
  func savesMostAgainstDostyk() throws {
    let dostyk = try Self.savedKm(to: "Andijan", against: "Dostyk")
    let khorgos = try Self.savedKm(to: "Andijan", against: "Khorgos")
    #expect(dostyk > 850)
    #expect((500...750).contains(khorgos))
    #expect(try Self.savedKm(to: "Tehran", against: "Zhezkazgan") > 800)
    #expect(try Self.savedKm(to: "Istanbul", against: "Moscow") > 850)
  }

  @Test("to Tashkent the CKU railway is longer than by Khorgos")
  func isLongerToTashkent() throws {
    #expect(try Self.savedKm(to: "Tashkent", against: "Khorgos") < -50)
  }

  @Test("to Budapest and Małaszewicze the CKU railway is longer")
  func isLongerToEurope() throws {
    #expect(try Self.savedKm(to: "Budapest", against: "Moscow") < 0)
    #expect(try Self.savedKm(to: "pl-malaszewicze", against: "Moscow") < 0)
  }

  @Test("distance explains no more than three of the seven to eight days")
  func distanceExplainsLittle() throws {
    let claim = try #require(try Self.articles.get().first { $0.subject.id == "seed-cku-days" })
    let savings = claim.rows.compactMap(\.timeSaving)
    #expect(savings.count == claim.rows.count && savings.count >= 10)
    for (row, saving) in zip(claim.rows, savings) {
      #expect(saving.distanceHours < 72, "\(row.label)")
      let baseline = try #require(row.baseline).itinerary
      let difference = baseline.total.hours - row.itinerary.total.hours
      #expect(abs(saving.totalHours - difference) < 1e-6)
    }
  }

  @Test("7,200 km are those of Saint Petersburg to Mumbai by the western and Caspian branches")
  func findsTheEndsOfTheINSTC() throws {
    let claim = try #require(try Self.articles.get().first { $0.subject.id == "seed-instc-length" })
    let agreeing = claim.rows.filter { $0.outcome == .agrees }
    #expect(agreeing.filter { $0.route.origin == "Saint Petersburg" }.count == 4)
  }

  @Test("every claim of the articles is tried on pairs, or says why it is not")
  func nothingIsDropped() throws {
    let seeds = try SeedLibrary.shipped()
    let ids = Set(seeds.claims.map(\.id))
    #expect(seeds.claims.count == 26 && ids.count == 26)
    for pair in seeds.pairs { #expect(Set(pair.claimIDs).isSubset(of: ids)) }
    for claim in try Self.articles.get() {
      #expect(!claim.rows.isEmpty || claim.verdict.verdictClass == .notCheckable)
      #expect(claim.failures.isEmpty, "\(claim.subject.id): \(claim.failures)")
    }
  }

  /// The two prints of the schedule that Caspian ports' hours were fitted to.
  private static let fittedTo: Set = ["en-trend-14", "trend-6"]

  @Test("calibration claims are those of the Caspian schedule, and keep their standing")
  func calibrationIsMarked() throws {
    let calibration = try Self.published.get().filter { $0.standing == .calibration }
    #expect(calibration.count == 6)
    #expect(calibration.allSatisfy { !Self.fittedTo.isDisjoint(with: $0.subject.by) })
  }

  @Test("no claim that shares the calibration's source is counted as independent")
  func calibrationIsNoValidation() throws {
    for claim in try Self.published.get() where !Self.fittedTo.isDisjoint(with: claim.subject.by) {
      let isChecked = claim.verdict.verdictClass != .notCheckable
      #expect(!isChecked || claim.standing != .independent, "\(claim.subject.id)")
    }
  }

  @Test("a verdict follows from the outcomes of its rows")
  func verdictsFollowFromRows() throws {
    for claim in try Self.published.get() where claim.verdict.verdictClass != .notCheckable {
      let outcomes = claim.rows.compactMap(\.outcome)
      let agreeing = outcomes.filter { $0 == .agrees }.count
      switch claim.verdict.verdictClass {
      case .reproduced: #expect(agreeing == outcomes.count && agreeing > 0)
      case .reproducedOnlyAgainst: #expect(agreeing > 0 && agreeing < outcomes.count)
      case .notReproduced: #expect(agreeing == 0 && !outcomes.isEmpty)
      case .notCheckable: Issue.record("unreachable")
      }
    }
  }

  @Test("the validation page is the same whether or not other claims were checked before")
  func pageIsDeterministic() throws {
    let fresh = try Self.collection()
    func page(_ articles: [CheckedClaim]) throws -> String {
      ValidationPage.render(
        published: try Self.published.get(),
        articles: articles,
        network: try ShippedNetwork.network()
      )
    }
    let backwards = Array(fresh.seeds.claims.map(\.id).reversed())
    let checkedBackwards = try fresh.claims(ids: backwards)
    let first = try page(try Self.articles.get())
    #expect(first == (try page(Array(checkedBackwards.reversed()))))
    #expect(first.contains("never counted as validation"))
  }

  @Test("the validation page is the same on any number of threads", arguments: [2, 5])
  func pageDoesNotDependOnThreads(jobs: Int) throws {
    let collection = try Self.collection()
    func page(_ published: [CheckedClaim], _ articles: [CheckedClaim]) throws -> String {
      ValidationPage.render(
        published: published,
        articles: articles,
        network: try ShippedNetwork.network()
      )
    }
    #expect(
      try page(collection.publishedFigures(jobs: jobs), collection.articleClaims(jobs: jobs))
        == page(Self.published.get(), Self.articles.get())
    )
  }
}
