/// Tells whether stretches of a route are best ways between their ends.
///
/// Distances are kept by where a stretch begins, as far as the window reaches and only within the
/// part of the space that routes within the stretch limit use: a better way round a stretch of such
/// a route makes a better route, so it lies there too.
struct LocalOptimality {
  /// Stretches up to this weight are looked at.
  let window: Int64
  private let space: SearchSpace
  private let weights: [FixedWeight]
  private let isWithinReach: [Bool]
  private var distances: [Int: [FixedWeight]] = [:]

  init(space: SearchSpace, weights: [FixedWeight], window: Int64, isWithinReach: [Bool]) {
    self.space = space
    self.weights = weights
    self.window = window
    self.isWithinReach = isWithinReach
  }

  /// Whether a stretch of the given weight, at most ``window``, is a best way.
  mutating func isBest(from: Int, to: Int, weight: FixedWeight) -> Bool {
    if distances[from] == nil {
      distances[from] = space.distances(root: from, .fromRoot, weights: weights, limit: window) {
        isWithinReach[space.arcs[$0].to]
      }
    }
    return distances[from].map { !($0[to] < weight) } ?? true
  }
}
