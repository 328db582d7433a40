import Geo
import Routing
import Scenarios

/// Reads `seeds/pairs.csv`.
enum SeedPairTable {
  /// Stands in a date's place for a network in which every line is open.
  static let everyLineOpen = "every line open"

  static func read(_ source: CSVSource) throws(CSVError) -> [SeedPair] {
    let table = try CSVTable(parsing: source)
    let columns = try PairColumns(table)
    var pairs: [SeedPair] = []
    for row in table { pairs.append(try columns.pair(row)) }
    return pairs
  }
}

private struct PairColumns {
  let claimIDs: CSVColumn
  let origin: CSVColumn
  let destination: CSVColumn
  let label: CSVColumn
  let corridorID: CSVColumn
  let via: CSVColumn
  let modes: CSVColumn
  let date: CSVColumn
  let service: CSVColumn
  let cargo: CSVColumn
  let baselineLabel: CSVColumn
  let baselineCorridorID: CSVColumn
  let baselineVia: CSVColumn
  let baselineAvoid: CSVColumn
  let baselineDate: CSVColumn
  let earlierKmSaved: CSVColumn

  init(_ table: CSVTable) throws(CSVError) {
    claimIDs = try table.column("claim_ids")
    origin = try table.column("origin")
    destination = try table.column("destination")
    label = try table.column("label")
    corridorID = try table.column("corridor_id")
    via = try table.column("via")
    modes = try table.column("modes")
    date = try table.column("date")
    service = try table.column("service")
    cargo = try table.column("cargo")
    baselineLabel = try table.column("baseline_label")
    baselineCorridorID = try table.column("baseline_corridor_id")
    baselineVia = try table.column("baseline_via")
    baselineAvoid = try table.column("baseline_avoid")
    baselineDate = try table.column("baseline_date")
    earlierKmSaved = try table.column("earlier_km_saved")
  }

  func pair(_ row: CSVRow) throws(CSVError) -> SeedPair {
    let service: ServiceClass = try row[service].optionalCase() ?? .ordinary
    let modes: Set<Mode> = try row[modes].cases()
    let cargo = try cargo(row[cargo])
    var pair = SeedPair(
      claimIDs: row[claimIDs].items,
      route: ClaimRoute(
        label: row[label].string,
        from: row[origin].string,
        to: row[destination].string,
        corridorID: row[corridorID].optionalString,
        vias: row[via].items,
        modes: modes,
        date: try day(row[date]),
        service: service,
        cargo: cargo
      ),
      earlierKmSaved: try row[earlierKmSaved].optionalNumber
    )
    if let label = row[baselineLabel].optionalString {
      pair.baseline = ClaimRoute(
        label: label,
        from: pair.route.origin,
        to: pair.route.destination,
        corridorID: row[baselineCorridorID].optionalString,
        vias: row[baselineVia].items,
        avoid: row[baselineAvoid].items,
        modes: modes,
        date: try day(row[baselineDate]),
        service: service,
        cargo: cargo
      )
    }
    return pair
  }

  private func day(_ field: CSVField) throws(CSVError) -> ClaimRoute.Date {
    guard let text = field.optionalString else { return .ofData }
    if text == SeedPairTable.everyLineOpen { return .everyLineOpen }
    guard let date = CivilDate(parsing: text) else {
      throw field.unacceptable(expected: "a date, or '\(SeedPairTable.everyLineOpen)'")
    }
    return .day(date)
  }

  /// A form of cargo, of which there is one tonne: nothing that is compared depends on how much.
  private func cargo(_ field: CSVField) throws(CSVError) -> Cargo {
    guard let form: Cargo.Form = try field.optionalCase() else { return .feu }
    guard let cargo = Cargo(form: form, amount: .tonnes(1)) else { return .feu }
    return cargo
  }
}
