/// How many samples a simulation draws, and from which seed.
public struct SimulationSettings: Hashable, Sendable {
  /// 1 to ``maximumSamples``.
  public let samples: Int
  /// The same seed gives the same samples, on any machine.
  public let seed: UInt64

  public static let maximumSamples = 1_000_000

  /// - Returns: `nil` if `samples` is out of range.
  public init?(samples: Int, seed: UInt64) {
    guard (1...SimulationSettings.maximumSamples).contains(samples) else { return nil }
    self.init(known: samples, seed: seed)
  }

  private init(known samples: Int, seed: UInt64) {
    self.samples = samples
    self.seed = seed
  }

  /// 10,000 samples of seed 1: the standard error of a P90 of six weeks is then about seven hours.
  public static let standard = SimulationSettings(known: 10_000, seed: 1)
}
