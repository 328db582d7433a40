import Formats
import Geo
import Routing

/// Reads lists of ends: ids, names, points, selectors of nodes, and `@file` with one a line.
enum EndListText {
  /// The ends in the order in which they are written, each once.
  static func parse(_ texts: [String], option: String, on network: Network) throws -> [Query.End] {
    var ends: [Query.End] = []
    var seen: Set<Query.End> = []
    for text in texts {
      for item in try items(of: text) {
        for end in try self.ends(of: item, on: network) where seen.insert(end).inserted {
          ends.append(end)
        }
      }
    }
    guard !ends.isEmpty else { throw UsageError("\(option) names no end") }
    return ends
  }

  /// Commas part a list, unless the whole of it is a point; semicolons part what holds points.
  private static func items(of text: String) throws -> [String] {
    if text.hasPrefix("@") { return try ListFile.entries(path: String(text.dropFirst())) }
    if text.contains(";") { return parts(of: text, at: ";") }
    if case .point = try EndText.parse(text) { return [text] }
    return parts(of: text, at: ",")
  }

  private static func parts(of text: String, at separator: Character) -> [String] {
    text.split(separator: separator).map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }
  }

  private static func ends(of item: String, on network: Network) throws -> [Query.End] {
    guard isSelector(item) else { return [try EndText.parse(item)] }
    let selection = try network.select(SelectorText.parse(item)) { _ in [] }
    guard !selection.nodes.isEmpty else { throw UsageError("'\(item)' selects no nodes") }
    return selection.nodes.sorted().map { .named(network.nodes[$0].id) }
  }

  private static func isSelector(_ item: String) -> Bool {
    if item.hasPrefix("place:") { return false }
    if item.contains("*") { return true }
    return item.firstIndex(of: ":").map { item[..<$0].allSatisfy(\.isLetter) } ?? false
  }
}

/// Reads `10d`, `36h`, `2000km`, `3000usd` or `800kg`.
enum ReachLimitText {
  static func parse(_ text: String, option: String) throws -> ReachLimit {
    for (suffix, make) in [
      ("km", ReachLimit.km), ("usd", ReachLimit.usd), ("kg", ReachLimit.kgCO2e),
    ] where text.lowercased().hasSuffix(suffix) {
      guard let number = Double(text.dropLast(suffix.count)), number > 0, number.isFinite else {
        throw unreadable(text, option)
      }
      return make(number)
    }
    guard let hours = try? DurationText.parse(text), hours.isFinite else {
      throw unreadable(text, option)
    }
    return .hours(hours)
  }

  private static func unreadable(_ text: String, _ option: String) -> UsageError {
    UsageError("\(option) takes 10d, 36h, 2000km, 3000usd or 800kg, above zero, not '\(text)'")
  }
}
