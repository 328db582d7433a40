import Scenarios

/// What one value of one parameter does while all others stay at their base.
public struct SweepEffect: Sendable {
  public var parameter: String
  public var value: String
  /// Pairs that have an answer with this value and at the base.
  public var pairCount: Int
  /// Of those, the ones that take other legs than at the base.
  public var otherRouteCount: Int
  /// Pairs that have an answer only at the base, and only with this value.
  public var lostCount: Int
  public var gainedCount: Int
  /// Of the objective, in its own unit, over the pairs with both answers; `nil` without such.
  public var meanChange: Double?
  /// The change that is largest in size, and its pair.
  public var largestChange: (change: Double, pair: PairTable.Pair)?

  /// What values are put in order by: how much they change, and before that, what they cut off.
  fileprivate var weight: (Int, Double) { (lostCount + gainedCount, abs(meanChange ?? 0)) }
}

extension SweepRun {
  /// Every value that is no base, one at a time, the one that matters most first: by how many pairs
  /// lose or gain their only answer, then by the mean change of the objective.
  ///
  /// - Parameter jobs: the number of threads, above zero.
  public func effects(jobs: Int) -> [SweepEffect] {
    let changes = sweep.parameters.indices.flatMap { parameter in
      sweep.parameters[parameter].values.dropFirst().map { (parameter, $0) }
    }
    let base = ParallelMap.map(count: sweep.pairs.count, jobs: jobs) {
      answer(at: sweep.basePoint, sweep.pairs[$0])
    }
    let effects = ParallelMap.map(count: changes.count, jobs: jobs, perTurn: 1) {
      effect(of: changes[$0].1, of: changes[$0].0, against: base)
    }
    // A stable order: equals stay as the file has them.
    return effects.enumerated().sorted { a, b in
      a.element.weight == b.element.weight
        ? a.offset < b.offset : a.element.weight > b.element.weight
    }.map(\.element)
  }

  private func effect(
    of value: SweepFile.Value,
    of parameter: Int,
    against base: [Result<SweepAnswer, BatchFailure>]
  ) -> SweepEffect {
    var point = sweep.basePoint
    point[parameter] = value
    var effect = SweepEffect(
      parameter: sweep.parameters[parameter].name,
      value: value.label,
      pairCount: 0,
      otherRouteCount: 0,
      lostCount: 0,
      gainedCount: 0
    )
    var sum = 0.0
    for (pair, before) in zip(sweep.pairs, base) {
      switch (before, answer(at: point, pair)) {
      case (.success(let before), .success(let after)):
        let change = after.value - before.value
        sum += change
        effect.pairCount += 1
        if !after.takesSameLegs(as: before) { effect.otherRouteCount += 1 }
        if effect.largestChange.map({ abs(change) > abs($0.change) }) ?? true {
          effect.largestChange = (change, pair)
        }
      case (.success, .failure): effect.lostCount += 1
      case (.failure, .success): effect.gainedCount += 1
      case (.failure, .failure): break
      }
    }
    if effect.pairCount > 0 { effect.meanChange = sum / Double(effect.pairCount) }
    return effect
  }
}
