/// A lexicographic weight in whole steps: the objective, then what breaks its ties.
struct FixedWeight: Hashable, Comparable, Sendable {
  var primary: Int64
  var secondary: Int64

  static let zero = FixedWeight(primary: 0, secondary: 0)
  static let unreachable = FixedWeight(primary: .max, secondary: .max)

  static func + (lhs: FixedWeight, rhs: FixedWeight) -> FixedWeight {
    FixedWeight(
      primary: lhs.primary + rhs.primary,
      secondary: lhs.secondary + rhs.secondary
    )
  }

  static func - (lhs: FixedWeight, rhs: FixedWeight) -> FixedWeight {
    FixedWeight(
      primary: lhs.primary - rhs.primary,
      secondary: lhs.secondary - rhs.secondary
    )
  }

  @inline(__always)
  static func < (lhs: FixedWeight, rhs: FixedWeight) -> Bool {
    lhs.primary < rhs.primary
      || (lhs.primary == rhs.primary && lhs.secondary < rhs.secondary)
  }
}
