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

/// Reads `feu`, `teu`, or tonnes and a form: `25t`, `25t:bulk`, `1000t:gas`.
enum CargoText {
  static func parse(_ text: String) throws -> Cargo {
    switch text.lowercased() {
    case "feu": return .feu
    case "teu": return .teu
    case "gas": return try tonnes("1", form: .gas, text: text)
    case "oil": return try tonnes("1", form: .oil, text: text)
    default: break
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let amount = parts.first, amount.hasSuffix("t"), parts.count <= 2 else {
      throw unreadable(text)
    }
    var form = Cargo.Form.container
    if parts.count == 2 {
      guard let named = Cargo.Form(rawValue: String(parts[1])) else {
        let known = Cargo.Form.allCases.map(\.rawValue)
        let hint = NameFolding.suggestions(for: String(parts[1]), among: known).first
        throw UsageError(
          "no cargo form '\(parts[1])'; "
            + (hint.map { "did you mean '\($0)'?" } ?? "there are \(known.joined(separator: ", "))")
        )
      }
      form = named
    }
    return try tonnes(String(amount.dropLast()), form: form, text: text)
  }

  private static func tonnes(_ amount: String, form: Cargo.Form, text: String) throws -> Cargo {
    guard let number = Double(amount), let cargo = Cargo(form: form, amount: .tonnes(number)) else {
      throw unreadable(text)
    }
    return cargo
  }

  private static func unreadable(_ text: String) -> UsageError {
    UsageError("'\(text)' is no cargo; write feu, teu, 25t, 25t:bulk, gas or oil")
  }
}
