import Geo
import TestSupport
import Testing

@testable import Routing

/// What must hold of every front, on networks too large to walk every itinerary of.
@Suite struct ParetoLawTests {
  private static func forFronts(
    count: Int,
    seed: UInt64,
    _ body: (RandomQuestion, RandomNetwork, ParetoFront, inout SplitMix64, UInt64) throws -> Void
  ) throws {
    try forAll(count: count, seed: seed) { random, seed in
      let network = RandomNetwork(&random, nodes: 7...14, extraLegs: 5...14)
      let question = RandomQuestion(network, &random)
      guard let front = try question.front(.random(&random), on: network) else { return }
      try body(question, network, front, &random, seed)
    }
  }

  @Test func aFrontContainsTheOptimumOfEachOfItsCriteria() throws {
    var census = Census()
    try Self.forFronts(count: 150, seed: 31_000) { question, network, front, _, seed in
      for (lane, criterion) in front.criteria.enumerated() {
        guard let objective = criterion.objective else { continue }
        let best = try #require(try question.answer(objective, on: network))
        let least = front.vectors.map { $0[lane] }.min()
        #expect(least == best.value(of: objective), "seed \(seed), \(criterion)")
        census.note("optimum")
      }
      census.count(front)
    }
    census.expect("optimum", atLeast: 150)
    census.expect("three or more members", atLeast: 10)
  }

  @Test func theLeastGeneralisedCostIsThatOfAMemberWhateverTimeIsWorth() throws {
    var census = Census()
    try forAll(count: 120, seed: 32_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 7...14, extraLegs: 5...14)
      let question = RandomQuestion(network, &random)
      guard let front = try question.front(.timeAndCost, on: network) else { return }
      for usdPerHour in [0.5, 2, 8, 64] {
        let best = try #require(
          try question.answer(.generalisedCost(usdPerHour: usdPerHour), on: network)
        )
        let least = front.vectors.map { $0[1] + usdPerHour * $0[0] }.min()
        #expect(least == best.total.usd + usdPerHour * best.total.hours, "seed \(seed)")
      }
      census.count(front)
    }
    census.expect("two or more members", atLeast: 30)
  }

  @Test func noMemberIsNowhereWorseThanAnother() throws {
    var census = Census()
    try Self.forFronts(count: 120, seed: 33_000) { _, _, front, _, seed in
      for (index, vector) in front.vectors.enumerated() {
        for (other, rival) in front.vectors.enumerated() where other != index {
          #expect(!zip(rival, vector).allSatisfy { $0 <= $1 }, "seed \(seed)")
        }
      }
      census.count(front)
    }
    census.expect("three or more members", atLeast: 10)
  }

  @Test func theOrderOfTheCriteriaDoesNotChangeTheFront() throws {
    var census = Census()
    try Self.forFronts(count: 120, seed: 34_000) { question, network, front, random, seed in
      let shuffled = front.criteria.shuffled(using: &random)
      let again = try #require(try question.front(.known(shuffled), on: network))
      let reordered = again.members.map { member in
        front.criteria.map { $0.value(of: member.itinerary.total) }
      }
      #expect(Set(reordered) == Set(front.vectors), "seed \(seed)")
      census.count(front)
    }
    census.expect("three or more members", atLeast: 10)
  }

  @Test func ofEqualMembersTheFasterIsKept() throws {
    var census = Census()
    try forAll(count: 100, seed: 35_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 3...6, extraLegs: 1...4)
      let question = RandomQuestion(network, &random)
      let criteria: [Criterion] = [.gaugeChanges, .borders]
      guard let front = try question.front(.known(criteria), on: network) else { return }
      let detailed = question.enumeratedFront(criteria + [.time], on: network)
      for member in front.members {
        let total = member.itinerary.total
        let hours = detailed.filter {
          $0[0] == Double(total.gaugeChanges) && $0[1] == Double(total.borders)
        }.map { $0[2] }
        #expect(total.hours == hours.min(), "seed \(seed)")
        census.note("member")
      }
    }
    census.expect("member", atLeast: 50)
  }

  @Test func aThinnedFrontIsPartOfTheWholeAndStandsForAllOfIt() throws {
    var census = Census()
    try Self.forFronts(count: 150, seed: 36_000) { question, network, front, random, seed in
      let epsilon = random.pick([0.05, 0.25, 1])
      let thinned = try #require(
        try question.front(.known(front.criteria), epsilon: epsilon, on: network)
      )
      #expect(Set(thinned.vectors).isSubset(of: Set(front.vectors)), "seed \(seed)")
      #expect(thinned.thinnedOut == front.members.count - thinned.members.count)
      for vector in front.vectors {
        #expect(
          thinned.vectors.contains { chosen in
            zip(chosen, vector).allSatisfy { $0 <= $1 * (1 + epsilon) }
          },
          "seed \(seed): \(vector) is stood for by none"
        )
      }
      for lane in front.criteria.indices {
        #expect(thinned.vectors.map { $0[lane] }.min() == front.vectors.map { $0[lane] }.min())
      }
      census.note("thinned", if: thinned.thinnedOut > 0)
    }
    census.expect("thinned", atLeast: 10)
  }

  @Test func membersAreLabelledByWhatTheyAreBestAt() throws {
    var census = Census()
    try Self.forFronts(count: 80, seed: 37_000) { _, _, front, _, seed in
      for (lane, criterion) in front.criteria.enumerated() {
        let least = front.vectors.map { $0[lane] }.min()
        for (member, vector) in zip(front.members, front.vectors) {
          #expect(member.bestAt.contains(criterion) == (vector[lane] == least), "seed \(seed)")
        }
      }
      let balanced = front.members.count { $0.isMostBalanced }
      #expect(balanced == (front.members.count >= 3 ? 1 : 0), "seed \(seed)")
      #expect(Set(front.members.map(\.name)).count == front.members.count, "seed \(seed)")
      census.count(front)
    }
    census.expect("three or more members", atLeast: 10)
  }
}

extension Criterion {
  /// `nil` for borders, which cannot be an objective alone.
  var objective: Objective? {
    switch self {
    case .time: .time
    case .distance: .distance
    case .cost: .cost
    case .co2: .co2
    case .gaugeChanges: .gaugeChanges
    case .borders: nil
    }
  }
}
