import Geo

/// A scenario whose edits have all been found in a network, and the network as they leave it.
public struct ResolvedScenario: Sendable {
  public let scenario: Scenario
  /// The edited network. It shares with the base what no edit changed.
  public let network: Network
  /// Changes that turn the edited network into the base again: the stored rows come back.
  public let undo: [NetworkChange]
  /// What each edit did, in the order of ``Scenario/allEdits``.
  public let steps: [Step]
  public let warnings: [ScenarioProblem]

  public struct Step: Sendable {
    public var edit: PlacedEdit
    public var outcome: EditOutcome
  }
}

extension Scenario {
  /// Finds all that the edits mean. An edit sees what those before it have done.
  ///
  /// - Throws: ``ScenarioError`` with the problems of *all* edits. An edit that cannot be made does
  ///   nothing, so that one mistake may be the cause of another.
  /// - Complexity: what the edits touch; a selector that is no exact id looks at every element.
  public func resolve(in network: Network) throws(ScenarioError) -> ResolvedScenario {
    var resolution = Resolution(network)
    resolution.resolve(self)
    guard resolution.errors.isEmpty else { throw ScenarioError(resolution.errors) }
    return ResolvedScenario(
      scenario: self,
      network: resolution.context.network,
      undo: resolution.undo,
      steps: resolution.steps,
      warnings: resolution.warnings
    )
  }

  /// The network as the edits leave it, and the changes that undo them.
  ///
  /// - Throws: ``ScenarioError`` with the problems of all edits.
  public func apply(
    to network: Network
  ) throws(ScenarioError) -> (network: Network, undo: [NetworkChange]) {
    let resolved = try resolve(in: network)
    return (resolved.network, resolved.undo)
  }
}

private struct Resolution {
  var context: EditContext
  /// What undoes each batch of changes, in their order.
  private var undos: [[NetworkChange]] = []
  var steps: [ResolvedScenario.Step] = []
  var errors: [ScenarioProblem] = []
  var warnings: [ScenarioProblem] = []
  /// The edit that touched a figure last, as a position in ``steps``.
  private var lastTouch: [TouchedFigure: Int] = [:]

  var undo: [NetworkChange] { undos.reversed().flatMap(\.self) }

  init(_ network: Network) {
    context = EditContext(network)
  }

  mutating func resolve(_ scenario: Scenario) {
    for base in scenario.base { resolve(base) }
    if let date = scenario.date { make([.defaultDate(date)], at: nil) }
    if scenario.hasEffect {
      make([.scenarioNames(context.network.scenarioNames + [scenario.name])], at: nil)
    }
    for edit in scenario.edits { resolve(edit) }
  }

  private mutating func resolve(_ placed: PlacedEdit) {
    let outcome: EditOutcome
    do {
      outcome = try placed.edit.resolve(in: &context)
    } catch {
      let place = error.fields.lazy.compactMap { placed.places[$0] }.first ?? placed.place
      errors.append(ScenarioProblem(error.message, at: place))
      return
    }
    guard make(outcome.changes, at: placed.place) else { return }
    warnings += outcome.warnings.map { ScenarioProblem($0, at: placed.place) }
    warnAboutSecondTouch(placed, outcome.touched)
    for figure in outcome.touched { lastTouch[figure] = steps.count }
    steps.append(ResolvedScenario.Step(edit: placed, outcome: outcome))
  }

  @discardableResult
  private mutating func make(_ changes: [NetworkChange], at place: SourcePlace?) -> Bool {
    do {
      undos.append(try context.apply(changes))
      return true
    } catch {
      errors.append(ScenarioProblem(error.message, at: place))
      return false
    }
  }

  private mutating func warnAboutSecondTouch(_ placed: PlacedEdit, _ touched: [TouchedFigure]) {
    var again: [Int: [ElementID]] = [:]
    for figure in Set(touched) {
      if let earlier = lastTouch[figure] { again[earlier, default: []].append(figure.element) }
    }
    for (earlier, elements) in again.sorted(by: { $0.key < $1.key }) {
      let first = elements.min().map(\.description) ?? ""
      let others = Set(elements).count - 1
      let place = steps[earlier].edit.place.map { " (line \($0.line))" } ?? ""
      warnings.append(
        ScenarioProblem(
          "\(first)\(others > 0 ? " and \(others) more" : "") changed by "
            + "'\(steps[earlier].edit.edit.summary)'\(place) too; this edit, the later one, holds",
          at: placed.place
        )
      )
    }
  }
}
