import Geo
import Routing

/// Several routes between the same ends, side by side, with the published figures for them.
public struct Comparison: Sendable {
  public var originName: String
  public var destinationName: String
  public var date: CivilDate
  public var rows: [Row]
  /// Corridors that were asked for, or tried, and gave no route, with the reason.
  public var left: [LeftOut]
  public var claims: [ClaimBeside]

  public struct Row: Sendable {
    /// The corridor's id, or ``freeRouteID``.
    public var id: String
    public var name: String
    public var itinerary: Itinerary
  }

  public struct LeftOut: Sendable {
    public var corridorID: String
    public var reason: QueryError
  }

  /// The id of the row that follows no corridor.
  public static let freeRouteID = "free"
}

/// Which routes to compare.
public enum ComparisonScope: Hashable, Sendable {
  /// These corridors, in this order; with the free optimum first if asked for.
  case corridors([String], withFreeRoute: Bool)
  /// The free optimum, then every corridor that serves the pair, best first.
  case everything
}

extension Comparison {
  /// Routes a query along corridors and freely.
  ///
  /// - Throws: ``QueryError`` if the query itself is wrong (unknown names, closed ends), and if not
  ///   one row could be made.
  public init(
    _ query: Query,
    scope: ComparisonScope,
    router: Router
  ) throws(QueryError) {
    try self.init(query, scope: scope, on: router.network) { terms throws(ModelError) in
      try router.prepare(terms)
    }
  }

  /// Routes a query along corridors and freely, on search graphs that somebody may keep.
  ///
  /// - Parameter prepare: makes or finds the network's search graph; asked once for each set of
  ///   variants.
  /// - Throws: ``QueryError``, as above.
  public init(
    _ query: Query,
    scope: ComparisonScope,
    on network: Network,
    prepare: (Terms) throws(ModelError) -> PreparedNetwork
  ) throws(QueryError) {
    var bench = ComparisonBench(query: query, network: network)
    var rows: [Row] = []
    var left: [LeftOut] = []
    let ids: [String]
    switch scope {
    case .corridors(let named, let withFreeRoute):
      ids = named
      if withFreeRoute || named.isEmpty { rows.append(try bench.freeRow(prepare)) }
    case .everything:
      ids = network.corridors.map(\.id)
      rows.append(try bench.freeRow(prepare))
    }
    var corridorRows: [Row] = []
    for id in ids {
      let corridor: CorridorDefinition
      do {
        corridor = try network.corridor(id)
      } catch {
        throw .lookup(error)
      }
      do {
        corridorRows.append(try bench.row(along: corridor, prepare))
      } catch {
        guard error.isAboutOneRoute else { throw error }
        left.append(LeftOut(corridorID: corridor.id, reason: error))
      }
    }
    if scope == .everything {
      corridorRows.sort { a, b in
        let x = query.objective.value(of: a.itinerary)
        let y = query.objective.value(of: b.itinerary)
        return x == y ? a.id < b.id : x < y
      }
    }
    rows += corridorRows
    // Every corridor gave a row or a reason, so without rows there is a reason.
    guard let first = rows.first else { throw left[0].reason }
    self.rows = rows
    self.left = left
    originName = first.itinerary.origin.name
    destinationName = first.itinerary.destination.name
    date = first.itinerary.date
    claims = ClaimBeside.matching(query, rows: rows, network: network)
  }
}

extension QueryError {
  /// Whether another corridor may still have an answer.
  public var isAboutOneRoute: Bool {
    switch self {
    case .noRoute, .corridorDoesNotServe: true
    case .lookup, .selector, .model, .endIsClosed, .nothingNear, .tooManyRequirements,
      .cannotRequire, .objectiveUndefined, .noStretch:
      false
    }
  }
}

extension Objective {
  /// What this objective reads of an itinerary, in its own unit.
  public func value(of itinerary: Itinerary) -> Double { value(of: itinerary.total) }

  /// What this objective reads of a total, in its own unit.
  public func value(of total: CostVector) -> Double {
    switch self {
    case .time: total.hours
    case .distance: total.km
    case .cost: total.usd
    case .co2: total.kgCO2e
    case .gaugeChanges: Double(total.gaugeChanges)
    case .generalisedCost(let usdPerHour): total.usd + total.hours * usdPerHour
    }
  }
}

/// Asks for each set of variants once.
private struct ComparisonBench {
  typealias Prepare = (Terms) throws(ModelError) -> PreparedNetwork

  let query: Query
  let network: Network
  private var prepared: [Set<String>: PreparedNetwork] = [:]
  private var corridorQueries: [Set<String>: CorridorQuery] = [:]

  init(query: Query, network: Network) {
    self.query = query
    self.network = network
  }

  mutating func freeRow(_ prepare: Prepare) throws(QueryError) -> Comparison.Row {
    let itinerary = try network(variants: [], prepare).route(query)
    return Comparison.Row(
      id: Comparison.freeRouteID,
      name: "best by \(query.objective.name)",
      itinerary: itinerary
    )
  }

  mutating func row(
    along corridor: CorridorDefinition,
    _ prepare: Prepare
  ) throws(QueryError) -> Comparison.Row {
    let itinerary = try corridorQuery(variants: corridor.variants, prepare).route(along: corridor)
    return Comparison.Row(id: corridor.id, name: corridor.name, itinerary: itinerary)
  }

  private mutating func corridorQuery(
    variants: Set<String>,
    _ prepare: Prepare
  ) throws(QueryError) -> CorridorQuery {
    if let known = corridorQueries[variants] { return known }
    let made = try CorridorQuery(query, on: network(variants: variants, prepare))
    corridorQueries[variants] = made
    return made
  }

  private mutating func network(
    variants: Set<String>,
    _ prepare: Prepare
  ) throws(QueryError) -> PreparedNetwork {
    let all = query.variants.union(variants)
    if let known = prepared[all] { return known }
    do {
      let made = try prepare(query.terms(on: network, variants: all))
      prepared[all] = made
      return made
    } catch {
      throw .model(error)
    }
  }
}
