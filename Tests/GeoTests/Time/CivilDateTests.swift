import Foundation
import Testing

@testable import Geo

@Suite struct CivilDateTests {
  @Test(arguments: [
    ("2030", "2030-12-31"), ("2030-06", "2030-06-30"), ("2030-06-15", "2030-06-15"),
    ("2028-02", "2028-02-29"), ("2027-02", "2027-02-28"), ("2100-02", "2100-02-28"),
    ("2000-02", "2000-02-29"), ("1800", "1800-12-31"), ("2200-12-31", "2200-12-31"),
  ])
  func aPeriodReadsAsItsLastDay(_ text: String, _ expected: String) {
    #expect(CivilDate(parsing: text)?.description == expected)
  }

  @Test(arguments: [
    "", "-", "30", "203", "20300", "2030-", "2030-13", "2030-00", "2030-6", "2030-02-30",
    "2027-02-29", "2030-06-31", "2030-06-15-01", "2030/06/15", "+2030", "２０３０", "2030-06-15T00",
    " 2030", "1799", "2201", "2030-06-5", "today",
  ])
  func whatIsNoDateIsNil(_ text: String) {
    #expect(CivilDate(parsing: text) == nil)
  }

  @Test func theLengthsOfMonthsAreThoseOfTheGregorianCalendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for year in [1800, 1900, 1999, 2000, 2023, 2024, 2100, 2200] {
      for month in 1...12 {
        let first = try #require(
          calendar.date(from: DateComponents(year: year, month: month, day: 1))
        )
        let days = try #require(calendar.range(of: .day, in: .month, for: first)).count
        #expect(CivilDate.lastDay(ofMonth: month, year: year) == days)
        #expect(CivilDate(year: year, month: month, day: days) != nil)
        #expect(CivilDate(year: year, month: month, day: days + 1) == nil)
      }
    }
  }

  @Test func orderIsThatOfTheWrittenDates() {
    let texts = ["1999-12-31", "2000-01-01", "2000-02-01", "2000-02-29", "2030-12-31"]
    let dates = texts.compactMap { CivilDate(parsing: $0) }
    #expect(dates.reversed().sorted().map(\.description) == texts)
  }
}
