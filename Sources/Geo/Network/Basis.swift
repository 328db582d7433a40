/// How a figure came about, from the firmest to the weakest.
public enum Basis: String, CaseIterable, Hashable, Comparable, Sendable {
  case published
  /// Computed from published figures: kilometre posts, tariff tables, sums.
  case derived
  /// Measured on a line that was drawn: sea legs.
  case measured
  case ownKnowledge = "own_knowledge"
  /// The geodesic times a stated circuity, or a share of a published total.
  case estimate
  case assumption

  /// The weaker the basis, the larger.
  public static func < (lhs: Basis, rhs: Basis) -> Bool {
    lhs.rank < rhs.rank
  }

  private var rank: Int {
    Basis.allCases.firstIndex(of: self) ?? 0
  }
}
