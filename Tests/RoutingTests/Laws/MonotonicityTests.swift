import Geo
import TestSupport
import Testing

@testable import Routing

/// Rule 23: closing, removing, slowing or pricing up never improves the optimum of the objective
/// asked for, and opening, adding, quickening or pricing down never worsens it. Exactly, on integers.
@Suite struct MonotonicityTests {
  @Test(arguments: Worsening.all.indices)
  func worseningNeverLowersAnOptimumAndUndoingItNeverRaisesOne(_ index: Int) throws {
    let worsening = Worsening.all[index]
    var applied = 0
    var raised = 0
    try forAll(count: 200, seed: 20_000 + UInt64(index) * 1_000) { random, seed in
      let better = RandomNetwork(&random)
      let question = RandomQuestion(better, &random)
      var worse = better
      let answers = try question.answers(on: better)
      let used = Set(answers.compactMap { $0 }.flatMap(\.components).flatMap(\.figureIDs))
      guard worsening.apply(&worse.content, used, &random) else { return }
      applied += 1
      let pairs = zip(answers, try question.answers(on: worse))
      for (objective, (good, bad)) in zip(RandomQuestion.objectives, pairs) {
        let before = good?.value(of: objective) ?? .infinity
        let after = bad?.value(of: objective) ?? .infinity
        #expect(before <= after, "\(worsening.name), seed \(seed), \(objective): \(question)")
        if before < after { raised += 1 }
      }
    }
    #expect(applied >= 50, "\(worsening.name) could be done \(applied) times")
    #expect(raised >= 5, "\(worsening.name) mattered \(raised) times")
  }

  @Test func aLaterDateNeverClosesWhatOnlyOpens() throws {
    var improved = 0
    try forAll(count: 100, seed: 40_000) { random, seed in
      var network = RandomNetwork(&random)
      for index in network.content.legs.indices {
        network.content.legs[index].availability.closes = nil
        network.content.legs[index].season = nil
      }
      for index in network.content.facilities.indices {
        network.content.facilities[index].availability.closes = nil
      }
      var question = RandomQuestion(network, &random)
      for objective in [Objective.time, .cost] {
        var last = Double.infinity
        for date in ["2026-01-01", "2026-03-30", "2026-03-31", "2026-06-30", "2030-12-30", "2031"] {
          question.query.date = day(date)
          let value = try question.answer(objective, on: network)?.value(of: objective) ?? .infinity
          #expect(value <= last, "seed \(seed), \(date), \(objective): \(question)")
          if value < last, date != "2026-01-01" { improved += 1 }
          last = value
        }
      }
    }
    #expect(improved >= 20)
  }
}
