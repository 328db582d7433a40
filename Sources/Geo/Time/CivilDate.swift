/// A day of the Gregorian calendar, without a clock or a time zone.
///
/// `2030`, `2030-06` and `2030-06-15` all read as a day: a year or month means its **last** day, in
/// data and on the command line alike, so that "opens 2030" is never taken to be open before it is.
public struct CivilDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1800…2200.
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31, within the month.
  public let day: Int

  /// Creates a day.
  ///
  /// - Returns: `nil` if there is no such day or the year lies outside 1800…2200.
  public init?(year: Int, month: Int, day: Int) {
    guard
      (1800...2200).contains(year),
      (1...12).contains(month),
      (1...CivilDate.lastDay(ofMonth: month, year: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a period is its last day.
  ///
  /// - Returns: `nil` if the text is none of these or names no day.
  public init?(parsing text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count) else { return nil }
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard
        part.utf8.count == width,
        part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    let month = numbers.count > 1 ? numbers[1] : 12
    guard (1...12).contains(month) else { return nil }
    let day =
      numbers.count > 2 ? numbers[2] : CivilDate.lastDay(ofMonth: month, year: numbers[0])
    self.init(year: numbers[0], month: month, day: day)
  }

  /// ISO 8601: `2030-12-31`.
  public var description: String {
    "\(year)-\(CivilDate.twoDigits(month))-\(CivilDate.twoDigits(day))"
  }

  public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool {
    (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
  }

  /// The day before; the first day that can be written is its own.
  public var dayBefore: CivilDate {
    CivilDate(year: year, month: month, day: day - 1)
      ?? CivilDate(
        year: year,
        month: month - 1,
        day: CivilDate.lastDay(ofMonth: month - 1, year: year)
      )
      ?? CivilDate(year: year - 1, month: 12, day: 31)
      ?? self
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  static func lastDay(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }
}
