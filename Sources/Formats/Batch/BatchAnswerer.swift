import Geo
import Routing
import Scenarios

/// Answers lines of a batch, each on its own: the same line has the same answer wherever it stands.
///
/// ```swift
/// let answerer = BatchAnswerer(try NetworkLoader.load(.shipped).network)
/// let answer = answerer.answer(Array(#"{"from": "Mumbai", "to": "Moscow"}"#.utf8))
/// ```
///
/// Several threads may ask at once.
public struct BatchAnswerer: Sendable {
  private let cache: NetworkCache<BatchRequest.ScenarioText>

  /// What the file that the network is kept in did not give; `nil` if it gave all.
  let storageFaults: StorageFaults?

  public init(_ network: Network) {
    storageFaults = network.storageFaults
    cache = NetworkCache(base: network)
  }

  /// What came of a line.
  public struct Answer: Sendable {
    /// One line of JSON, its line end included.
    public var line: [UInt8]
    /// `nil` if the line has an answer.
    public var failure: BatchFailure?
  }

  /// Answers one line; what is wrong with it becomes a document of kind `error`.
  ///
  /// - Parameter line: JSON, without its line end.
  public func answer(_ line: [UInt8]) -> Answer {
    let value: JSONValue
    do {
      value = try JSONReader.read(line)
    } catch {
      return BatchAnswerer.failed(BatchFailure(error), id: nil)
    }
    let id = RequestID(of: value, in: line)
    do {
      return try answer(BatchRequest(value, in: line), id: id)
    } catch {
      return BatchAnswerer.failed(error, id: id)
    }
  }

  /// The answer to a line that was not even read.
  public static func failed(_ failure: BatchFailure) -> Answer { failed(failure, id: nil) }

  private static func failed(_ failure: BatchFailure, id: RequestID?) -> Answer {
    var json = JSONWriter()
    ErrorDocument.write(failure, requestID: id, to: &json)
    // An error document holds text and whole numbers, which JSON can always hold.
    return Answer(line: (try? json.finish()) ?? [], failure: failure)
  }

  private func answer(
    _ request: BatchRequest,
    id: RequestID?
  ) throws(BatchFailure) -> Answer {
    let outcome = try outcome(of: request)
    var json = JSONWriter()
    switch (outcome.result, request.detail) {
    case (.route(let itinerary), .full):
      ItineraryDocument.write(
        route: itinerary,
        query: outcome.query,
        network: outcome.network,
        requestID: id,
        to: &json
      )
    case (.route(let itinerary), .summary):
      SummaryDocument.write(route: itinerary, requestID: id, to: &json)
    case (.comparison(let comparison), .full):
      ItineraryDocument.write(
        comparison,
        query: outcome.query,
        network: outcome.network,
        requestID: id,
        to: &json
      )
    case (.comparison(let comparison), .summary):
      SummaryDocument.write(comparison, requestID: id, to: &json)
    case (.matrix(let matrix), _):
      MatrixDocument.write(matrix, network: outcome.network, requestID: id, to: &json)
    }
    do {
      return Answer(line: try json.finish(), failure: nil)
    } catch {
      throw BatchFailure(.internalFault, "\(error) (please report this)")
    }
  }

  /// What a request comes to, with the network it was asked on.
  struct Outcome {
    enum Result {
      case route(Itinerary)
      case comparison(Comparison)
      case matrix(Matrix)
    }

    var result: Result
    var query: Query
    var network: Network
  }

  /// Asks the network.
  func outcome(of request: BatchRequest) throws(BatchFailure) -> Outcome {
    let key = request.scenario
    let network = try network(of: request)
    func prepare(_ terms: Terms) throws(ModelError) -> PreparedNetwork {
      try cache.prepared(network, of: key, terms: terms)
    }
    do {
      switch request.question {
      case .route(let query, let corridorID):
        if corridorID == nil, let itinerary = try routeByExcerpt(query, of: key, on: network) {
          return Outcome(result: .route(itinerary), query: query, network: network)
        }
        let itinerary = try route(query, along: corridorID, on: network, prepare)
        return Outcome(result: .route(itinerary), query: query, network: network)
      case .comparison(let query, let scope):
        let comparison = try Comparison(query, scope: scope, on: network, prepare: prepare)
        return Outcome(result: .comparison(comparison), query: query, network: network)
      case .matrix(let origins, let destinations, let conditions):
        let matrix = try matrix(
          from: origins,
          to: destinations,
          under: conditions,
          of: key,
          on: network,
          prepare
        )
        return Outcome(result: .matrix(matrix), query: conditions, network: network)
      }
    } catch {
      throw BatchFailure(error)
    }
  }

  private func network(of request: BatchRequest) throws(BatchFailure) -> Network {
    do {
      return try cache.network(of: request.scenario) {
        try request.scenario?.read(editsAt: request.editsColumn) ?? .today
      }
    } catch let failure as BatchFailure {
      throw failure
    } catch let error as ScenarioError {
      throw BatchFailure(error)
    } catch {
      throw BatchFailure(.badScenario, "\(error)")
    }
  }

  private func route(
    _ query: Query,
    along corridorID: String?,
    on network: Network,
    _ prepare: (Terms) throws(ModelError) -> PreparedNetwork
  ) throws(QueryError) -> Itinerary {
    let corridor: CorridorDefinition?
    do {
      corridor = try corridorID.map { id throws(LookupError) in try network.corridor(id) }
    } catch {
      throw .lookup(error)
    }
    let prepared = try prepared(for: query, along: corridor, on: network, prepare)
    guard let corridor else { return try prepared.route(query) }
    return try prepared.route(query, along: corridor)
  }

  /// - Returns: `nil` where the whole network has to answer.
  private func routeByExcerpt(
    _ query: Query,
    of key: BatchRequest.ScenarioText?,
    on network: Network
  ) throws(QueryError) -> Itinerary? {
    let terms = query.terms(on: network, variants: query.variants)
    guard cache.prefersExcerpt(network, of: key, terms: terms) else { return nil }
    return try Router(network).routeByExcerpt(query)
  }

  private func matrix(
    from origins: [Query.End],
    to destinations: [Query.End],
    under conditions: Query,
    of key: BatchRequest.ScenarioText?,
    on network: Network,
    _ prepare: (Terms) throws(ModelError) -> PreparedNetwork
  ) throws(QueryError) -> Matrix {
    let terms = conditions.terms(on: network, variants: conditions.variants)
    if cache.prefersExcerpt(network, of: key, terms: terms),
      let matrix = try Matrix.byExcerpt(
        from: origins,
        to: destinations,
        under: conditions,
        on: network
      )
    {
      return matrix
    }
    return try Matrix(
      from: origins,
      to: destinations,
      under: conditions,
      on: prepared(for: conditions, on: network, prepare)
    )
  }

  private func prepared(
    for query: Query,
    along corridor: CorridorDefinition? = nil,
    on network: Network,
    _ prepare: (Terms) throws(ModelError) -> PreparedNetwork
  ) throws(QueryError) -> PreparedNetwork {
    let variants = query.variants.union(corridor?.variants ?? [])
    do {
      return try prepare(query.terms(on: network, variants: variants))
    } catch {
      throw .model(error)
    }
  }
}
