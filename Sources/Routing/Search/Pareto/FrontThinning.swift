/// Chooses few members of a front that stand for all of it.
///
/// A member stands for another if none of its figures is larger by more than the share ε
/// (ε-dominance: Papadimitriou and Yannakakis 2000, doi:10.1109/SFCS.2000.892068). Numbers of gauge
/// changes and borders are whole, so below ε = 100 % ÷ number they never give way.
enum FrontThinning {
  /// Positions of the chosen vectors, ascending.
  ///
  /// The best of each figure is always chosen, then by turns the vector that stands for the most of
  /// the rest, the earlier of equals (the greedy set cover; the smallest cover is NP-hard).
  ///
  /// - Parameter epsilon: zero or more; zero chooses everything.
  /// - Complexity: O(n² · (d + k)) for n vectors of d figures of which k are chosen.
  static func chosen(from vectors: [[Double]], epsilon: Double) -> [Int] {
    guard epsilon > 0, let first = vectors.first else { return Array(vectors.indices) }
    let covered = vectors.map { vector in
      let relaxed = vectors.map { other in other.map { $0 * (1 + epsilon) } }
      return vectors.indices.filter { Dominance.covers(vector, relaxed[$0]) }
    }
    var isOpen = [Bool](repeating: true, count: vectors.count)
    var chosen: Set<Int> = []
    func choose(_ index: Int) {
      chosen.insert(index)
      for other in covered[index] { isOpen[other] = false }
    }
    for figure in first.indices {
      let best = vectors.indices.min { vectors[$0][figure] < vectors[$1][figure] }
      if let best { choose(best) }
    }
    while isOpen.contains(true) {
      let gains = covered.map { others in others.count { isOpen[$0] } }
      guard
        let best = gains.indices.max(by: {
          gains[$0] < gains[$1] || (gains[$0] == gains[$1] && $0 > $1)
        })
      else { break }
      choose(best)
    }
    return chosen.sorted()
  }
}
