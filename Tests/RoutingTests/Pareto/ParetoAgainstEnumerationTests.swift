import Geo
import TestSupport
import Testing

@testable import Routing

/// Fronts against every itinerary there is, walked one by one from the rules.
@Suite struct ParetoAgainstEnumerationTests {
  @Test func aFrontIsTheNonDominatedOfAllItineraries() throws {
    var census = Census()
    try forAll(count: 400, seed: 20_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 3...6, extraLegs: 1...4)
      let question = RandomQuestion(network, &random)
      let criteria = FrontCriteria.random(&random)
      let expected = question.enumeratedFront(criteria.criteria, on: network)
      let front = try question.front(criteria, on: network)
      #expect(
        Set(front?.vectors ?? []) == expected,
        "seed \(seed), \(criteria.criteria): \(question)"
      )
      #expect(front?.vectors.count ?? 0 == expected.count, "seed \(seed): equal members")
      census.count(front)
    }
    for criteria in 2...5 { census.expect("\(criteria) criteria", atLeast: 40) }
    census.expect("no route", atLeast: 40)
    census.expect("one member", atLeast: 60)
    census.expect("three or more members", atLeast: 20)
    census.expect("gauge change", atLeast: 5)
  }

  @Test func theEnumerationFindsTheSameFrontWhenItReallyWalksEveryItinerary() throws {
    var census = Census()
    forAll(count: 200, seed: 26_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 3...3, extraLegs: 1...1)
      let question = RandomQuestion(network, &random)
      let criteria = FrontCriteria.random(&random).criteria
      let all = question.enumeratedFront(criteria, isExhaustive: true, on: network)
      #expect(all == question.enumeratedFront(criteria, on: network), "seed \(seed)")
      census.note("several", if: all.count > 1)
    }
    census.expect("several", atLeast: 5)
  }

  @Test func aFrontThroughViasAndRequirementsIsTheNonDominatedOfAllItineraries() throws {
    var census = Census()
    try forAll(count: 200, seed: 27_000) { random, seed in
      let network = RandomNetwork(&random, nodes: 3...5, extraLegs: 2...4)
      var question = RandomQuestion(network, &random)
      question.addConditions(network, &random)
      let criteria = FrontCriteria.random(&random)
      let expected = question.enumeratedFront(criteria.criteria, on: network)
      let front = try question.front(criteria, on: network)
      #expect(
        Set(front?.vectors ?? []) == expected,
        "seed \(seed), \(criteria.criteria): \(question)"
      )
      census.count(front)
    }
    census.expect("no route", atLeast: 20)
    census.expect("route", atLeast: 40)
    census.expect("two or more members", atLeast: 20)
  }
}

extension FrontCriteria {
  static func random(_ random: inout SplitMix64) -> FrontCriteria {
    let count = Int.random(in: allowedCount, using: &random)
    let criteria = Array(Criterion.allCases.shuffled(using: &random).prefix(count))
    return FrontCriteria(criteria) ?? .timeAndCost
  }

  static let timeAndCost = known([.time, .cost])

  static func known(_ criteria: [Criterion]) -> FrontCriteria {
    guard let front = FrontCriteria(criteria) else { preconditionFailure("\(criteria)") }
    return front
  }
}

extension ParetoFront {
  var vectors: [[Double]] {
    members.map { member in criteria.map { $0.value(of: member.itinerary.total) } }
  }
}

extension RandomQuestion {
  /// `nil` for no route.
  func front(
    _ criteria: FrontCriteria,
    epsilon: Double = 0,
    on network: RandomNetwork
  ) throws -> ParetoFront? {
    do {
      return try Router(try Network(network.content))
        .paretoFront(query, by: criteria, epsilon: epsilon)
    } catch QueryError.noRoute {
      return nil
    }
  }

  /// The non-dominated vectors of all itineraries.
  func enumeratedFront(
    _ criteria: [Criterion],
    isExhaustive: Bool = false,
    on network: RandomNetwork
  ) -> Set<[Double]> {
    ItineraryOracle(network.content, terms: terms).front(
      from: origins,
      to: destinations,
      conditions: conditions,
      isExhaustive: isExhaustive
    ) { figures in
      criteria.map { $0.oracleValue(figures) }
    }
  }
}

extension Criterion {
  /// The same criterion on the oracle's figures.
  func oracleValue(_ figures: OracleFigures) -> Double {
    switch self {
    case .time: figures.hours
    case .distance: figures.km
    case .cost: figures.usd
    case .co2: figures.kg
    case .gaugeChanges: Double(figures.gaugeChanges)
    case .borders: Double(figures.borders)
    }
  }
}

extension Census {
  mutating func count(_ front: ParetoFront?) {
    guard let front else { return note("no route") }
    note("route")
    note("\(front.criteria.count) criteria")
    note("one member", if: front.members.count == 1)
    note("two or more members", if: front.members.count >= 2)
    note("three or more members", if: front.members.count >= 3)
    note("gauge change", if: front.members.contains { $0.itinerary.total.gaugeChanges > 0 })
  }
}
