import Geo
import Routing

/// What a scenario changes for pairs of ends: the best route of each objective before and after,
/// what is new in it, and which edits made that so.
public struct ScenarioDiff: Sendable {
  public var baseName: String
  public var scenarioName: String
  /// The same for both, so that what opens by its own date is in both.
  public var date: CivilDate
  public var rows: [Row]

  /// One pair of ends and one objective.
  public struct Row: Sendable {
    public var origin: String
    public var destination: String
    public var objective: Objective
    public var base: Answer
    public var scenario: Answer
    /// Legs of the scenario's route that the base's does not have, in the order of travel.
    public var gainedLegIDs: [String]
    public var lostLegIDs: [String]
    public var keptLegIDs: [String]
    public var gainedFacilityIDs: [String]
    public var lostFacilityIDs: [String]
    /// The edits that the difference comes from, in their order.
    public var causes: [Cause]
    /// Simulated hours of the scenario less those of the base with the same luck; `nil` without a
    /// simulation, or if one of them has no route.
    public var hoursDifference: HoursDifference?
  }

  /// The best route, or why there is none.
  public enum Answer: Sendable {
    case route(Itinerary, hours: SampledHours?)
    case none(QueryError)

    public var itinerary: Itinerary? {
      if case .route(let itinerary, _) = self { itinerary } else { nil }
    }

    public var hours: SampledHours? {
      if case .route(_, let hours) = self { hours } else { nil }
    }
  }

  /// An edit and what of it the routes meet.
  public struct Cause: Hashable, Sendable {
    public var edit: String
    public var place: SourcePlace?
    /// Legs, facilities, borders and services that only the scenario's route uses.
    public var enabled: [String]
    /// Those that only the base's route uses.
    public var takenAway: [String]
    /// Those that both use, with other figures.
    public var changed: [String]
  }
}

/// How two scenarios' hours differ, sample by sample with the same luck.
public struct HoursDifference: Hashable, Sendable {
  /// Below zero where the scenario is faster.
  public var meanHours: Double
  private let sorted: [Double]

  /// - Parameters: as many samples on both sides, at least one.
  init(_ scenario: SampledHours, less base: SampledHours) {
    let differences = zip(scenario.bySample, base.bySample).map { $0 - $1 }
    sorted = differences.sorted()
    meanHours = differences.reduce(0, +) / Double(differences.count)
  }

  /// The hours that a share of differences stay below; see ``SampledHours/hours(_:)``.
  public func hours(_ percentile: Percentile) -> Double {
    let place = percentile.share * Double(sorted.count - 1)
    let below = Int(place)
    guard below + 1 < sorted.count else { return sorted[below] }
    return sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below])
  }

  /// The share of samples in which the scenario takes less time, 0…1.
  public var probabilityOfFaster: Double {
    Double(sorted.count { $0 < 0 }) / Double(sorted.count)
  }
}

extension ScenarioDiff {
  /// A question to both networks.
  public struct Question: Hashable, Sendable {
    public var query: Query
    public var originName: String
    public var destinationName: String

    public init(_ query: Query, originName: String, destinationName: String) {
      self.query = query
      self.originName = originName
      self.destinationName = destinationName
    }
  }

  /// Asks both networks every question.
  ///
  /// A query without a date means the scenario's, else the base's, on both sides.
  ///
  /// - Throws: ``QueryError`` for a query that is wrong in itself, such as an unknown name; that
  ///   there is no route, or that an end is closed, is an answer.
  public init(
    from base: ResolvedScenario,
    to scenario: ResolvedScenario,
    questions: [Question],
    simulation: TimeSimulation?
  ) throws(QueryError) {
    baseName = base.scenario.name
    scenarioName = scenario.scenario.name
    let defaultDate = scenario.network.scenarioDate ?? base.network.defaultDate
    let date = questions.first?.query.date ?? defaultDate
    self.date = date
    let known = Set(base.steps.map(\.edit.edit.summary))
    let steps = scenario.steps.filter { !known.contains($0.edit.edit.summary) }
    var before = DiffBench(base.network)
    var after = DiffBench(scenario.network)
    rows = []
    for question in questions {
      var query = question.query
      query.date = query.date ?? date
      let old = try before.answer(query)
      let new = try after.answer(query)
      rows.append(Row(question, old, new, steps: steps, simulation: simulation))
    }
  }
}

/// One network, prepared once for each set of terms.
private struct DiffBench {
  private let router: Router
  private var prepared: [Terms: PreparedNetwork] = [:]

  init(_ network: Network) {
    router = Router(network)
  }

  mutating func answer(
    _ query: Query
  ) throws(QueryError) -> Result<Itinerary, QueryError> {
    let terms = Terms(
      date: query.date ?? router.network.defaultDate,
      service: query.service,
      cargo: query.cargo,
      variants: query.variants
    )
    let network = try network(on: terms)
    do {
      return .success(try network.route(query))
    } catch {
      guard error.isAnAnswer else { throw error }
      return .failure(error)
    }
  }

  private mutating func network(on terms: Terms) throws(QueryError) -> PreparedNetwork {
    if let known = prepared[terms] { return known }
    do {
      let made = try router.prepare(terms)
      prepared[terms] = made
      return made
    } catch {
      throw .model(error)
    }
  }
}

extension QueryError {
  /// Whether it says how the network is, rather than that the question is wrong.
  fileprivate var isAnAnswer: Bool {
    switch self {
    case .noRoute, .endIsClosed, .nothingNear: true
    case .lookup, .selector, .model, .tooManyRequirements, .cannotRequire, .objectiveUndefined,
      .noStretch, .corridorDoesNotServe:
      false
    }
  }
}

extension ScenarioDiff.Row {
  fileprivate init(
    _ question: ScenarioDiff.Question,
    _ old: Result<Itinerary, QueryError>,
    _ new: Result<Itinerary, QueryError>,
    steps: [ResolvedScenario.Step],
    simulation: TimeSimulation?
  ) {
    origin = question.originName
    destination = question.destinationName
    objective = question.query.objective
    let routes = [old, new].compactMap { try? $0.get() }
    var sampled: [SampledHours] = []
    if let simulation, routes.allSatisfy(\.hasTimeAndMoney) {
      sampled = simulation.hours(ofAll: routes.map(\.components))
    }
    var next = sampled.makeIterator()
    func answer(_ result: Result<Itinerary, QueryError>) -> ScenarioDiff.Answer {
      switch result {
      case .success(let itinerary): .route(itinerary, hours: next.next())
      case .failure(let reason): .none(reason)
      }
    }
    base = answer(old)
    scenario = answer(new)
    hoursDifference = sampled.count == 2 ? HoursDifference(sampled[1], less: sampled[0]) : nil
    let before = RouteElements(base.itinerary)
    let after = RouteElements(scenario.itinerary)
    gainedLegIDs = after.legs.filter { !before.all.contains($0) }
    lostLegIDs = before.legs.filter { !after.all.contains($0) }
    keptLegIDs = after.legs.filter { before.all.contains($0) }
    gainedFacilityIDs = after.facilities.filter { !before.all.contains($0) }
    lostFacilityIDs = before.facilities.filter { !after.all.contains($0) }
    causes = steps.compactMap { ScenarioDiff.Cause($0, before: before, after: after) }
  }
}

/// What a route uses, by id.
private struct RouteElements {
  var legs: [String] = []
  var facilities: [String] = []
  /// Legs, facilities, nodes, and the rows that figures came from.
  var all: Set<String> = []

  init(_ itinerary: Itinerary?) {
    guard let itinerary else { return }
    for step in itinerary.steps {
      if step.kind == .leg, let leg = step.legID {
        legs.append(leg)
        all.insert(leg)
      }
      if let facility = step.facilityID {
        facilities.append(facility)
        all.insert(facility)
      }
      all.insert(step.fromNodeID)
      all.insert(step.toNodeID)
      for component in step.components { all.formUnion(component.figureIDs) }
    }
  }

  /// Whether a route uses an element; a service stands under its leg.
  func uses(_ element: ElementID) -> Bool {
    switch element.kind {
    case .service: all.contains("service:\(element.id)")
    case .node, .leg, .facility, .crossing, .tariff: all.contains(element.id)
    }
  }
}

extension ScenarioDiff.Cause {
  /// - Returns: `nil` if neither route meets anything that the edit touched.
  fileprivate init?(
    _ step: ResolvedScenario.Step,
    before: RouteElements,
    after: RouteElements
  ) {
    edit = step.edit.edit.summary
    place = step.edit.place
    enabled = []
    takenAway = []
    changed = []
    var seen: Set<ElementID> = []
    for figure in step.outcome.touched where seen.insert(figure.element).inserted {
      let element = figure.element
      switch (before.uses(element), after.uses(element)) {
      case (false, true): enabled.append(element.description)
      case (true, false): takenAway.append(element.description)
      case (true, true): changed.append(element.description)
      case (false, false): continue
      }
    }
    if enabled.isEmpty, takenAway.isEmpty, changed.isEmpty { return nil }
  }
}
