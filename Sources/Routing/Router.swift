import Geo

/// What the weights of a network depend on besides the network: a date, a service class, a cargo and
/// the variants that exist.
public struct Terms: Hashable, Sendable {
  public var date: CivilDate
  public var service: ServiceClass
  public var cargo: Cargo
  public var variants: Set<String>

  public init(
    date: CivilDate,
    service: ServiceClass = .ordinary,
    cargo: Cargo = .feu,
    variants: Set<String> = []
  ) {
    self.date = date
    self.service = service
    self.cargo = cargo
    self.variants = variants
  }
}

/// Answers queries on a network.
///
/// ```swift
/// let router = Router(network)
/// let itinerary = try router.route(Query(from: .named("Mumbai"), to: .named("Moscow")))
/// print(itinerary.total.km)
/// ```
public struct Router: Sendable {
  public let network: Network

  public init(_ network: Network) {
    self.network = network
  }

  /// Builds the search graph once, for many queries on the same terms.
  ///
  /// - Throws: ``ModelError`` if the data lack a figure the model needs.
  /// - Complexity: O(legs + facilities).
  public func prepare(_ terms: Terms) throws(ModelError) -> PreparedNetwork {
    let model = try CostModel(
      network: network,
      cargo: terms.cargo,
      service: terms.service,
      date: terms.date
    )
    let prepared: PreparedNetwork
    do throws(ModelError) {
      prepared = PreparedNetwork(
        network: network,
        terms: terms,
        graph: try SearchGraph(model: model, variants: terms.variants)
      )
    } catch {
      // What was read of a damaged file is no reason for anything.
      throw network.storageFaults?.first.map(ModelError.storage) ?? error
    }
    if let fault = network.storageFaults?.first { throw .storage(fault) }
    return prepared
  }

  /// The best route of a query.
  ///
  /// - Throws: ``QueryError``; ``QueryError/noRoute(_:)`` says what stands in the way.
  public func route(_ query: Query) throws(QueryError) -> Itinerary {
    if let itinerary = try routeByExcerpt(query) { return itinerary }
    return try prepared(for: query, variants: query.variants).route(query)
  }

  /// The best route of a query along a named corridor.
  ///
  /// - Throws: ``QueryError``; ``QueryError/corridorDoesNotServe(_:)`` if it is no use to the pair.
  public func route(_ query: Query, along corridorID: String) throws(QueryError) -> Itinerary {
    let corridor: CorridorDefinition
    do {
      corridor = try network.corridor(corridorID)
    } catch {
      throw .lookup(error)
    }
    return try prepared(for: query, variants: query.variants.union(corridor.variants))
      .route(query, along: corridor)
  }

  func prepared(
    for query: Query,
    variants: Set<String>
  ) throws(QueryError) -> PreparedNetwork {
    do {
      return try prepare(query.terms(on: network, variants: variants))
    } catch {
      throw .model(error)
    }
  }
}

extension Query {
  /// What a network has to be prepared with to answer the query.
  ///
  /// - Parameter variants: those that exist: the query's own, and a corridor's.
  public func terms(on network: Network, variants: Set<String>) -> Terms {
    Terms(
      date: date ?? network.defaultDate,
      service: service,
      cargo: cargo,
      variants: variants
    )
  }
}

extension CorridorDefinition {
  /// The variants whose legs the corridor may use.
  public var variants: Set<String> { variant.map { [$0] } ?? [] }
}
