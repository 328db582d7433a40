/// Turns costs into vectors of whole steps for a search with several criteria.
///
/// A vector has the criteria in its first lanes, the rest of the first five zero. Lane 5 holds what
/// decides between equal vectors, lane 6 the number of arcs.
struct FrontMeasure: Sendable {
  static let maximumCriteria = 5
  private static let tieLane = 5
  private static let moveLane = 6

  let criteria: [Criterion]
  /// The first of ``Criterion/allCases`` that is not among ``criteria``.
  let tieBreaker: Criterion
  private let units: [FixedPoint]
  private let tieUnit: FixedPoint

  /// - Parameter criteria: two to five, none twice.
  init(criteria: [Criterion], space: SearchSpace) {
    self.criteria = criteria
    let tieBreaker = Criterion.allCases.first { !criteria.contains($0) } ?? .borders
    self.tieBreaker = tieBreaker
    // No label that is kept comes to a vertex twice, so no sum exceeds that of all arcs.
    let total = space.arcs.reduce(CostVector.zero) { $0 + $1.cost }
    units = criteria.map { FixedPoint(total: $0.value(of: total)) }
    tieUnit = FixedPoint(total: tieBreaker.value(of: total))
  }

  func vector(of cost: CostVector) -> SIMD8<Int64> {
    var vector = SIMD8<Int64>(repeating: 0)
    for (lane, criterion) in criteria.enumerated() {
      vector[lane] = units[lane].steps(criterion.value(of: cost))
    }
    vector[FrontMeasure.tieLane] = tieUnit.steps(tieBreaker.value(of: cost))
    vector[FrontMeasure.moveLane] = 1
    return vector
  }

  /// The criteria of a vector, in their own units.
  func values(of vector: SIMD8<Int64>) -> [Double] {
    units.indices.map { units[$0].value(vector[$0]) }
  }

  /// For each vertex the least of every criterion from there to the target, each by its own path:
  /// one backward search a criterion. `nil` where the target cannot be reached.
  ///
  /// Lanes that are no criteria are zero.
  func lowerBounds(in space: SearchSpace, costs: [SIMD8<Int64>]) -> [SIMD8<Int64>?] {
    var bounds: [SIMD8<Int64>?] = space.vertices.map { _ in SIMD8(repeating: 0) }
    for lane in criteria.indices {
      let distance = space.distances(
        root: SearchSpace.target,
        .toRoot,
        weights: costs.map { FixedWeight(primary: $0[lane], secondary: 0) }
      )
      for (vertex, least) in distance.enumerated() {
        if least == .unreachable {
          bounds[vertex] = nil
        } else {
          bounds[vertex]?[lane] = least.primary
        }
      }
    }
    return bounds
  }
}
