/// Every combination of the values of several parameters, the last parameter changing fastest.
public struct SweepGrid: Hashable, Sendable {
  /// How many values each parameter has.
  public let valueCounts: [Int]
  /// How many combinations there are; one without parameters.
  public let count: Int

  /// - Returns: `nil` for a parameter without values, or more combinations than `Int` holds.
  public init?(valueCounts: [Int]) {
    var count = 1
    for values in valueCounts {
      let (product, overflowed) = count.multipliedReportingOverflow(by: values)
      guard values > 0, !overflowed else { return nil }
      count = product
    }
    self.valueCounts = valueCounts
    self.count = count
  }

  /// The positions of the values that a combination takes, by parameter.
  ///
  /// - Precondition: `index` is within `0..<count`.
  public subscript(index: Int) -> [Int] {
    precondition((0..<count).contains(index), "a combination of the grid")
    var rest = index
    var positions = valueCounts
    for parameter in valueCounts.indices.reversed() {
      positions[parameter] = rest % valueCounts[parameter]
      rest /= valueCounts[parameter]
    }
    return positions
  }
}
