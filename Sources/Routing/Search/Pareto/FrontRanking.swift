/// Which vectors of a front are best at what.
struct FrontRanking {
  private let vectors: [[Double]]
  private let least: [Double]
  /// The vector nearest to the best of every figure, `nil` if there are fewer than three: distances
  /// are in shares of a figure's range and are summed; of equals the first.
  let mostBalanced: Int?

  init(_ vectors: [[Double]]) {
    self.vectors = vectors
    let figures = vectors.first?.indices ?? 0..<0
    let least = figures.map { figure in vectors.map { $0[figure] }.min() ?? 0 }
    let most = figures.map { figure in vectors.map { $0[figure] }.max() ?? 0 }
    self.least = least
    let distances: [Double] = vectors.map { vector in
      figures.reduce(0.0) { sum, figure in
        let range = most[figure] - least[figure]
        return range > 0 ? sum + (vector[figure] - least[figure]) / range : sum
      }
    }
    mostBalanced = vectors.count < 3 ? nil : distances.indices.min { distances[$0] < distances[$1] }
  }

  func isBest(_ index: Int, at figure: Int) -> Bool {
    !Dominance.isLess(least[figure], than: vectors[index][figure])
  }
}
