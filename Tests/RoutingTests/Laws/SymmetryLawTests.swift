import Geo
import TestSupport
import Testing

@testable import Routing

/// What must make no difference.
@Suite struct SymmetryLawTests {
  @Test func theSameQueryHasTheSameAnswerTwice() throws {
    try forAll(count: 80, seed: 60_000) { random, seed in
      let network = RandomNetwork(&random)
      let question = RandomQuestion(network, &random)
      let first = try question.answers(on: network)
      #expect(try question.answers(on: network) == first, "seed \(seed)")
    }
  }

  @Test func theOrderOfTheTablesDoesNotChangeAnOptimum() throws {
    var routes = 0
    try forAll(count: 200, seed: 61_000) { random, seed in
      let network = RandomNetwork(&random)
      let question = RandomQuestion(network, &random)
      var shuffled = network
      shuffled.content.nodes.shuffle(using: &random)
      shuffled.content.legs.shuffle(using: &random)
      shuffled.content.facilities.shuffle(using: &random)
      let pairs = zip(try question.answers(on: network), try question.answers(on: shuffled))
      for (objective, (answer, reordered)) in zip(RandomQuestion.objectives, pairs) {
        let value = answer?.value(of: objective)
        let other = reordered?.value(of: objective)
        #expect(value == other, "seed \(seed), \(objective): \(question)")
        if value != nil { routes += 1 }
      }
    }
    #expect(routes >= 300)
  }

  @Test func whereNothingIsDirectedTheWayBackCostsTheSame() throws {
    var routes = 0
    try forAll(count: 300, seed: 62_000) { random, seed in
      let network = RandomNetwork(&random, symmetry: .undirected)
      let question = RandomQuestion(network, &random)
      var back = question
      back.query.origin = question.query.destination
      back.query.destination = question.query.origin
      let pairs = zip(try question.answers(on: network), try back.answers(on: network))
      for (objective, (outward, homeward)) in zip(RandomQuestion.objectives, pairs) {
        let there = outward?.value(of: objective)
        let here = homeward?.value(of: objective)
        #expect(there == here, "seed \(seed), \(objective): \(question)")
        if there != nil { routes += 1 }
      }
    }
    #expect(routes >= 300)
  }

  @Test func preparingOnceAndAskingOftenAnswersAsAskingOnce() throws {
    try forAll(count: 60, seed: 63_000) { random, seed in
      let network = RandomNetwork(&random)
      let question = RandomQuestion(network, &random)
      let router = Router(try Network(network.content))
      for (objective, answer) in zip(RandomQuestion.objectives, try question.answers(on: network)) {
        var query = question.query
        query.objective = objective
        #expect((try? router.route(query)) == answer, "seed \(seed)")
      }
    }
  }
}
