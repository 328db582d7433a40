import Testing

@testable import Routing

@Suite struct RandomStreamTests {
  static let chunks = 16
  static let count = Double(chunks * RandomStream.samplesPerChunk)

  static func scores(seed: UInt64 = 1, id: String) -> [Double] {
    var scratch = ScoreScratch()
    var lanes = Array(repeating: Lanes(), count: RandomStream.vectorsPerChunk)
    return (0..<chunks).flatMap { chunk in
      RandomStream(seed: seed, id: id).fill(&lanes, chunk: chunk, scratch: &scratch)
      return lanes.flatMap { vector in vector.indices.map { vector[$0] } }
    }
  }

  static func struck(id: String, probability: Double) -> [Bool] {
    (0..<chunks).flatMap { chunk in
      var hours = Array(repeating: Lanes(repeating: 1), count: RandomStream.vectorsPerChunk)
      RandomStream(seed: 1, id: id).disrupt(
        &hours,
        by: TimeDistribution.Disruption(probability: probability, multiplier: 3),
        chunk: chunk
      )
      return hours.flatMap { vector in vector.indices.map { vector[$0] == 3 } }
    }
  }

  static func correlation(_ a: some Collection<Double>, _ b: some Collection<Double>) -> Double {
    let n = Double(a.count)
    let meanA = a.reduce(0, +) / n
    let meanB = b.reduce(0, +) / n
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      ab += (x - meanA) * (y - meanB)
      aa += (x - meanA) * (x - meanA)
      bb += (y - meanB) * (y - meanB)
    }
    return ab / (aa * bb).squareRoot()
  }

  /// Twenty equally likely bins: χ² with 19 degrees of freedom exceeds 43.8 once in a thousand.
  @Test(arguments: ["border:dostyk-alashankou:KZ>CN", "running:a:KZ", "running:b:KZ", "x"])
  func `scores fill twenty bins of equal probability evenly`(id: String) {
    let edges = (1..<20).map { NormalScore.of(Double($0) / 20) }
    var bins = Array(repeating: 0.0, count: 20)
    for score in RandomStreamTests.scores(id: id) {
      bins[edges.firstIndex { score < $0 } ?? 19] += 1
    }
    let expected = RandomStreamTests.count / 20
    let chiSquare = bins.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
    #expect(chiSquare < 43.8)
  }

  @Test(arguments: [1, 2, 3, 4, 7, 8, 16, 1024])
  func `samples are not correlated with their neighbours`(lag: Int) {
    let scores = RandomStreamTests.scores(id: "running:a:KZ")
    let r = RandomStreamTests.correlation(scores.dropLast(lag), scores.dropFirst(lag))
    #expect(abs(r) < 4 / RandomStreamTests.count.squareRoot())
  }

  @Test func `ids that differ by a letter and seeds that differ by one are not correlated`() {
    let base = RandomStreamTests.scores(id: "running:leg-1:KZ")
    let others = [
      RandomStreamTests.scores(id: "running:leg-2:KZ"),
      RandomStreamTests.scores(id: "running:leg-3:KZ"),
      RandomStreamTests.scores(id: "running:leg-1:KG"),
      RandomStreamTests.scores(seed: 2, id: "running:leg-1:KZ"),
      RandomStreamTests.scores(seed: 3, id: "running:leg-1:KZ"),
    ]
    for other in others {
      let r = RandomStreamTests.correlation(base, other)
      #expect(abs(r) < 4 / RandomStreamTests.count.squareRoot())
      #expect(other != base)
    }
  }

  @Test(arguments: [0.0, 0.01, 0.07, 0.5, 1.0])
  func `the disruption strikes as often as it should, whatever the score`(probability: Double) {
    let struck = RandomStreamTests.struck(id: "port:x", probability: probability)
    let share = Double(struck.count { $0 }) / RandomStreamTests.count
    let error = (probability * (1 - probability) / RandomStreamTests.count).squareRoot()
    #expect(abs(share - probability) <= 4 * error)
    guard probability > 0, probability < 1 else { return }
    let r = RandomStreamTests.correlation(
      RandomStreamTests.scores(id: "port:x"),
      struck.map { $0 ? 1 : 0 }
    )
    #expect(abs(r) < 4 / RandomStreamTests.count.squareRoot())
  }
}
