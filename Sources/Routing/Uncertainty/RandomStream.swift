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
    let tailCount = draw(
      chunk: chunk,
      deviations: &scratch.deviations,
      tails: &scratch.tails
    )
    scratch.fillCentralScores(&scores)
    scratch.replaceTails(count: tailCount, in: &scores)
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

  /// Draws uniform numbers less ½, and notes which of them are tails.
  ///
  /// - Returns: the number of tails.
  private func draw(chunk: Int, deviations: inout [Lanes], tails: inout [Tail]) -> Int {
    var deviations = deviations.mutableSpan
    var tails = tails.mutableSpan
    let first = UInt64(truncatingIfNeeded: chunk &* RandomStream.samplesPerChunk / 4)
    var count = 0
    for vector in deviations.indices {
      let block = first &+ 2 &* UInt64(truncatingIfNeeded: vector)
      let low = generator.words(SIMD4(block, Purpose.score, 0, 0))
      let high = generator.words(SIMD4(block &+ 1, Purpose.score, 0, 0))
      deviations[vector] = NormalScore.deviations(of: SIMD8(lowHalf: low, highHalf: high))
      let sample = vector &* Lanes.scalarCount
      RandomStream.note(low, from: sample, in: &tails, count: &count)
      RandomStream.note(high, from: sample &+ 4, in: &tails, count: &count)
    }
    return count
  }

  /// Notes which of four samples are tails.
  ///
  /// All are written and the tails kept, because a branch would be mispredicted every seventh time;
  /// lanes are named because an index would send them through memory.
  @inline(__always)
  private static func note(
    _ words: SIMD4<UInt64>,
    from sample: Int,
    in tails: inout MutableSpan<Tail>,
    count: inout Int
  ) {
    tails[count] = Tail(word: words.x, sample: sample)
    count &+= NormalScore.tailCount(words.x)
    tails[count] = Tail(word: words.y, sample: sample &+ 1)
    count &+= NormalScore.tailCount(words.y)
    tails[count] = Tail(word: words.z, sample: sample &+ 2)
    count &+= NormalScore.tailCount(words.z)
    tails[count] = Tail(word: words.w, sample: sample &+ 3)
    count &+= NormalScore.tailCount(words.w)
  }
}

/// A random word that stands for a score far from 0.
private struct Tail: Sendable {
  var word: UInt64
  /// Position in the chunk.
  var sample: Int
}

/// What turning a chunk of random words into normal scores needs room for.
struct ScoreScratch: Sendable {
  fileprivate var deviations: [Lanes]
  fileprivate var tails: [Tail]

  init() {
    deviations = Array(repeating: Lanes(), count: RandomStream.vectorsPerChunk)
    // Room for a last vector that is not full.
    tails = Array(
      repeating: Tail(word: 0, sample: 0),
      count: RandomStream.samplesPerChunk + Lanes.scalarCount
    )
  }

  /// Scores all numbers as if they were central.
  fileprivate func fillCentralScores(_ scores: inout [Lanes]) {
    var scores = scores.mutableSpan
    let deviations = deviations.span
    for vector in scores.indices {
      scores[vector] = NormalScore.central(deviations[vector])
    }
  }

  /// Scores again the seventh that is not central, gathered so that vectors stay full.
  fileprivate func replaceTails(count: Int, in scores: inout [Lanes]) {
    var scores = scores.mutableSpan
    let tails = tails.span
    var first = 0
    while first < count {
      // Beyond the count stand central words or old tails, whose scores are not used.
      let words = SIMD8(
        tails[first].word,
        tails[first &+ 1].word,
        tails[first &+ 2].word,
        tails[first &+ 3].word,
        tails[first &+ 4].word,
        tails[first &+ 5].word,
        tails[first &+ 6].word,
        tails[first &+ 7].word
      )
      let signed = NormalScore.signedTail(NormalScore.deviations(of: words))
      for lane in 0..<min(Lanes.scalarCount, count &- first) {
        let sample = tails[first &+ lane].sample
        scores[sample / Lanes.scalarCount][sample % Lanes.scalarCount] = signed[lane]
      }
      first &+= Lanes.scalarCount
    }
  }
}
