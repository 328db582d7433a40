/// What a corridor's shortest line runs over, whatever is open: positions in a network's tables.
public struct CorridorLine: Hashable, Sendable {
  /// In the order of the line.
  public var legs: [Int]
  /// Changes of gauge and mode, berths and port calls with rows of their own, in the order of the
  /// line.
  public var facilities: [Int]

  public init(legs: [Int], facilities: [Int]) {
    self.legs = legs
    self.facilities = facilities
  }
}
