import Geo
import TestSupport
import Testing

@testable import Routing

/// Every search result against the best of all itineraries, tried one by one.
@Suite struct RouteAgainstEnumerationTests {
  @Test func theOptimumOfEveryObjectiveIsTheBestOfAllItineraries() throws {
    var census = Census()
    try forAll(count: 400, seed: 1_000) { random, seed in
      let network = RandomNetwork(&random)
      let question = RandomQuestion(network, &random)
      for objective in RandomQuestion.objectives {
        let expected = question.enumerated(objective, on: network)
        let answer = try question.answer(objective, on: network)
        #expect(
          answer?.value(of: objective) == expected,
          "seed \(seed), \(objective): \(question)"
        )
        census.count(answer)
      }
    }
    census.expectVariety(atLeast: 60)
  }

  @Test func everyItineraryOfTheSmallestNetworksWasReallyTried() throws {
    try forAll(count: 150, seed: 3_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 3...4, extraLegs: 0...1)
      let question = RandomQuestion(network, &random)
      for objective in [Objective.time, .cost] {
        let all = question.enumerated(objective, on: network, isExhaustive: true)
        #expect(all == question.enumerated(objective, on: network), "seed \(seed): \(question)")
        let answer = try question.answer(objective, on: network)
        #expect(answer?.value(of: objective) == all, "seed \(seed): \(question)")
      }
    }
  }

  @Test func theOptimumThroughViasAndRequirementsIsTheBestOfAllItineraries() throws {
    var census = Census()
    try forAll(count: 250, seed: 7_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 4...7, extraLegs: 2...5)
      var question = RandomQuestion(network, &random)
      question.addConditions(network, &random)
      for objective in [Objective.time, .cost, .distance] {
        let expected = question.enumerated(objective, on: network)
        let answer = try question.answer(objective, on: network)
        #expect(
          answer?.value(of: objective) == expected,
          "seed \(seed), \(objective): \(question)"
        )
        census.count(answer)
      }
    }
    census.expectVariety(atLeast: 20)
  }

  @Test func halfOfTheRandomNetworksHaveGaugesThatMeetAndAreNotJoined() {
    var stranding = 0
    forAll(count: 400, seed: 1_000) { random, _ in
      let network = RandomNetwork(&random)
      if network.hasUnjoinedGauges { stranding += 1 }
    }
    #expect(stranding >= 200)
  }
}
