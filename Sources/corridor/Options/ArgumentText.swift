import Formats
import Geo
import Routing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reads `2031-06`, or asks the clock for `today`: the only place where a clock is read.
enum DateText {
  static func parse(_ text: String) throws -> CivilDate {
    if text == "today" { return try today() }
    guard let date = CivilDate(parsing: text) else {
      throw UsageError("'\(text)' is no date; write 2031, 2031-06, 2031-06-15 or today")
    }
    return date
  }

  private static func today() throws -> CivilDate {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    let date = CivilDate(
      year: Int(parts.tm_year) + 1900,
      month: Int(parts.tm_mon) + 1,
      day: Int(parts.tm_mday)
    )
    guard let date else { throw UsageError("the clock shows no year between 1800 and 2200") }
    return date
  }
}

enum EndText {
  static func parse(_ text: String) throws -> Query.End {
    let trimmed = String(text.drop { $0 == " " })
    guard !trimmed.isEmpty else { throw UsageError("an end of the route is empty") }
    do {
      return try Query.End(parsing: trimmed)
    } catch {
      throw UsageError(error.description)
    }
  }
}

enum SelectorText {
  static func parse(_ text: String) throws -> Selector {
    do {
      return try Selector(parsing: text).reading(areasIn: "")
    } catch {
      throw UsageError(error.description)
    }
  }
}

enum CargoText {
  static func parse(_ text: String) throws -> Cargo {
    do {
      return try Cargo(parsing: text)
    } catch {
      throw UsageError(error.description)
    }
  }
}
