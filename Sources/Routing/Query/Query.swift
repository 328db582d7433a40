import Geo

/// A question to the network: from where to where, when, with what, and under which conditions.
public struct Query: Hashable, Sendable {
  /// Where freight starts or ends.
  public enum End: Hashable, Sendable {
    /// A node id, a place, or a name.
    case named(String)
    /// A point, joined to the nearest usable node within the snap limit.
    case point(Coordinate)
  }

  public var origin: End
  public var destination: End
  /// `nil` is the data's own date.
  public var date: CivilDate?
  public var service: ServiceClass
  public var cargo: Cargo
  /// Nodes or places to pass, in this order.
  public var vias: [String]
  /// What may not be used.
  public var avoid: [Selector]
  /// Node, leg, country, corridor: at least once. Mode, basis, status, gauge: nothing else.
  /// At most ``maximumRequirements``.
  public var require: [Selector]
  public var objective: Objective
  /// Variants whose legs exist for this query.
  public var variants: Set<String>

  public static let maximumRequirements = 6

  public init(
    from origin: End,
    to destination: End,
    date: CivilDate? = nil,
    service: ServiceClass = .ordinary,
    cargo: Cargo = .feu,
    vias: [String] = [],
    avoid: [Selector] = [],
    require: [Selector] = [],
    objective: Objective = .time,
    variants: Set<String> = []
  ) {
    self.origin = origin
    self.destination = destination
    self.date = date
    self.service = service
    self.cargo = cargo
    self.vias = vias
    self.avoid = avoid
    self.require = require
    self.objective = objective
    self.variants = variants
  }
}

extension Query.End {
  /// Reads `lon,lat` as a point, anything else as a name.
  ///
  /// - Throws: ``CoordinateError`` if the text has the shape of a coordinate but is none.
  public init(parsing text: String) throws(CoordinateError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let looksNumeric =
      parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0.isNumber || "+-. eE".contains($0) }
      }
    self = looksNumeric ? .point(try Coordinate(parsing: text)) : .named(text)
  }
}

/// Why a query has no answer.
public enum QueryError: Error, Sendable {
  case lookup(LookupError)
  case selector(SelectorError)
  case model(ModelError)
  /// An end lies where `avoid` or a scenario closes.
  case endIsClosed(name: String, by: String)
  /// No usable node within the snap limit; the nearest one is named.
  case nothingNear(point: Coordinate, limitKm: Double, nearestID: String?, nearestKm: Double?)
  case tooManyRequirements(count: Int)
  /// Selectors of this kind cannot be required.
  case cannotRequire(String)
  /// Hours, dollars and gauge changes have no meaning in a pipeline.
  case objectiveUndefined(objective: String, cargo: String)
  /// Alternatives are limited to a multiple of the best route's objective, which this one has not.
  case noStretch(objective: String)
  case noRoute(NoRoute)
  case corridorDoesNotServe(CorridorMismatch)
}

extension QueryError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .lookup(let error): error.description
    case .selector(let error): error.description
    case .model(let error): error.description
    case .endIsClosed(let name, let closing):
      "'\(name)' lies inside what \(closing) closes"
    case .nothingNear(let point, let limit, let id, let km):
      "no usable node within \(Int(limit)) km of \(point)"
        + (id.map { id in "; the nearest is '\(id)', \(Int((km ?? 0).rounded())) km away" } ?? "")
    case .tooManyRequirements(let count):
      "\(count) requirements; at most \(Query.maximumRequirements) can be searched at once"
    case .cannotRequire(let text): "'\(text)' cannot be required"
    case .objectiveUndefined(let objective, let cargo):
      "\(objective) is not defined for \(cargo): pipelines have km, capacity and status only"
    case .noStretch(let objective):
      "alternatives cannot be limited to a multiple of the best \(objective); "
        + "choose time, distance, cost, co2 or generalised-cost"
    case .noRoute(let reason): reason.description
    case .corridorDoesNotServe(let mismatch): mismatch.description
    }
  }
}
