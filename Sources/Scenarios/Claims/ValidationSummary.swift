/// What many checked claims say together.
public struct ValidationSummary: Sendable {
  /// Dimensions that have claims, each with its counts by standing.
  public var dimensions: [DimensionCounts]
  /// How far the model lies from times and lengths that it was not fitted to.
  public var biases: [Bias]
  /// Rows that repeat another row's figure, ends and sources; they are not counted again.
  public var reprints: Int
  /// Claims that could not be checked, by reason, most first.
  public var notCheckable: [(heading: String, count: Int)]

  public struct DimensionCounts: Sendable {
    public var dimension: ClaimMetric.Dimension
    public var standing: ClaimStanding.Class
    public var reproduced: Int
    public var reproducedOnlyAgainst: Int
    public var notReproduced: Int

    public var total: Int { reproduced + reproducedOnlyAgainst + notReproduced }
  }

  /// A group of claims and the middle of model over claim, by each claim's nearest row.
  public struct Bias: Sendable {
    public var dimension: ClaimMetric.Dimension
    /// A family of corridors, a kind of figure, or all of them.
    public var group: String
    public var ratios: [Double]
    public var agreeing: Int

    /// Of an even number the mean of the two in the middle.
    public var medianRatio: Double {
      let sorted = ratios.sorted()
      guard !sorted.isEmpty else { return 1 }
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
  }

  /// A claim's word for a group of fewer than these would be an anecdote.
  public static let smallestGroup = 3

  public init(_ claims: [CheckedClaim]) {
    dimensions = []
    let checkable = claims.filter { $0.verdict.verdictClass != .notCheckable }
    let checked = ValidationSummary.withoutReprints(checkable)
    reprints = checkable.count - checked.count
    for dimension in ClaimMetric.Dimension.allCases {
      for standing in ClaimStanding.Class.allCases {
        let those = checked.filter {
          $0.dimension == dimension && $0.standing.standingClass == standing
        }
        guard !those.isEmpty else { continue }
        func count(_ verdict: ClaimVerdict.Class) -> Int {
          those.filter { $0.verdict.verdictClass == verdict }.count
        }
        dimensions.append(
          DimensionCounts(
            dimension: dimension,
            standing: standing,
            reproduced: count(.reproduced),
            reproducedOnlyAgainst: count(.reproducedOnlyAgainst),
            notReproduced: count(.notReproduced)
          )
        )
      }
    }
    biases = ValidationSummary.biases(of: checked)
    var reasons: [String: Int] = [:]
    for claim in claims {
      if case .notCheckable(let reason) = claim.verdict { reasons[reason.heading, default: 0] += 1 }
    }
    notCheckable = reasons.map { (heading: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.heading) < ($0.count, $1.heading) }
  }

  /// The first of those that state the same figure for the same ends from the same sources.
  private static func withoutReprints(_ claims: [CheckedClaim]) -> [CheckedClaim] {
    struct Statement: Hashable {
      var quantity: ClaimQuantity
      var value: Double?
      var by: [String]
      var ends: [String]
    }
    var seen: Set<Statement> = []
    return claims.filter { claim in
      guard let figure = claim.figures.first, !claim.subject.by.isEmpty else { return true }
      let ends = claim.rows.first.map { [$0.route.origin, $0.route.destination] } ?? []
      let statement = Statement(
        quantity: figure.quantity,
        value: figure.central,
        by: claim.subject.by.sorted(),
        ends: ends.sorted()
      )
      return seen.insert(statement).inserted
    }
  }

  private static func biases(of checked: [CheckedClaim]) -> [Bias] {
    let usable = checked.filter { $0.standing.standingClass != .calibration }
    var biases: [Bias] = []
    for dimension in [ClaimMetric.Dimension.length, .time, .money] {
      let those = usable.filter { $0.dimension == dimension && $0.nearestRow != nil }
      biases.append(bias(of: those, dimension: dimension, group: "all"))
      let kinds = Dictionary(grouping: those) { $0.subject.kind?.rawValue ?? "kind not stated" }
      for (kind, group) in kinds.sorted(by: { $0.key < $1.key })
      where group.count >= smallestGroup && dimension == .time {
        biases.append(bias(of: group, dimension: dimension, group: kind))
      }
      let families = Dictionary(grouping: those, by: \.subject.family)
      for (family, group) in families.sorted(by: { $0.key < $1.key })
      where group.count >= smallestGroup && !family.isEmpty {
        biases.append(bias(of: group, dimension: dimension, group: family))
      }
    }
    return biases.filter { !$0.ratios.isEmpty }
  }

  private static func bias(
    of claims: [CheckedClaim],
    dimension: ClaimMetric.Dimension,
    group: String
  ) -> Bias {
    let rows = claims.compactMap(\.nearestRow)
    return Bias(
      dimension: dimension,
      group: group,
      ratios: rows.compactMap { $0.relativeDifference.map { $0 + 1 } },
      agreeing: rows.filter { $0.outcome == .agrees }.count
    )
  }
}
