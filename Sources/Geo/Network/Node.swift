/// A place freight can be: a station, a port, a border point, a terminal, a city, a chokepoint.
public struct Node: Hashable, Sendable, Identifiable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case station
    case border
    case port
    case terminal
    case city
    /// A strait or cape that ships pass; freight neither starts, ends nor changes here.
    case chokepoint
  }

  public var id: String
  public var name: String
  public var aliases: [String]
  public var coordinate: Coordinate
  public var kind: Kind
  /// ``Country/highSeas`` for chokepoints.
  public var country: Country
  public var coordinateBasis: Basis
  public var coordinateSource: String
  public var notes: String
  /// What a scenario closed this node by, with the legs and facilities there: `country:RU`.
  public var closedBy: String?

  public init(
    id: String,
    name: String,
    aliases: [String] = [],
    coordinate: Coordinate,
    kind: Kind,
    country: Country,
    coordinateBasis: Basis = .assumption,
    coordinateSource: String = "",
    notes: String = ""
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.coordinate = coordinate
    self.kind = kind
    self.country = country
    self.coordinateBasis = coordinateBasis
    self.coordinateSource = coordinateSource
    self.notes = notes
  }
}
