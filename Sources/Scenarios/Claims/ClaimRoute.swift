import Geo
import Routing

/// How the route behind a claim is asked for.
public struct ClaimRoute: Hashable, Sendable {
  public enum Date: Hashable, Sendable, CustomStringConvertible {
    case ofData
    case day(CivilDate)
    /// As if every line that is being built, planned or suspended were open.
    case everyLineOpen

    public var description: String {
      switch self {
      case .ofData: "date of the data"
      case .day(let day): day.description
      case .everyLineOpen: "every line open"
      }
    }
  }

  /// What to call it beside others: a corridor's id, `free`, `by Khorgos`.
  public var label: String
  /// A name, a node id or `place:ID`.
  public var origin: String
  public var destination: String
  public var corridorID: String?
  public var vias: [String]
  /// Selectors.
  public var avoid: [String]
  /// Empty admits all.
  public var modes: Set<Mode>
  public var date: Date
  public var service: ServiceClass
  public var cargo: Cargo

  public init(
    label: String,
    from origin: String,
    to destination: String,
    corridorID: String? = nil,
    vias: [String] = [],
    avoid: [String] = [],
    modes: Set<Mode> = [],
    date: Date = .ofData,
    service: ServiceClass = .ordinary,
    cargo: Cargo = .feu
  ) {
    self.label = label
    self.origin = origin
    self.destination = destination
    self.corridorID = corridorID
    self.vias = vias
    self.avoid = avoid
    self.modes = modes
    self.date = date
    self.service = service
    self.cargo = cargo
  }

  /// The query, in which the other modes of a network are avoided.
  func query(
    objective: Objective,
    presentModes: Set<Mode>
  ) throws(SelectorError) -> Query {
    var selectors: [Selector] = []
    for text in avoid { selectors.append(try Selector(parsing: text)) }
    if !modes.isEmpty {
      for mode in Mode.allCases where presentModes.contains(mode) && !modes.contains(mode) {
        selectors.append(try Selector(parsing: "mode:\(mode.rawValue)"))
      }
    }
    var day: CivilDate?
    if case .day(let named) = date { day = named }
    return Query(
      from: .named(origin),
      to: .named(destination),
      date: day,
      service: service,
      cargo: cargo,
      vias: vias,
      avoid: selectors,
      objective: objective
    )
  }
}
