/// Comparison of vectors of figures, all of which are better the smaller they are.
enum Dominance {
  /// Figures that differ by less than this share of the larger one are the same: far above what
  /// rounding does to a sum, far below what any source states.
  static let relativeTolerance = 1e-9

  static func isLess(_ a: Double, than b: Double) -> Bool {
    b - a > relativeTolerance * max(abs(a), abs(b))
  }

  /// Whether `a` is nowhere larger than `b`.
  static func covers(_ a: [Double], _ b: [Double]) -> Bool {
    !zip(a, b).contains { isLess($1, than: $0) }
  }

  /// Positions of the vectors that no other one covers; of equal vectors, the first.
  ///
  /// A vector is left out only while another that covers it stays, so that differences below the
  /// tolerance cannot add up to the loss of a whole chain.
  ///
  /// - Complexity: O(n² · d) for n vectors of d figures.
  static func nonDominated(_ vectors: [[Double]]) -> [Int] {
    var stays = [Bool](repeating: true, count: vectors.count)
    for index in vectors.indices.reversed() {
      stays[index] = !vectors.indices.contains { other in
        other != index && stays[other] && covers(vectors[other], vectors[index])
          && (other < index || !covers(vectors[index], vectors[other]))
      }
    }
    return vectors.indices.filter { stays[$0] }
  }
}
