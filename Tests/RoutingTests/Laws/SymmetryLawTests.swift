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
      for objective in RandomQuestion.objectives {
        let first = try question.answer(objective, on: network)
        #expect(try question.answer(objective, on: network) == first, "seed \(seed)")
      }
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
      for objective in RandomQuestion.objectives {
        let value = try question.answer(objective, on: network)?.value(of: objective)
        let other = try question.answer(objective, on: shuffled)?.value(of: objective)
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
      for objective in RandomQuestion.objectives {
        let there = try question.answer(objective, on: network)?.value(of: objective)
        let here = try back.answer(objective, on: network)?.value(of: objective)
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
      let prepared = try Router(try Network(network.content)).prepare(
        Terms(
          date: question.terms.date,
          service: question.terms.service,
          cargo: question.query.cargo,
          variants: question.terms.variants
        )
      )
      for objective in RandomQuestion.objectives {
        var query = question.query
        query.objective = objective
        let once = try question.answer(objective, on: network)
        #expect((try? prepared.route(query)) == once, "seed \(seed)")
      }
    }
  }
}
