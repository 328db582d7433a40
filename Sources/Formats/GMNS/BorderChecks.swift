import Geo
import Routing

/// Every border that a leg crosses needs a figure, in both directions and for every service class;
/// and every crossing row a border of its leg.
struct BorderChecks {
  private(set) var problems: [DataProblem] = []

  init(_ tables: PackageTables, content: NetworkContent, join: LegJoin) {
    guard tables.links.isReliable else { return }
    checkRows(tables, join: join)
    guard tables.nodes.isReliable, tables.crossings.isReliable, tables.crossingDefaults.isReliable,
      tables.countryGroups.isReliable, tables.facilities.isReliable
    else { return }
    let book = CrossingBook(content)
    // Legs are large values: only those that cross a border are copied.
    for index in content.legs.indices where content.legs[index].countries.count > 1 {
      let leg = content.legs[index]
      guard !join.uncertainLegIDs.contains(leg.id) else { continue }
      for pair in leg.borderPairs where pair.from != .highSeas && pair.to != .highSeas {
        let lacking = BorderChecks.lacking(book, leg: leg, pair: pair)
        guard !lacking.isEmpty else { continue }
        problems.append(
          tables.links.problem(
            .noCrossing,
            tables.links.rows[index],
            column: tables.links.csv?.optionalColumn("countries") == nil
              ? "link_id" : "countries",
            finding: "nothing says what the border \(pair) takes by \(leg.mode.rawValue) for "
              + lacking.joined(separator: ", "),
            expected: "a row of crossing.csv or crossing_default.csv"
          )
        )
      }
    }
  }

  private static func lacking(_ book: CrossingBook, leg: Leg, pair: CountryPair) -> [String] {
    ServiceClass.allCases.flatMap { service in
      [(pair, false), (pair.reversed, true)].compactMap { direction, reversed in
        book.entry(leg: leg, pair: direction, reversed: reversed, service: service) == nil
          ? "\(service.rawValue) \(direction)" : nil
      }
    }
  }

  private mutating func checkRows(_ tables: PackageTables, join: LegJoin) {
    let legs = join.legs
    let positions = Dictionary(
      legs.indices.lazy.filter { !join.uncertainLegIDs.contains(legs[$0].id) }
        .map { (legs[$0].id, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for (crossing, row) in tables.crossings.located {
      guard let leg = crossing.legID.flatMap({ positions[$0] }).map({ legs[$0] }) else { continue }
      if leg.mode != crossing.mode {
        problems.append(
          tables.crossings.problem(
            .modeDoesNotFit,
            row,
            column: "mode",
            finding: "'\(leg.id)' is a \(leg.mode.rawValue) leg",
            expected: leg.mode.rawValue
          )
        )
      }
      let pairs = BorderChecks.pairs(of: leg)
      guard !pairs.contains(crossing.pair) else { continue }
      problems.append(
        tables.crossings.problem(
          .countriesDoNotFit,
          row,
          column: "countries",
          finding: "'\(leg.id)' does not cross \(crossing.pair)",
          expected: pairs.isEmpty
            ? "a leg that crosses a border"
            : "one of \(pairs.map(\.description).joined(separator: ", ")), in the leg's direction"
        )
      )
    }
  }

  /// A train ferry's formalities stand for its two ends.
  private static func pairs(of leg: Leg) -> [CountryPair] {
    guard leg.mode == .ferry, let first = leg.countries.first, let last = leg.countries.last,
      first != last
    else { return leg.borderPairs }
    return [CountryPair(from: first, to: last)]
  }
}
