import Testing

@testable import Geo

/// When a leg or facility can be used.
@Suite struct AvailabilityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var status: Status
    var opens: String?
    var closes: String?
    var usableOn: [String]
    var closedOn: [String]

    var testDescription: String { "\(status) \(opens ?? "-") \(closes ?? "-")" }
  }

  static let cases = [
    Case(status: .operational, usableOn: ["1900", "2026", "2200"], closedOn: []),
    Case(
      status: .operational,
      opens: "2026-06",
      usableOn: ["2026-06-30", "2026-07-01"],
      closedOn: ["2026-06-29"]
    ),
    Case(
      status: .operational,
      closes: "2026-06-15",
      usableOn: ["2026-06-14"],
      closedOn: ["2026-06-15", "2030"]
    ),
    Case(status: .planned, usableOn: [], closedOn: ["2026", "2200"]),
    Case(status: .underConstruction, usableOn: [], closedOn: ["2026", "2200"]),
    Case(status: .planned, opens: "2030", usableOn: ["2030", "2031"], closedOn: ["2030-12-30"]),
    Case(
      status: .underConstruction,
      opens: "2028-03",
      closes: "2040",
      usableOn: ["2028-03-31", "2040-12-30"],
      closedOn: ["2028-03-30", "2040"]
    ),
    Case(status: .suspended, opens: "1990", usableOn: [], closedOn: ["1990", "2026", "2200"]),
  ]

  @Test(arguments: cases) func aStatusWithItsDatesIsUsableOrNot(_ given: Case) throws {
    let availability = Availability(
      status: given.status,
      opens: given.opens.flatMap { CivilDate(parsing: $0) },
      closes: given.closes.flatMap { CivilDate(parsing: $0) }
    )
    for text in given.usableOn {
      let date = try #require(CivilDate(parsing: text))
      #expect(availability.isUsable(on: date), "on \(text)")
    }
    for text in given.closedOn {
      let date = try #require(CivilDate(parsing: text))
      #expect(!availability.isUsable(on: date), "on \(text)")
    }
  }

  private func season(_ from: String, _ to: String) throws -> Season {
    Season(
      from: try #require(Season.Day(parsing: from)),
      to: try #require(Season.Day(parsing: to))
    )
  }

  @Test func aSeasonHasBothItsEnds() throws {
    let summer = try season("04-15", "11-20")
    for (text, isOpen) in [
      ("2026-04-14", false), ("2026-04-15", true), ("2030-08-01", true), ("2026-11-20", true),
      ("2026-11-21", false), ("2026-01-01", false),
    ] {
      #expect(summer.contains(try #require(CivilDate(parsing: text))) == isOpen, "\(text)")
    }
  }

  @Test func aSeasonMayRunOverTheNewYear() throws {
    let winter = try season("11-20", "03-10")
    for (text, isOpen) in [
      ("2026-11-19", false), ("2026-11-20", true), ("2026-12-31", true), ("2027-01-01", true),
      ("2027-03-10", true), ("2027-03-11", false),
    ] {
      #expect(winter.contains(try #require(CivilDate(parsing: text))) == isOpen, "\(text)")
    }
  }

  @Test func aDayOfTheYearReadsAndPrintsAsMonthAndDay() {
    #expect(Season.Day(parsing: "02-29")?.description == "02-29")
    for text in ["2-29", "13-01", "02-30", "", "0229", "02-29-1", "02"] {
      #expect(Season.Day(parsing: text) == nil, "\(text)")
    }
  }
}
