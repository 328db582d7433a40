import Scenarios

/// Which corridor is best while one parameter grows and all others stay at their base.
public struct SweepSwitch: Sendable {
  public var parameter: String
  public var pair: PairTable.Pair
  /// In order; each has another corridor than the one before, `nil` where none has a route.
  public var stretches: [SwitchSearch.Stretch<String?>]
  /// To within what the switches are found.
  public var tolerance: Double
}

extension SweepRun {
  /// How many parts a range is cut into before switches are looked for.
  private static let probes = 16

  /// Every break-even that the sweep asks for, for every pair.
  ///
  /// - Parameter jobs: the number of threads, above zero.
  public func switches(jobs: Int) -> [SweepSwitch] {
    let pairs = sweep.pairs
    return ParallelMap.map(
      count: sweep.breakEvens.count * pairs.count,
      jobs: jobs,
      perTurn: 1
    ) { index in
      switches(of: sweep.breakEvens[index / pairs.count], pairs[index % pairs.count])
    }
  }

  private func switches(
    of breakEven: SweepFile.BreakEven,
    _ pair: PairTable.Pair
  ) -> SweepSwitch {
    var point = sweep.basePoint
    let index = sweep.parameters.firstIndex { $0.name == breakEven.parameter }
    let stretches = SwitchSearch.stretches(
      over: breakEven.range,
      probes: Self.probes,
      tolerance: breakEven.tolerance
    ) { value -> String? in
      if let index { point[index] = SweepFile.Value(label: "\(value)", edits: nil) }
      return (try? answer(at: point, pair).get())?.corridorID
    }
    return SweepSwitch(
      parameter: breakEven.parameter,
      pair: pair,
      stretches: stretches,
      tolerance: breakEven.tolerance
    )
  }
}
