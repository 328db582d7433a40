import Geo
import Routing
import Synchronization

/// Networks as scenarios leave them, and their search graphs, kept for the next question that needs
/// the same: a question on a graph that is kept costs a search and nothing else.
///
/// Several threads may ask at once. What is kept is bounded, so that millions of questions need no
/// more memory than some. A class because it owns locks.
public final class NetworkCache<ScenarioKey: Hashable & Sendable>: Sendable {
  /// The network that scenarios are applied to.
  public let base: Network

  private struct GraphKey: Hashable, Sendable {
    /// `nil` for the base.
    var scenario: ScenarioKey?
    var terms: Terms
  }

  private let networks: Mutex<RecentlyUsed<ScenarioKey, Network>>
  private let graphs: Mutex<RecentlyUsed<GraphKey, PreparedNetwork>>
  private let excerptCount = Mutex(0)

  /// Creates an empty cache.
  ///
  /// - Parameter capacity: how many networks and how many search graphs are kept, above zero.
  public init(base: Network, capacity: Int = 32) {
    self.base = base
    networks = Mutex(RecentlyUsed(capacity: capacity))
    graphs = Mutex(RecentlyUsed(capacity: capacity))
  }

  /// The network of a scenario.
  ///
  /// - Parameters:
  ///   - key: `nil` for the base. Equal keys must mean equal scenarios.
  ///   - scenario: reads it; asked only if the network is not kept.
  /// - Throws: what `scenario` throws, or ``ScenarioError`` if it cannot be applied.
  public func network(
    of key: ScenarioKey?,
    scenario: () throws -> Scenario
  ) throws -> Network {
    guard let key else { return base }
    if let kept = networks.withLock({ $0.value(of: key) }) { return kept }
    // Outside the lock: two threads may do the same work once, but none waits for another.
    let made = try scenario().apply(to: base).network
    networks.withLock { $0.insert(made, for: key) }
    return made
  }

  /// The search graph of a scenario's network for some terms.
  ///
  /// - Parameters:
  ///   - key: `nil` for the base.
  ///   - network: the network of that scenario.
  /// - Throws: ``ModelError`` if the data lack a figure the model needs.
  public func prepared(
    _ network: Network,
    of key: ScenarioKey?,
    terms: Terms
  ) throws(ModelError) -> PreparedNetwork {
    let graphKey = GraphKey(scenario: key, terms: terms)
    if let kept = graphs.withLock({ $0.value(of: graphKey) }) { return kept }
    // Most scenarios change figures and dates, and then most of the base's graph is theirs too.
    let made =
      key == nil
      ? try Router(network).prepare(terms)
      : try prepared(base, of: nil, terms: terms).adapted(to: network)
    graphs.withLock { $0.insert(made, for: graphKey) }
    return made
  }

  /// Whether a question is answered sooner by what the network's file knows than by a search graph of the
  /// whole: so are the first ones, until as many were asked as make up for building it.
  ///
  /// The answers are the same, so that nothing depends on which thread asks first.
  ///
  /// - Parameters:
  ///   - network: that of the scenario; `key` is `nil` for the base.
  public func prefersExcerpt(_ network: Network, of key: ScenarioKey?, terms: Terms) -> Bool {
    guard network.storedWays != nil else { return false }
    // Once there is a graph of the base, that of a scenario is made from it.
    let isBuilt = graphs.withLock { graphs in
      graphs.value(of: GraphKey(scenario: key, terms: terms)) != nil
        || graphs.value(of: GraphKey(scenario: nil, terms: terms)) != nil
    }
    if isBuilt { return false }
    return excerptCount.withLock { count in
      count += 1
      return count <= GuideThreshold.excerptQuestions
    }
  }
}
