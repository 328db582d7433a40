import Geo
import Routing

/// Best totals from every one of some ends to every one of others: an origin–destination matrix.
public struct Matrix: Sendable {
  /// One end of the matrix as it was found.
  public struct End: Hashable, Sendable {
    /// A node id, `place:ID`, or a point as longitude and latitude.
    public var id: String
    public var name: String
  }

  public enum Cell: Hashable, Sendable {
    /// What `route` adds up to for the pair.
    case reached(BestCost)
    case noRoute
    /// One of the ends lies where `avoid` closes.
    case endIsClosed

    /// `nil` without a route: never zero.
    public var cost: BestCost? {
      if case .reached(let cost) = self { cost } else { nil }
    }
  }

  public var origins: [End]
  public var destinations: [End]
  /// By origin, then by destination.
  public var cells: [[Cell]]
  public var conditions: Query
  public var date: CivilDate
  public var asOf: CivilDate
  /// Names of the scenarios that the network stands under.
  public var scenarioNames: [String]
  /// False for pipelines, whose hours, dollars and carbon are unknown rather than zero.
  public var hasTimeAndMoney: Bool
  /// What all totals were added up from.
  public var figures: UsedFigures
}

extension Matrix {
  /// Searches once from every origin; on a network in a file, where the file can tell in which part of it
  /// all pairs lie, on that part alone.
  ///
  /// - Parameter conditions: what holds for every pair, and the objective; its own ends are not read.
  /// - Throws: ``QueryError`` if the conditions are wrong or an end is unknown. Ends that `avoid`
  ///   closes and pairs without a route are cells of their own kind.
  /// - Complexity: O(origins · (arcs + states) · log states).
  public init(
    from origins: [Query.End],
    to destinations: [Query.End],
    under conditions: Query,
    router: Router
  ) throws(QueryError) {
    if let matrix = try Matrix.byExcerpt(
      from: origins,
      to: destinations,
      under: conditions,
      on: router.network
    ) {
      self = matrix
      return
    }
    let terms = conditions.terms(on: router.network, variants: conditions.variants)
    let prepared: PreparedNetwork
    do {
      prepared = try router.prepare(terms)
    } catch {
      throw .model(error)
    }
    try self.init(from: origins, to: destinations, under: conditions, on: prepared)
  }

  /// Searches once from every origin, on a network that was prepared with the conditions' terms.
  ///
  /// - Throws: ``QueryError``, as above.
  public init(
    from origins: [Query.End],
    to destinations: [Query.End],
    under conditions: Query,
    on prepared: PreparedNetwork
  ) throws(QueryError) {
    var search = try OneToManySearch(conditions, on: prepared)
    let network = prepared.network
    var foundOrigins: [Found] = []
    for end in origins {
      foundOrigins.append(try Found(end, in: network, find: search.origin))
    }
    var foundDestinations: [Found] = []
    for end in destinations {
      foundDestinations.append(try Found(end, in: network, find: search.destination))
    }
    let open = foundDestinations.compactMap(\.found)
    let isOpen = foundDestinations.map { $0.found != nil }
    cells = foundOrigins.map { origin in
      guard let start = origin.found else { return isOpen.map { _ in .endIsClosed } }
      var costs = search.costs(from: start, to: open).makeIterator()
      return isOpen.map { isOpen in
        guard isOpen, let cost = costs.next() else { return .endIsClosed }
        return cost.map(Cell.reached) ?? .noRoute
      }
    }
    self.origins = foundOrigins.map(\.end)
    self.destinations = foundDestinations.map(\.end)
    self.conditions = conditions
    date = prepared.terms.date
    asOf = network.asOf
    scenarioNames = network.scenarioNames
    hasTimeAndMoney = prepared.hasTimeAndMoney
    figures = try search.usedFigures()
  }

  /// An end with what a search needs of it; `nil` if it is closed.
  private struct Found {
    var end: End
    var found: FoundEnd?

    init(
      _ asked: Query.End,
      in network: Network,
      find: (Query.End) throws(QueryError) -> FoundEnd
    ) throws(QueryError) {
      do {
        let found = try find(asked)
        end = End(id: found.id, name: found.name)
        self.found = found
      } catch .endIsClosed(let name, let selector) {
        guard case .named(let text) = asked, let named = try? network.resolveEnd(text) else {
          throw .endIsClosed(name: name, by: selector)
        }
        end = End(id: named.id, name: named.name)
        found = nil
      }
    }
  }
}
