import Geo

/// Holds legs to published totals.
struct EvidenceChecks {
  private(set) var problems: [DataProblem] = []

  /// A sum may differ from the published total by this share, for rounding of the parts.
  static let constraintTolerance = 0.02

  init(_ tables: PackageTables, join: LegJoin) {
    let lengthKm = Dictionary(
      join.legs.lazy.filter { !join.uncertainLegIDs.contains($0.id) }.map { ($0.id, $0.lengthKm) },
      uniquingKeysWith: { first, _ in first }
    )
    for (constraint, row) in tables.constraints.located {
      let parts = constraint.legIDs.compactMap { lengthKm[$0] }
      // Legs that are unknown or cannot be read are noted already.
      guard parts.count == constraint.legIDs.count else { continue }
      let sumKm = (parts.reduce(0, +) * 10).rounded() / 10
      let differenceKm = abs(sumKm - constraint.totalKm)
      if constraint.exception != nil {
        problems.append(
          tables.constraints.problem(
            .constraintException,
            row,
            column: "exception",
            finding: "\(sumKm) km stand against a published total of \(constraint.totalKm) km"
          )
        )
      } else if differenceKm > constraint.totalKm * EvidenceChecks.constraintTolerance {
        problems.append(
          tables.constraints.problem(
            .constraintNotMet,
            row,
            column: "total_km",
            finding: "the legs sum to \(sumKm) km",
            expected: "\(constraint.totalKm) km within 2 %, or an exception"
          )
        )
      }
    }
  }
}
