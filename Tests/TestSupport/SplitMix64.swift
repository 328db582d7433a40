/// The seeded generator of every property test: the same seed gives the same cases on any machine
/// (Steele, Lea, Flood 2014).
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Runs a property over `count` seeded cases; each case gets a generator of its own, so a failing
/// seed can be run alone.
public func forAll(
  count: Int,
  seed: UInt64,
  _ property: (inout SplitMix64, UInt64) throws -> Void
) rethrows {
  for index in 0..<UInt64(count) {
    let caseSeed = seed &+ index
    var generator = SplitMix64(seed: caseSeed)
    try property(&generator, caseSeed)
  }
}

extension SplitMix64 {
  /// Whether an event of this probability, 0…1, happens.
  public mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }

  /// One element of a collection that has some.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }
}
