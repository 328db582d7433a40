import Geo

/// Enumerates the locally optimal routes within a stretch limit in order of their weight, and keeps
/// those that overlap little.
///
/// The order is that of a best-first search over partial routes with exact remaining weights, so a
/// route that is completed is the next best one (one pass, as in Chondrogiannis et al. 2020). Partial
/// routes are dropped as soon as their last window is not a best way, as they exceed the stretch
/// limit, or as they share so much with a kept route that no end can mend it: all three get no
/// better by going on, so nothing is lost. That a window has to be a best way is what keeps the
/// number of partial routes small.
struct AlternativeSearch {
  struct Found {
    /// Positions in ``SearchSpace/arcs``.
    var chain: [Int]
    var legs: Set<Int>
    /// Kilometres that count for overlap.
    var km: Double
    var stretch: Double
    var overlap: Double
  }

  private struct Label {
    var spent: FixedWeight
    var vertex: Int32
    var parent: Int32
    var arc: Int32
  }

  private struct Entry: HeapEntry {
    var whole: FixedWeight
    var label: Int32

    @inline(__always)
    func precedes(_ other: Entry) -> Bool {
      if whole < other.whole { return true }
      return whole == other.whole && label < other.label
    }
  }

  private let space: SearchSpace
  private let limits: AlternativeLimits
  private let weights: [FixedWeight]
  private let remaining: [FixedWeight]
  private let limit: Int64
  private let overlap: RouteOverlap
  private var localOptimality: LocalOptimality
  private var labels: [Label] = []
  private var heap = QuaternaryHeap<Entry>()
  /// For each leg, the kept routes that run over it, a bit each.
  private var keptRoutesByLeg: [UInt64]
  private(set) var found: [Found] = []

  /// As many kept routes can be told apart on a leg.
  static let maximumCount = 64

  /// `nil` if there is no route at all.
  init?(
    space: SearchSpace,
    network: Network,
    objective: Objective,
    limits: AlternativeLimits
  ) {
    self.space = space
    self.limits = limits
    let exact = space.arcs.map { objective.weight(of: $0.cost) }
    let total = exact.reduce(Weight.zero, +)
    let primary = FixedPoint(total: total.primary)
    let secondary = FixedPoint(total: total.secondary)
    let weights = exact.map {
      FixedWeight(primary: primary.steps($0.primary), secondary: secondary.steps($0.secondary))
    }
    self.weights = weights
    remaining = space.distances(root: SearchSpace.target, .toRoot, weights: weights)
    let best = remaining[SearchSpace.source]
    guard best != .unreachable else { return nil }
    let limit = Int64(Double(best.primary) * limits.maximumStretch)
    self.limit = limit
    let spent = space.distances(
      root: SearchSpace.source,
      .fromRoot,
      weights: weights,
      limit: limit
    )
    let isWithinReach = zip(spent, remaining).map { before, after in
      before != .unreachable && after != .unreachable
        && before.primary + after.primary <= limit
    }
    let unavoidable = AlternativeSearch.unavoidableWaterArcs(
      space: space,
      network: network,
      weights: weights,
      remaining: remaining,
      limit: limit
    )
    let dividing = best.primary - unavoidable.reduce(0) { $0 + weights[$1].primary }
    localOptimality = LocalOptimality(
      space: space,
      weights: weights,
      window: Int64(Double(dividing) * limits.localOptimality),
      isWithinReach: isWithinReach
    )
    overlap = RouteOverlap(
      km: network.legs.map(\.lengthKm),
      unavoidable: Set(unavoidable.map { space.arcs[$0].leg })
    )
    keptRoutesByLeg = Array(repeating: 0, count: network.legs.count)
  }

  /// Arcs of the best route over legs by ship that every route within the limit uses: without
  /// such a leg there is none.
  private static func unavoidableWaterArcs(
    space: SearchSpace,
    network: Network,
    weights: [FixedWeight],
    remaining: [FixedWeight],
    limit: Int64
  ) -> [Int] {
    bestChain(space: space, weights: weights, remaining: remaining).filter { position in
      let leg = space.arcs[position].leg
      guard leg >= 0, network.legs[leg].mode.isWater else { return false }
      let without = space.distances(
        root: SearchSpace.source,
        .fromRoot,
        weights: weights,
        limit: limit
      ) { space.arcs[$0].leg != leg }
      return without[SearchSpace.target] == .unreachable
    }
  }

  /// The arcs of a best route, the first of equals at every vertex.
  private static func bestChain(
    space: SearchSpace,
    weights: [FixedWeight],
    remaining: [FixedWeight]
  ) -> [Int] {
    var chain: [Int] = []
    var vertex = SearchSpace.source
    // Arcs that weigh nothing could lead round in a circle.
    while vertex != SearchSpace.target, chain.count < space.vertices.count {
      let onward = space.arcs(from: vertex).first { position in
        let after = remaining[space.arcs[position].to]
        return after != .unreachable && weights[position] + after == remaining[vertex]
      }
      guard let onward else { break }
      chain.append(onward)
      vertex = space.arcs[onward].to
    }
    return chain
  }

  /// Looks for routes until there are `count` of them, no more, or the search limit is reached.
  mutating func run(count: Int) -> Alternatives.Outcome {
    push(Label(spent: .zero, vertex: Int32(SearchSpace.source), parent: -1, arc: -1))
    let wanted = min(count, AlternativeSearch.maximumCount)
    while found.count < wanted {
      guard let entry = heap.pop() else { return .exhausted }
      let index = Int(entry.label)
      if sharesTooMuch(index) { continue }
      if Int(labels[index].vertex) == SearchSpace.target {
        keep(index)
      } else {
        extend(index)
      }
      if labels.count > limits.searchLimit { return .searchLimitReached }
    }
    return found.count < count ? .searchLimitReached : .complete
  }

  private mutating func push(_ label: Label) {
    let index = Int32(labels.count)
    labels.append(label)
    heap.push(Entry(whole: label.spent + remaining[Int(label.vertex)], label: index))
  }

  private mutating func extend(_ index: Int) {
    let label = labels[index]
    for position in space.arcs(from: Int(label.vertex)) {
      let next = space.arcs[position].to
      guard remaining[next] != .unreachable else { continue }
      let spent = label.spent + weights[position]
      guard spent.primary + remaining[next].primary <= limit else { continue }
      let extended = Label(
        spent: spent,
        vertex: Int32(next),
        parent: Int32(index),
        arc: Int32(position)
      )
      if isSimpleAndLocallyOptimal(extended) { push(extended) }
    }
  }

  /// Whether the route comes to its last vertex for the first time, and the longest stretch up to it
  /// that fits into the window is a best way.
  private mutating func isSimpleAndLocallyOptimal(_ label: Label) -> Bool {
    var windowStart = label
    var index = Int(label.parent)
    while index >= 0 {
      let before = labels[index]
      if before.vertex == label.vertex { return false }
      if label.spent.primary - before.spent.primary <= localOptimality.window {
        windowStart = before
      }
      index = Int(before.parent)
    }
    if windowStart.vertex == label.vertex { return true }
    return localOptimality.isBest(
      from: Int(windowStart.vertex),
      to: Int(label.vertex),
      weight: label.spent - windowStart.spent
    )
  }

  /// Whether a partial route already shares more with a kept one than the whole may.
  private func sharesTooMuch(_ index: Int) -> Bool {
    if found.isEmpty { return false }
    var sharedKm = [Double](repeating: 0, count: found.count)
    var seen: Set<Int> = []
    for leg in legs(to: index) where keptRoutesByLeg[leg] != 0 && seen.insert(leg).inserted {
      for route in found.indices where keptRoutesByLeg[leg] & (1 << UInt64(route)) != 0 {
        sharedKm[route] += overlap.km(ofLeg: leg)
      }
    }
    return found.indices.contains { route in
      isOver(sharedKm[route], of: found[route].km)
    }
  }

  private func isOver(_ sharedKm: Double, of km: Double) -> Bool {
    Dominance.isLess(limits.maximumOverlap * km, than: sharedKm)
  }

  private mutating func keep(_ index: Int) {
    let chain = chain(to: index)
    let legs = Set(legs(to: index))
    let shares = found.map { overlap.share(of: legs, and: $0.legs) }
    let largest = shares.max() ?? 0
    if Dominance.isLess(limits.maximumOverlap, than: largest) { return }
    // The same legs by another facility are the same route, whatever overlap is allowed.
    if found.contains(where: { $0.legs == legs }) { return }
    for leg in legs { keptRoutesByLeg[leg] |= 1 << UInt64(found.count) }
    let best = remaining[SearchSpace.source].primary
    found.append(
      Found(
        chain: chain,
        legs: legs,
        km: overlap.km(of: legs),
        stretch: best > 0 ? Double(labels[index].spent.primary) / Double(best) : 1,
        overlap: largest
      )
    )
  }

  private func chain(to label: Int) -> [Int] {
    var chain: [Int] = []
    var index = label
    while labels[index].arc >= 0 {
      chain.append(Int(labels[index].arc))
      index = Int(labels[index].parent)
    }
    chain.reverse()
    return chain
  }

  private func legs(to label: Int) -> [Int] {
    chain(to: label).compactMap { space.arcs[$0].leg >= 0 ? space.arcs[$0].leg : nil }
  }
}
