import Geo
import Routing

/// The network as the edits before have left it, and what an edit may ask of it.
public struct EditContext: Sendable {
  public private(set) var network: Network
  /// The scenario's date; `nil` if neither it nor its base has one.
  public var date: CivilDate? { network.scenarioDate }

  /// Corridors are traced on a search graph, which is kept while nothing changes where they run.
  private var graphs: [Set<String>: PreparedNetwork] = [:]

  public init(_ network: Network) {
    self.network = network
  }

  /// What a selector picks.
  ///
  /// - Parameters:
  ///   - allowsEmpty: whether picking nothing is no error.
  ///   - field: the word of the edit that holds the selector.
  public mutating func select(
    _ selector: Selector,
    allowsEmpty: Bool,
    field: String?
  ) throws(EditError) -> Selection {
    var graphs = graphs
    let network = network
    defer { self.graphs = graphs }
    do {
      return try network.select(selector) { corridor in
        EditContext.graph(for: corridor, on: network, kept: &graphs)?.legs(of: corridor) ?? []
      }
    } catch {
      if allowsEmpty, error.meansNothingIsThere { return Selection() }
      throw EditError(error, field: field)
    }
  }

  /// The line of a corridor, with everything open.
  public mutating func line(
    of corridorID: String,
    field: String?
  ) throws(EditError) -> CorridorLine {
    let corridor: CorridorDefinition
    do {
      corridor = try network.corridor(corridorID)
    } catch {
      throw EditError(error.description, field: field)
    }
    let line = EditContext.graph(for: corridor, on: network, kept: &graphs)?.line(of: corridor)
    guard let line else {
      throw EditError("the line of corridor '\(corridor.id)' is not in the network", field: field)
    }
    return line
  }

  private static func graph(
    for corridor: CorridorDefinition,
    on network: Network,
    kept: inout [Set<String>: PreparedNetwork]
  ) -> PreparedNetwork? {
    if let graph = kept[corridor.variants] { return graph }
    let terms = Terms(date: network.defaultDate, variants: corridor.variants)
    let graph = try? Router(network).prepare(terms)
    kept[corridor.variants] = graph
    return graph
  }

  /// Makes an edit's changes.
  ///
  /// - Returns: the changes that undo them.
  mutating func apply(_ changes: [NetworkChange]) throws(EditError) -> [NetworkChange] {
    do {
      let undo = try network.apply(changes)
      if changes.contains(where: \.movesLines) { graphs = [:] }
      return undo
    } catch {
      throw EditError(error.description)
    }
  }
}

extension SelectorError {
  /// Whether the words are right and pick nothing, an id that is not there included.
  fileprivate var meansNothingIsThere: Bool {
    switch self {
    case .selectsNothing, .lookup(.unknown): true
    case .unknownValue(let key, _, _):
      ElementKind(rawValue: key) != nil || key == Selector.Key.id.rawValue
    case .malformed, .unknownKey, .lookup(.ambiguous): false
    }
  }
}

extension NetworkChange {
  /// Whether corridors may run elsewhere afterwards.
  fileprivate var movesLines: Bool {
    switch self {
    case .node, .leg, .facility: true
    case .crossing, .service, .tariff, .defaultDate, .scenarioNames, .unscaled: false
    }
  }
}
