import Geo
import TestSupport
import Testing

@testable import Routing

/// Alternatives against the definition, applied to every path that Yen's algorithm finds.
@Suite struct AlternativesAgainstYenTests {
  @Test func eachAlternativeIsTheBestRouteThatTheLimitsAdmitAfterThoseBefore() throws {
    var census = Census()
    try forAll(count: 220, seed: 60_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 4...7, extraLegs: 2...6)
      let question = RandomQuestion(network, &random)
      let limits = AlternativeLimits(
        maximumOverlap: random.pick([0.25, 0.5, 0.6, 1]),
        maximumStretch: random.pick([1.25, 1.5, 2]),
        localOptimality: random.pick([0.125, 0.25, 0.5])
      )
      let objective = random.pick([
        Objective.time, .distance, .cost, .generalisedCost(usdPerHour: 4),
      ])
      let count = Int.random(in: 2...5, using: &random)
      guard let trial = try Trial(question, objective, limits, on: network) else {
        census.note("no route")
        return
      }
      guard let paths = trial.paths else {
        census.note("too many paths")
        return
      }
      let alternatives = try trial.prepared.alternatives(trial.query, count: count, limits: limits)
      let expected = trial.definition(paths, count: count, following: alternatives)
      #expect(
        alternatives.routes.map { $0.itinerary.total }.map(trial.query.objective.weight)
          == expected.map(\.weight),
        "seed \(seed), \(objective), \(limits): \(question)"
      )
      #expect(
        alternatives.outcome == (expected.count == count ? .complete : .exhausted),
        "seed \(seed)"
      )
      census.note("route")
      census.note("an alternative", if: expected.count >= 2)
      census.note("two alternatives", if: expected.count >= 3)
      census.note("refused", if: paths.count > expected.count)
      census.note("unavoidable water", if: !trial.unavoidable(paths).isEmpty)
    }
    census.expect("route", atLeast: 120)
    census.expect("an alternative", atLeast: 30)
    census.expect("two alternatives", atLeast: 5)
    census.expect("refused", atLeast: 60)
    census.expect("unavoidable water", atLeast: 20)
  }
}

/// One question put to the definition.
private struct Trial {
  let prepared: PreparedNetwork
  let query: Query
  let limits: AlternativeLimits
  let yen: YenOracle
  /// By arc of the oracle's graph.
  let legs: [Int?]
  let distances: [[Weight]]
  /// All paths within the stretch limit; `nil` if there are too many to try.
  let paths: [YenOracle.Path]?

  private static let source = 0
  private static let target = 1
  private static let maximumPaths = 400

  /// `nil` if there is no route.
  init?(
    _ question: RandomQuestion,
    _ objective: Objective,
    _ limits: AlternativeLimits,
    on network: RandomNetwork
  ) throws {
    var query = question.query
    query.objective = objective
    self.query = query
    self.limits = limits
    prepared = try Router(try Network(network.content)).prepare(
      Terms(
        date: question.terms.date,
        service: question.terms.service,
        cargo: query.cargo,
        variants: query.variants
      )
    )
    let graph = prepared.graph
    let admission = try ResolvedQuery(query, on: prepared).admission
    var arcs: [YenOracle.Arc] = []
    var legs: [Int?] = []
    func join(_ from: Int, _ to: Int) {
      arcs.append(YenOracle.Arc(from: from, to: to, weight: .zero))
      legs.append(nil)
    }
    for id in question.origins {
      join(Self.source, graph.startStates[prepared.network.nodeIndex(id: id) ?? 0] + 2)
    }
    for id in question.destinations {
      join(graph.endStates[prepared.network.nodeIndex(id: id) ?? 0] + 2, Self.target)
    }
    for state in graph.states.indices {
      for position in graph.arcs(from: state) {
        let arc = graph.arcs[position]
        guard admission.allows(arc) else { continue }
        arcs.append(
          YenOracle.Arc(from: state + 2, to: arc.to + 2, weight: objective.weight(of: arc.cost))
        )
        legs.append(arc.kind == .leg ? arc.item : nil)
      }
    }
    yen = YenOracle(vertexCount: graph.states.count + 2, arcs: arcs)
    self.legs = legs
    distances = yen.allDistances()
    let shortest = distances[Self.source][Self.target]
    guard shortest < .infinite else { return nil }
    paths = yen.paths(
      from: Self.source,
      to: Self.target,
      upTo: shortest.primary * limits.maximumStretch,
      limit: Self.maximumPaths
    )
  }

  /// Greedily, from the definition. Where several routes of one weight qualify, the one that was
  /// answered is taken, if it is among them: the definition does not choose between them.
  func definition(
    _ paths: [YenOracle.Path],
    count: Int,
    following answer: Alternatives
  ) -> [YenOracle.Path] {
    let unavoidable = unavoidable(paths)
    let first = answer.routes[0].itinerary.legSteps.map { $0.legID }
    let best = paths.first { $0.weight == paths[0].weight && legIDs($0) == first } ?? paths[0]
    let shared = best.arcs.filter { legs[$0].map(unavoidable.contains) ?? false }
      .map { yen.arcs[$0].weight.primary }.reduce(0, +)
    let window = (best.weight.primary - shared) * limits.localOptimality
    let optimal = paths.filter { isLocallyOptimal($0, window: window) }
    var chosen: [YenOracle.Path] = []
    while chosen.count < count {
      let qualified = optimal.filter { path in
        chosen.allSatisfy { overlap(path, $0, unavoidable) <= limits.maximumOverlap + 1e-9 }
          && !chosen.contains { legSet($0) == legSet(path) }
      }
      guard let least = qualified.map(\.weight).min() else { break }
      let equals = qualified.filter { $0.weight == least }
      let answered =
        chosen.count < answer.routes.count
        ? answer.routes[chosen.count].itinerary.legSteps.map { $0.legID } : []
      chosen.append(equals.first { legIDs($0) == answered } ?? equals[0])
    }
    return chosen
  }

  private func legIDs(_ path: YenOracle.Path) -> [String?] {
    path.arcs.compactMap { legs[$0] }.map { prepared.network.legs[$0].id }
  }

  /// Legs by ship that are part of every path.
  func unavoidable(_ paths: [YenOracle.Path]) -> Set<Int> {
    var common = legSet(paths[0])
    for path in paths { common.formIntersection(legSet(path)) }
    return common.filter { prepared.network.legs[$0].mode.isWater }
  }

  private func legSet(_ path: YenOracle.Path) -> Set<Int> { Set(path.arcs.compactMap { legs[$0] }) }

  private func isLocallyOptimal(_ path: YenOracle.Path, window: Double) -> Bool {
    for from in path.arcs.indices {
      var weight = Weight.zero
      for to in from..<path.arcs.count {
        weight = weight + yen.arcs[path.arcs[to]].weight
        if weight.primary > window { break }
        let ends = (yen.arcs[path.arcs[from]].from, yen.arcs[path.arcs[to]].to)
        if distances[ends.0][ends.1] < weight { return false }
      }
    }
    return true
  }

  private func overlap(
    _ a: YenOracle.Path,
    _ b: YenOracle.Path,
    _ unavoidable: Set<Int>
  ) -> Double {
    func km(_ legs: Set<Int>) -> Double {
      legs.subtracting(unavoidable).map { prepared.network.legs[$0].lengthKm }.reduce(0, +)
    }
    let shorter = min(km(legSet(a)), km(legSet(b)))
    return shorter > 0 ? km(legSet(a).intersection(legSet(b))) / shorter : 1
  }
}
