import Geo
import Scenarios

/// Reads `seeds/claims.csv`.
enum SeedClaimTable {
  static func read(_ source: CSVSource) throws(CSVError) -> [SeedClaim] {
    let table = try CSVTable(parsing: source)
    let id = try table.column("claim_id")
    let article = try table.column("article")
    let says = try table.column("says")
    let subject = try table.column("subject")
    let unit = try table.column("unit")
    let kind = try table.column("kind")
    let reason = try table.column("not_checkable_because")
    let columns = FigureColumns(
      metric: try table.column("metric"),
      value: try table.column("value"),
      low: try table.column("low"),
      high: try table.column("high")
    )
    var claims: [SeedClaim] = []
    for row in table {
      var claim = SeedClaim(
        id: row[id].string,
        article: row[article].string,
        says: row[says].string,
        kind: try row[kind].optionalCase(),
        subject: row[subject].string,
        printedFigure: row[unit].string,
        notCheckableBecause: row[reason].optionalString
      )
      try columns.read(row, into: &claim)
      claims.append(claim)
    }
    return claims
  }
}

private struct FigureColumns {
  let metric: CSVColumn
  let value: CSVColumn
  let low: CSVColumn
  let high: CSVColumn

  /// Several metrics share one figure; the figure of `modes` is their names.
  func read(_ row: CSVRow, into claim: inout SeedClaim) throws(CSVError) {
    for text in row[metric].items {
      guard let quantity = ClaimQuantity(parsing: text) else {
        throw row[metric].unacceptable(
          expected: "one of \(ClaimMetric.allCases.map(\.rawValue)), with or without _saved"
        )
      }
      if quantity.metric == .modes {
        claim.expectedModes = try row[value].cases()
        let count = Double(claim.expectedModes.count)
        claim.figures.append(ClaimedFigure(quantity, value: count))
      } else {
        claim.figures.append(
          ClaimedFigure(
            quantity,
            value: try row[value].optionalNumber,
            low: try row[low].optionalNumber,
            high: try row[high].optionalNumber
          )
        )
      }
    }
  }
}

extension CSVField {
  /// The parts between semicolons.
  var items: [String] { string.split(separator: ";").map(String.init) }

  /// A number, or `nil` for an empty field.
  var optionalNumber: Double? {
    get throws(CSVError) { isEmpty ? nil : try double }
  }

  /// One of an enumeration's words, or `nil` for an empty field.
  func optionalCase<Choice: RawRepresentable<String> & CaseIterable>() throws(CSVError) -> Choice? {
    guard let text = optionalString else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw unacceptable(
        expected: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
      )
    }
    return choice
  }

  /// Words of an enumeration between semicolons.
  func cases<Choice>() throws(CSVError) -> Set<Choice>
  where Choice: RawRepresentable<String> & CaseIterable & Hashable {
    var choices: Set<Choice> = []
    for item in items {
      guard let choice = Choice(rawValue: item) else {
        throw unacceptable(
          expected: Choice.allCases.map(\.rawValue).joined(separator: ", ")
            + ", between semicolons"
        )
      }
      choices.insert(choice)
    }
    return choices
  }
}
