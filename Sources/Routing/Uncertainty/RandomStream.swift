/// The random numbers of one component, each a function of the seed, the component's id and the
/// number of the sample, and of nothing else.
///
/// Numbers come a chunk of samples at a time, so that what a chunk needs stays in the cache.
struct RandomStream: Sendable {
  static let samplesPerChunk = 1024
  static let vectorsPerChunk = samplesPerChunk / Lanes.scalarCount

  /// Second word of the counter: what a number is drawn for.
  private enum Purpose {
    static let score: UInt64 = 0
    static let regime: UInt64 = 1
  }

  private let generator: Philox4x64

  init(seed: UInt64, id: String) {
    generator = Philox4x64(key: SIMD2(seed, StableHash.fnv1a(id)))
  }

  /// Fills `scores` with the standard normal scores of the samples of one chunk.
  func fill(_ scores: inout [Lanes], chunk: Int, scratch: inout ScoreScratch) {
    fillDeviations(&scratch.deviations, chunk: chunk)
    scratch.fillCentralScores(&scores)
    scratch.replaceTails(in: &scores)
  }

  /// Multiplies the hours of the samples that the disruption strikes.
  func disrupt(_ hours: inout [Lanes], by disruption: TimeDistribution.Disruption, chunk: Int) {
    var hours = hours.mutableSpan
    let threshold = SIMD4<UInt64>(repeating: RandomStream.threshold(disruption.probability))
    let extra = SIMD8<UInt64>(repeating: (disruption.multiplier - 1).bitPattern)
    let first = UInt64(truncatingIfNeeded: chunk &* RandomStream.vectorsPerChunk)
    for vector in hours.indices {
      let block = first &+ UInt64(truncatingIfNeeded: vector)
      let words = generator.words(SIMD4(block, Purpose.regime, 0, 0))
      // Each half of a word decides a sample; below the threshold the difference wraps around and
      // its top bit is set, which becomes a mask of all bits.
      let below = SIMD8(
        lowHalf: (words & SIMD4(repeating: 0xFFFF_FFFF)) &- threshold,
        highHalf: (words &>> 32) &- threshold
      )
      let struck = SIMD8<UInt64>(repeating: 0) &- (below &>> 63)
      hours[vector] = hours[vector] * (1 + Lanes(bits: extra & struck))
    }
  }

  /// The number of the 2³² halves of a word that stand for the disruption.
  private static func threshold(_ probability: Double) -> UInt64 {
    UInt64((min(max(probability, 0), 1) * 0x1p32).rounded())
  }

  /// Uniform numbers less ½: odd multiples of 2⁻⁵³, so never ±½ and never 0.
  private func fillDeviations(_ deviations: inout [Lanes], chunk: Int) {
    var deviations = deviations.mutableSpan
    let first = UInt64(truncatingIfNeeded: chunk &* RandomStream.samplesPerChunk / 4)
    for vector in deviations.indices {
      let block = first &+ 2 &* UInt64(truncatingIfNeeded: vector)
      let words = SIMD8(
        lowHalf: generator.words(SIMD4(block, Purpose.score, 0, 0)),
        highHalf: generator.words(SIMD4(block &+ 1, Purpose.score, 0, 0))
      )
      // The upper 52 bits as a number from 1 to 2.
      let unit = Lanes(bits: (words &>> 12) | SIMD8(repeating: 0x3FF0_0000_0000_0000))
      deviations[vector] = unit - (1.5 - 0x1p-53)
    }
  }
}

/// Turns a chunk of uniform numbers into normal scores: all of them as if they were central, then
/// the seventh that is not, gathered so that vectors stay full.
struct ScoreScratch: Sendable {
  fileprivate(set) var deviations: [Lanes]
  private var tails: [Tail]

  private struct Tail {
    var deviation: Double
    var position: Int
  }

  init() {
    deviations = Array(repeating: Lanes(), count: RandomStream.vectorsPerChunk)
    // Room for a last vector that is not full.
    tails = Array(
      repeating: Tail(deviation: 0, position: 0),
      count: RandomStream.samplesPerChunk + Lanes.scalarCount
    )
  }

  fileprivate func fillCentralScores(_ scores: inout [Lanes]) {
    var scores = scores.mutableSpan
    let deviations = deviations.span
    for vector in scores.indices {
      scores[vector] = NormalScore.central(deviations[vector])
    }
  }

  fileprivate mutating func replaceTails(in scores: inout [Lanes]) {
    let count = gatherTails()
    var scores = scores.mutableSpan
    let tails = tails.span
    let signBit = SIMD8<UInt64>(repeating: 1 &<< 63)
    var first = 0
    while first < count {
      var deviations = Lanes()
      for lane in 0..<Lanes.scalarCount { deviations[lane] = tails[first &+ lane].deviation }
      let magnitude = Lanes(bits: deviations.bits & ~signBit)
      let score = NormalScore.tail(0.5 - magnitude)
      let signed = Lanes(bits: score.bits | (deviations.bits & signBit))
      for lane in 0..<min(Lanes.scalarCount, count &- first) {
        let position = tails[first &+ lane].position
        scores[position / Lanes.scalarCount][position % Lanes.scalarCount] = signed[lane]
      }
      first &+= Lanes.scalarCount
    }
  }

  private mutating func gatherTails() -> Int {
    let deviations = deviations
    let source = deviations.span
    var target = tails.mutableSpan
    var count = 0
    for vector in source.indices {
      let values = source[vector]
      for lane in 0..<Lanes.scalarCount {
        // Written always, kept if it counts: a branch here would be mispredicted every seventh time.
        target[count] = Tail(
          deviation: values[lane],
          position: vector &* Lanes.scalarCount &+ lane
        )
        count &+= abs(values[lane]) > NormalScore.centralLimit ? 1 : 0
      }
    }
    // Whatever fills up the last vector must be a tail.
    for index in count..<(count &+ Lanes.scalarCount) {
      target[index] = Tail(deviation: NormalScore.centralLimit, position: 0)
    }
    return count
  }
}
