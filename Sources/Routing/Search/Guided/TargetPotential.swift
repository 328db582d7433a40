/// What is at least left from any state to a target: the distance by a metric, found when it is asked
/// for (Strasser and Zeitz 2021, "A Fast and Tight Heuristic for A* in Road Networks",
/// doi:10.4230/LIPIcs.SEA.2021.6).
///
/// Weights from the ancestors of the targets down to them are worked out once. What is left from a node
/// is the least over its arcs upwards of the arc and what is left from there, and is kept.
struct TargetPotential {
  private let metric: Metric
  private let states: StateHierarchy
  private let scale: WeightScale
  /// By rank, of ancestors of the targets.
  private var down: [UInt32: UInt32] = [:]
  /// By rank, what is left; ``Metric/unreachable`` where nothing leads.
  private var left: [UInt32: UInt32] = [:]

  /// - Parameter targets: states of the hierarchy with what is left from there, in steps.
  /// - Complexity: O(arcs above the targets).
  init(
    _ metric: Metric,
    _ states: StateHierarchy,
    scale: WeightScale,
    targets: [(state: Int, steps: UInt32)]
  ) {
    self.metric = metric
    self.states = states
    self.scale = scale
    let arrays = metric.hierarchy.arrays
    let ranks = arrays.ranks.span
    let parents = arrays.parents.span
    let firstArc = arrays.firstArc.span
    let heads = arrays.heads.span
    let weights = metric.weights.span
    var ancestors: Set<UInt32> = []
    for (state, steps) in targets where states.nodeOfState[state] != StateHierarchy.none {
      let rank = ranks[Int(states.nodeOfState[state])]
      down[rank] = min(steps, down[rank] ?? Metric.unreachable)
      var ancestor = rank
      while ancestor != Hierarchy.none, ancestors.insert(ancestor).inserted {
        ancestor = parents[Int(ancestor)]
      }
    }
    // Ranks rise with the tree, so that what lies below is known first.
    for rank in ancestors.sorted() {
      guard let known = down[rank] else { continue }
      for arc in Int(firstArc[Int(rank)])..<Int(firstArc[Int(rank) + 1]) {
        let reached = min(known &+ weights[arc].y, Metric.unreachable)
        let head = heads[arc]
        if reached < down[head] ?? Metric.unreachable { down[head] = reached }
      }
    }
  }

  /// What is at least left from a state; infinite where nothing leads.
  ///
  /// - Complexity: O(arcs above the state that were not looked at before).
  mutating func weight(from state: Int) -> Double {
    let node = states.nodeOfState[state]
    guard node != StateHierarchy.none else { return 0 }
    let metric = metric
    let arrays = metric.hierarchy.arrays
    let parents = arrays.parents.span
    let firstArc = arrays.firstArc.span
    let heads = arrays.heads.span
    let weights = metric.weights.span
    let rank = arrays.ranks.span[Int(node)]
    var open: [UInt32] = []
    var next = rank
    while next != Hierarchy.none, left[next] == nil {
      open.append(next)
      next = parents[Int(next)]
    }
    while let rank = open.popLast() {
      var least = down[rank] ?? Metric.unreachable
      for arc in Int(firstArc[Int(rank)])..<Int(firstArc[Int(rank) + 1]) {
        let beyond = left[heads[arc]] ?? Metric.unreachable
        least = min(least, weights[arc].x &+ beyond)
      }
      left[rank] = min(least, Metric.unreachable)
    }
    let steps = left[rank] ?? Metric.unreachable
    return steps == Metric.unreachable ? .infinity : scale.weight(steps)
  }
}
