import Geo
import Synchronization

/// What questions on one search graph have worked out and the next ones need again: arcs with the
/// weights of an objective, the steps that an arc comes to, the lines of corridors, what conditions
/// leave open.
///
/// Several threads may ask at once. A class because it owns locks; what it holds depends on the graph
/// alone, so that no answer depends on what was asked before.
final class WorkedOut: Sendable {
  private let arcs = Mutex<[Objective: AdmittedArcs]>([:])
  private let steps = Mutex<[Int: [Step]]>([:])
  private let admissions = Mutex<[Conditions: Admission]>([:])
  private let traces = Mutex<[CorridorDefinition: CorridorTrace?]>([:])

  /// Values of time can be many; the other objectives are five.
  private static let objectiveLimit = 8
  /// Each holds as many positions as its selectors pick.
  private static let admissionLimit = 64
  /// More than a data package has corridors, each in both directions.
  private static let traceLimit = 256

  /// The selectors of a query that close something.
  struct Conditions: Hashable {
    var avoided: [Selector]
    var exclusive: [Selector]
  }

  /// What conditions leave open.
  func admission(
    under conditions: Conditions,
    make: () throws(QueryError) -> Admission
  ) throws(QueryError) -> Admission {
    if let known = admissions.withLock({ $0[conditions] }) { return known }
    let made = try make()
    admissions.withLock { if $0.count < Self.admissionLimit { $0[conditions] = made } }
    return made
  }

  private let guideState = Mutex<GuideState>(.none(asked: 0))

  private enum GuideState {
    /// None was worth making yet; how many searches there were.
    case none(asked: Int)
    case made(SearchGuide)
    /// The graph is too large for one.
    case impossible
  }

  /// A guide for searches, once the graph is large and there were as many searches as make up for
  /// making one: see ``GuideThreshold``.
  ///
  /// - Parameter count: how many searches are about to be made.
  func guide(askedBy count: Int, of graph: SearchGraph) -> SearchGuide? {
    guideState.withLock { state in
      switch state {
      case .made(let guide): return guide
      case .impossible: return nil
      case .none(let asked):
        guard GuideThreshold.isReached(states: graph.states.count, searches: asked + count) else {
          state = .none(asked: asked + count)
          return nil
        }
        return make(&state, of: graph)
      }
    }
  }

  /// The guide, if one was made.
  var guide: SearchGuide? {
    guideState.withLock { if case .made(let guide) = $0 { guide } else { nil } }
  }

  /// Takes over a guide of a graph with the same states and arcs, once it knows this one's weights.
  func adopt(_ guide: SearchGuide) {
    guideState.withLock { $0 = .made(guide) }
  }

  /// Makes a guide whatever the size of the graph.
  @discardableResult
  func makeGuide(of graph: SearchGraph) -> SearchGuide? {
    guideState.withLock { make(&$0, of: graph) }
  }

  private func make(_ state: inout GuideState, of graph: SearchGraph) -> SearchGuide? {
    guard let states = try? StateHierarchy(graph) else {
      state = .impossible
      return nil
    }
    let guide = SearchGuide(states)
    state = .made(guide)
    return guide
  }

  /// What a query may use that neither avoids nor requires anything.
  func arcs(by objective: Objective, make: () -> AdmittedArcs) -> AdmittedArcs {
    if let known = arcs.withLock({ $0[objective] }) { return known }
    let made = make()
    arcs.withLock { if $0.count < Self.objectiveLimit { $0[objective] = made } }
    return made
  }

  /// The line of a corridor; `nil` if it cannot be joined.
  func trace(
    of corridor: CorridorDefinition,
    make: () -> CorridorTrace?
  ) -> CorridorTrace? {
    if let known = traces.withLock({ $0[corridor] }) { return known }
    let made = make()
    traces.withLock { if $0.count < Self.traceLimit { $0[corridor] = .some(made) } }
    return made
  }

  /// The steps of an arc. At most as many are held as the graph has arcs.
  func steps(
    of arc: Int,
    make: () throws(ModelError) -> [Step]
  ) throws(ModelError) -> [Step] {
    if let known = steps.withLock({ $0[arc] }) { return known }
    let made = try make()
    steps.withLock { $0[arc] = made }
    return made
  }
}
