import Geo
import TestSupport
import Testing

@testable import Routing

/// What must hold of every answer, whatever was asked.
@Suite struct AnswerLawTests {
  /// Answers to random questions, each with what it was asked of.
  static func sweep(
    count: Int,
    seed: UInt64,
    conditions: Bool = false,
    _ check: (RandomNetwork, RandomQuestion, Objective, Itinerary, UInt64) throws -> Void
  ) throws {
    try forAll(count: count, seed: seed) { random, seed in
      let network = RandomNetwork(&random)
      var question = RandomQuestion(network, &random)
      if conditions { question.addConditions(network, &random) }
      for (objective, answer) in zip(RandomQuestion.objectives, try question.answers(on: network)) {
        guard let answer else { continue }
        try check(network, question, objective, answer, seed)
      }
    }
  }

  @Test func noItineraryChangesGaugeOrModeWithoutAFacilityOrBerth() throws {
    var census = Census()
    try AnswerLawTests.sweep(count: 500, seed: 50_000) {
      network,
      question,
      objective,
      answer,
      seed in
      let faults = ItineraryAudit(network.content, terms: question.terms).faults(of: answer)
      #expect(faults.isEmpty, "seed \(seed), \(objective)")
      census.count(answer)
    }
    census.expect("route", atLeast: 500)
    census.expect("gauge change", atLeast: 50)
    census.expect("transshipment", atLeast: 40)
    census.expect("ferry", atLeast: 25)
  }

  @Test func stepsAddUpToTheTotalAndCumulateInOrder() throws {
    try AnswerLawTests.sweep(count: 200, seed: 51_000) { _, _, _, answer, seed in
      var running = CostVector.zero
      for step in answer.steps {
        running += step.cost
        #expect(step.cumulative == running, "seed \(seed)")
        #expect(step.components.map(\.cost).reduce(.zero, +) == step.cost, "seed \(seed)")
      }
      #expect(answer.total == running, "seed \(seed)")
      let counted = answer.steps.count { $0.kind == .gaugeChange }
      #expect(answer.total.gaugeChanges == counted)
      #expect(answer.total.borders == answer.steps.count { $0.kind == .border })
    }
  }

  @Test func kilometresByModeAndByCountryAndHoursByCauseAddUpToTheTotal() throws {
    try AnswerLawTests.sweep(count: 200, seed: 52_000) { network, _, _, answer, seed in
      let table = try Network(network.content)
      #expect(answer.kmByMode(in: table).map(\.km).reduce(0, +) == answer.total.km, "seed \(seed)")
      #expect(answer.kmByCountry.map(\.km).reduce(0, +) == answer.total.km, "seed \(seed)")
      #expect(answer.hoursByCause.map(\.hours).reduce(0, +) == answer.total.hours, "seed \(seed)")
    }
  }

  @Test func aLegsKilometresAreWhatItsRowSays() throws {
    try AnswerLawTests.sweep(count: 100, seed: 53_000) { network, _, _, answer, seed in
      let legs = Dictionary(uniqueKeysWithValues: network.content.legs.map { ($0.id, $0.lengthKm) })
      let travelled = answer.legSteps.compactMap { $0.legID.flatMap { legs[$0] } }
      #expect(travelled.reduce(0, +) == answer.total.km, "seed \(seed)")
    }
  }

  @Test func whatIsAvoidedNeverOccursAndWhatIsRequiredAlwaysDoes() throws {
    var avoided = 0
    var required = 0
    try AnswerLawTests.sweep(count: 400, seed: 54_000, conditions: true) {
      network,
      question,
      _,
      answer,
      seed in
      let used = Set(answer.steps.flatMap { [$0.legID, $0.facilityID] }.compactMap { $0 })
      #expect(used.isDisjoint(with: question.terms.avoided), "seed \(seed)")
      let passed = Set(answer.steps.flatMap { [$0.fromNodeID, $0.toNodeID] })
        .union([answer.origin.nodeID])
      for ids in question.conditions.required {
        #expect(!ids.isDisjoint(with: used.union(passed)), "seed \(seed): \(ids)")
        required += 1
      }
      for ids in question.conditions.vias { #expect(!ids.isDisjoint(with: passed), "seed \(seed)") }
      avoided += question.terms.avoided.count
    }
    #expect(avoided >= 100)
    #expect(required >= 100)
  }

  @Test func aViaNeverShortensARoute() throws {
    var longer = 0
    try AnswerLawTests.sweep(count: 100, seed: 55_000) {
      network,
      question,
      objective,
      answer,
      seed in
      for via in network.content.nodes.prefix(4).map(\.id) {
        var detour = question
        detour.query.vias = [via]
        guard let through = try detour.answer(objective, on: network) else { continue }
        #expect(through.value(of: objective) >= answer.value(of: objective), "seed \(seed), \(via)")
        if through.value(of: objective) > answer.value(of: objective) { longer += 1 }
      }
    }
    #expect(longer >= 50)
  }
}
